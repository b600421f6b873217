#pragma once

#include "indexer/byte_table.h"
#include "indexer/document_terms.h"
#include "indexer/signature.h"
#include "indexer/stemmer.h"
#include "indexer/word_sequence.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// What the word forms of one language's texts come to: found out once, then known. Of the document that is
/// being made it numbers the words and knows their terms, so that each occurrence of a word costs one look.
/// One for each thread; costs a few megabytes at most, beside what the words of one document take.
class KnownWords {
 public:
    /// Small, since a text looks at words all over the table, and with all that is looked at of most of them:
    /// half of what the processor fetches from memory at once.
    struct alignas(32) Word {
        std::uint32_t begin = 0;       ///< where its form stands, with the term of its stem behind it
        std::uint32_t document = 0;    ///< in which it was entered last
        std::uint32_t number = 0;      ///< among the words of that document
        std::uint8_t form_length = 0;  ///< 1 to `longest_form`
        std::uint8_t term_length = 0;
        bool is_stop_word : 1 = false;
        bool is_unspaced : 1 = false;
        TextEnds ends;  ///< the form's
    };

    /// A word of the document that is being made.
    struct Entry {
        std::uint32_t word = 0;  ///< among all that are known, or among those of the document too long
        DocumentTerms::Number form_term = 0;  ///< where it has terms
        DocumentTerms::Number stem_term = 0;
        bool is_known = true;  ///< not longer than `longest_form`
        bool has_terms = false;
        bool is_unspaced = false;
    };

    static constexpr std::size_t longest_form =
        128;  ///< bytes; of longer ones the stemmer is asked in each document

    /// The stemmer must outlive it.
    explicit KnownWords(Stemmer& stemmer) : stemmer_(stemmer) {}

    /// What is entered from now on goes to `terms`, which must live as long as the document is being made.
    void begin_document(DocumentTerms& terms);

    /// Of at most `longest_form` bytes. Valid until the next call.
    [[nodiscard]] const Word& look_up(std::string_view form) {
        return words_[number_of(form, hash_bytes(form))];
    }

    /// The number of a form of any length among the words of the document, from 0 on by their first entering.
    [[nodiscard]] std::uint32_t enter(std::string_view form) { return enter(form, hash_bytes(form)); }
    /// The same where its hash is known (`hash_bytes`).
    [[nodiscard]] std::uint32_t enter(std::string_view form, std::uint32_t hash);

    /// Has the processor fetch what `enter` will look at first: most words are far from each other in memory.
    void fetch(std::uint32_t hash) const { table_.fetch(hash); }
    /// The same for what it will look at next, some time later.
    void fetch_word(std::uint32_t hash) const {
        if (const auto number = table_.first_asked_for(hash)) __builtin_prefetch(&words_[*number]);
    }
    /// The same for what `enter_terms` will look at of a word that is new to the document.
    void fetch_bytes(std::uint32_t hash) const {
        const auto number = table_.first_asked_for(hash);
        if (number && words_[*number].document != document_)
            __builtin_prefetch(bytes_.data() + words_[*number].begin);
    }

    /// The word of that number, with the terms of form and stem added to the document. Valid until the next
    /// is entered.
    [[nodiscard]] const Entry& enter_terms(std::uint32_t number);
    /// The words of the document by number, as the sequence of its words needs them: the form as a term
    /// without prefix, and its hash. Valid until the next word is looked up or entered.
    [[nodiscard]] std::span<const SequenceKey> keys();

    [[nodiscard]] std::string_view stem_of(const Word& word) const;
    /// The term of its stem without prefix, which fits behind any (`stem_term`).
    [[nodiscard]] std::string_view stem_term_of(const Word& word) const {
        return {bytes_.data() + word.begin + word.form_length, word.term_length};
    }
    [[nodiscard]] Stemmer& stemmer() { return stemmer_; }

    /// The stems, each once, of the forms that have terms in this document and count in it, but of stop
    /// words.
    [[nodiscard]] std::vector<StemOfText> weighed_stems() const;

 private:
    /// What is asked of a word once a document.
    struct Facts {
        double idf = 0;          ///< `background_idf`
        std::uint64_t hash = 0;  ///< `sequence_hash`
    };

    [[nodiscard]] std::uint32_t number_of(std::string_view form, std::uint32_t hash);
    [[nodiscard]] std::uint32_t enter_long(std::string_view form);
    void add(std::string_view form);
    [[nodiscard]] bool is_form_of(const Word& word, std::string_view form, const TextEnds& ends) const {
        return word.form_length == form.size() && word.ends == ends &&
               (is_told_by_ends(form.size()) || form_of(word) == form);
    }
    [[nodiscard]] std::string_view form_of(const Word& word) const {
        return {bytes_.data() + word.begin, word.form_length};
    }

    Stemmer& stemmer_;
    DocumentTerms* terms_ = nullptr;  ///< of the document that is being made
    ByteTable table_;
    std::string bytes_;
    std::vector<Word> words_;
    std::vector<Facts> facts_;                                        ///< of the word of the same number
    std::vector<Entry> entered_;                                      ///< for this document, each word once
    std::vector<std::string> long_forms_;                             ///< of this document
    std::unordered_map<std::string, std::uint32_t> numbers_of_long_;  ///< by their terms without prefix
    std::vector<SequenceKey> keys_;
    std::uint32_t document_ = 0;  ///< its number
};

}  // namespace debrief
