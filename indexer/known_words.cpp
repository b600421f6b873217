#include "indexer/known_words.h"

#include "corpus/background.h"
#include "indexer/analysis.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cstring>

namespace debrief {

namespace {

// Where they are exceeded, all is found out anew from the next document on.
constexpr std::size_t most_words_known = 100'000;
constexpr std::size_t most_bytes_known = 4'000'000;

}  // namespace

void KnownWords::begin_document(DocumentTerms& terms) {
    if (words_.size() > most_words_known || bytes_.size() > most_bytes_known) {
        table_.clear();
        bytes_ = std::string();
        words_ = std::vector<Word>();
        rarities_ = std::vector<double>();
        entered_ = std::vector<std::uint32_t>();
    }
    entered_.clear();
    terms_ = &terms;
    ++document_;
}

const KnownWords::Word& KnownWords::enter(std::string_view form) {
    const std::uint32_t number = number_of(form);
    Word& word = words_[number];
    if (word.document != document_) {
        word.document = document_;
        word.form_term = terms_->add(form_of(word));
        word.stem_term = terms_->add(term_of(word));
        entered_.push_back(number);
    }
    return word;
}

std::string_view KnownWords::stem_of(const Word& word) const {
    return term_of(word).substr(stem_prefix.size());
}

std::vector<WeighedStemOfForm> KnownWords::weighed_stems() const {
    std::vector<WeighedStemOfForm> stems;
    stems.reserve(entered_.size());
    for (const std::uint32_t number : entered_) {
        const Word& word = words_[number];
        const std::uint32_t count = terms_->count_of(word.form_term);
        if (count > 0 && !word.is_stop_word) stems.push_back({stem_of(word), count, rarities_[number]});
    }
    return stems;
}

bool KnownWords::is_form_of(const Word& word, std::string_view form) const {
    if (word.form_length != form.size()) return false;
    const std::size_t head = std::min(form.size(), word.head.size());
    if (std::memcmp(word.head.data(), form.data(), head) != 0) return false;
    return head == form.size() || form_of(word).substr(head) == form.substr(head);
}

std::uint32_t KnownWords::number_of(std::string_view form) {
    const std::uint32_t number = table_.find_or_add(
        hash_bytes(form), [&](std::uint32_t known) { return is_form_of(words_[known], form); });
    if (number == words_.size()) add(form);
    return number;
}

void KnownWords::add(std::string_view form) {
    const std::string term = to_term(stem_prefix, stemmer_.stem_once(std::string(form)));
    Word word;
    word.begin = static_cast<std::uint32_t>(bytes_.size());
    word.form_length = static_cast<std::uint8_t>(form.size());
    word.term_length = static_cast<std::uint8_t>(term.size());
    word.is_stop_word = is_stop_word(form);
    word.is_unspaced = is_unspaced(form);
    std::copy_n(form.begin(), std::min(form.size(), word.head.size()), word.head.begin());
    bytes_.append(form).append(term);
    words_.push_back(word);
    rarities_.push_back(background_idf(form));
}

}  // namespace debrief
