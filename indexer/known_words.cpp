#include "indexer/known_words.h"

#include "corpus/background.h"
#include "indexer/analysis.h"
#include "indexer/schema.h"

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
        facts_ = std::vector<Facts>();
        entered_ = std::vector<Entry>();
        keys_ = std::vector<SequenceKey>();
    }
    entered_.clear();
    if (!long_forms_.empty()) {
        long_forms_ = std::vector<std::string>();
        numbers_of_long_ = std::unordered_map<std::string, std::uint32_t>();
    }
    terms_ = &terms;
    ++document_;
}

std::uint32_t KnownWords::enter(std::string_view form, std::uint32_t hash) {
    if (form.size() > longest_form) return enter_long(form);
    const std::uint32_t number = number_of(form, hash);
    Word& word = words_[number];
    if (word.document != document_) {
        word.document = document_;
        word.number = static_cast<std::uint32_t>(entered_.size());
        entered_.push_back({.word = number, .is_unspaced = word.is_unspaced});
    }
    return word.number;
}

std::uint32_t KnownWords::enter_long(std::string_view form) {
    const auto number = static_cast<std::uint32_t>(entered_.size());
    const auto [place, is_new] = numbers_of_long_.try_emplace(to_term("", form), number);
    if (is_new) {
        entered_.push_back({.word = static_cast<std::uint32_t>(long_forms_.size()),
                            .is_known = false,
                            .is_unspaced = is_unspaced(form)});
        long_forms_.emplace_back(form);
    }
    return place->second;
}

const KnownWords::Entry& KnownWords::enter_terms(std::uint32_t number) {
    Entry& entry = entered_[number];
    if (entry.has_terms) return entry;
    entry.has_terms = true;
    if (entry.is_known) {
        const Word& word = words_[entry.word];
        entry.form_term = terms_->add(form_of(word));
        entry.stem_term = terms_->add(stem_term_of(word));
    } else {
        const std::string& form = long_forms_[entry.word];
        entry.form_term = terms_->add(to_term("", form));
        entry.stem_term = terms_->add(stem_term("", stemmer_.stem(form)));
    }
    return entry;
}

std::span<const SequenceKey> KnownWords::keys() {
    keys_.clear();
    for (const Entry& entry : entered_) {
        if (entry.is_known)
            keys_.push_back({form_of(words_[entry.word]), facts_[entry.word].hash});
        else
            keys_.emplace_back();
    }
    for (const auto& [key, number] : numbers_of_long_) keys_[number] = {key, sequence_hash(key)};
    return keys_;
}

std::string_view KnownWords::stem_of(const Word& word) const {
    return without_stem_mark(stem_term_of(word));
}

std::vector<StemOfText> KnownWords::weighed_stems() const {
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> places(terms_->size(), none);  // of stems, by their terms
    std::vector<StemOfText> stems;
    stems.reserve(entered_.size());
    for (const Entry& entry : entered_) {
        if (!entry.is_known || !entry.has_terms) continue;
        const Word& word = words_[entry.word];
        const std::uint32_t count = terms_->count_of(entry.form_term);
        if (count == 0 || word.is_stop_word) continue;
        const StemOfText stem{stem_of(word), count, facts_[entry.word].idf};
        std::uint32_t& place = places[entry.stem_term];
        if (place == none) {
            place = static_cast<std::uint32_t>(stems.size());
            stems.push_back(stem);
        } else {
            stems[place].add(stem);
        }
    }
    return stems;
}

std::uint32_t KnownWords::number_of(std::string_view form, std::uint32_t hash) {
    const TextEnds ends(form);
    const std::uint32_t number =
        table_.find_or_add(hash, [&](std::uint32_t known) { return is_form_of(words_[known], form, ends); });
    if (number == words_.size()) add(form);
    return number;
}

void KnownWords::add(std::string_view form) {
    const std::string term = stem_term("", stemmer_.stem_once(std::string(form)));
    Word word;
    word.begin = static_cast<std::uint32_t>(bytes_.size());
    word.form_length = static_cast<std::uint8_t>(form.size());
    word.term_length = static_cast<std::uint8_t>(term.size());
    word.is_stop_word = is_stop_word(form);
    word.is_unspaced = is_unspaced(form);
    word.ends = TextEnds(form);
    bytes_.append(form).append(term);
    words_.push_back(word);
    facts_.push_back({background_idf(form), sequence_hash(form)});
}

}  // namespace debrief
