#pragma once

#include "corpus/names.h"
#include "corpus/prose_tokens.h"
#include "corpus/quotes_marks.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace debrief {

enum class SpeakerKind : std::uint8_t {
    unknown,
    name,     ///< somebody or something that the text names
    phrase,   ///< "a spokesman for the company"
    pronoun,  ///< "he"
};

/// Words that may tell who says something: tokens, half-open.
struct SpeakerPhrase {
    SpeakerKind kind = SpeakerKind::unknown;
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t name = 0;  ///< of kind `name`: which of the names
    std::size_t end = 0;   ///< behind what goes on with it: "at Acme" of "Ann Lee at Acme"

    [[nodiscard]] bool is_known() const { return kind != SpeakerKind::unknown; }
};

/// The words of a text as sentences are told by: where names lie, what is quoted, where sentences end, and
/// which words stand together as a subject. Each question looks at a bounded number of tokens.
class PhraseReader {
 public:
    PhraseReader(const Prose& prose, std::span<const Name> names, std::span<const QuotedPiece> pieces);

    enum class Side : std::uint8_t {
        before_verb,  ///< "a trader in London said"
        behind_verb,  ///< "said a trader", with more of the sentence behind
    };

    /// The subject that begins at a token.
    [[nodiscard]] SpeakerPhrase phrase_at(std::size_t first, Side side) const;
    /// The subject of a finite verb that stands in front of it.
    [[nodiscard]] SpeakerPhrase subject_of(std::size_t verb) const;

    [[nodiscard]] bool is_verb(std::size_t i) const;
    [[nodiscard]] bool is_lower_word(std::size_t i) const {
        return prose_.is_word(i) && !prose_.is_capitalised(i);
    }
    /// Whether a token is quoted or a mark of a quotation.
    [[nodiscard]] bool is_quoted(std::size_t i) const { return i < piece_at_.size() && piece_at_[i] != 0; }
    /// The piece that a quoted token belongs to.
    [[nodiscard]] std::size_t piece_of(std::size_t i) const { return piece_at_[i] - 1; }
    /// Whether a sentence ends with token `i`.
    [[nodiscard]] bool ends_sentence(std::size_t i) const;
    /// The first token of the sentence that `i` stands in; at most `most` tokens back, else the first of
    /// those.
    [[nodiscard]] std::size_t sentence_begin(std::size_t i, std::size_t most) const;
    /// Behind "later", "also", "has", "on Monday" and what stands in brackets.
    [[nodiscard]] std::size_t skip_adverbs(std::size_t i) const;

    struct Mention {
        std::size_t first;
        std::size_t last;
        std::size_t name;
    };
    /// The mention that a token belongs to; none: nothing.
    [[nodiscard]] const Mention* mention_at(std::size_t i) const {
        return i < mention_at_.size() && mention_at_[i] != 0 ? &mentions_[mention_at_[i] - 1] : nullptr;
    }
    /// The one name that ends with a word, or is it, where `find_names` does not see it: in front of a
    /// sentence.
    [[nodiscard]] std::optional<std::size_t> name_ending(std::size_t i) const;
    /// The words of a phrase that is a given name and what belongs to it, where `find_names` does not see
    /// that it names anybody: in a short line. Else nothing.
    [[nodiscard]] std::string full_name(const SpeakerPhrase& phrase) const;

 private:
    [[nodiscard]] bool goes_on(std::size_t i) const {
        return i < prose_.size() && prose_.goes_on(i) && !is_quoted(i);
    }
    [[nodiscard]] std::size_t words_end(std::size_t i, std::size_t end) const;
    [[nodiscard]] std::size_t of_end(std::size_t i, std::size_t end, Side side) const;
    [[nodiscard]] bool stops_words(std::size_t i) const;
    [[nodiscard]] const Mention* mention_ending(std::size_t end) const;
    [[nodiscard]] bool has_role(std::size_t first, std::size_t last) const;
    [[nodiscard]] SpeakerPhrase walk_back(std::size_t last) const;
    [[nodiscard]] SpeakerPhrase named(const SpeakerPhrase& phrase) const;
    [[nodiscard]] std::size_t skip_titles(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool is_given_name(std::size_t i) const;

    const Prose& prose_;
    std::vector<Mention> mentions_;
    std::vector<std::uint32_t> mention_at_;  ///< by token, from 1
    std::vector<std::uint32_t> piece_at_;    ///< by token, from 1
    /// Names by their forms and by their last words, for those in places where names are not looked for.
    /// Those that several end with are none.
    std::unordered_map<std::string, std::optional<std::size_t>> by_form_;
};

}  // namespace debrief
