#include "searcher/word_places.h"

#include "indexer/schema.h"
#include "searcher/place_reader.h"
#include "searcher/posting_memory.h"
#include "searcher/sorted_numbers.h"

#include <algorithm>
#include <iterator>

#include <xapian.h>

namespace debrief {

namespace {

/// A form of a word in a document.
struct FormOccurrence {
    std::size_t word = 0;
    std::size_t document = 0;
    const std::string* form = nullptr;
};

/// What all forms of a word begin with, as far as stemmers cut from the end only: `citi` is the stem of
/// `city`.
std::string common_beginning(const std::string& word, const std::vector<std::string>& stems) {
    std::string beginning = word;
    for (const std::string& stem : stems) {
        const auto [in_word, in_stem] =
            std::mismatch(beginning.begin(), beginning.end(), stem.begin(), stem.end());
        beginning.erase(in_word, beginning.end());
    }
    return beginning;
}

bool shares_stem(const std::string& left, const std::string& right, Stemmers& stemmers) {
    return std::any_of(stemmers.each().begin(), stemmers.each().end(), [&](Stemmer* stemmer) {
        const std::string stem = stemmer->stem(left);
        return stem == stemmer->stem(right);
    });
}

}  // namespace

std::vector<std::string> forms_of(const Xapian::Database& database, const std::string& word,
                                  Stemmers& stemmers, const FormLimits& limits) {
    constexpr std::size_t shortest_beginning = 3;  // bytes; too many words begin with fewer
    std::vector<std::string> forms{word};
    const std::string beginning = common_beginning(word, stemmers.all(word));
    if (beginning.size() < shortest_beginning) return forms;
    std::size_t looked_at = 0;
    for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning); ++term) {
        const std::string form = *term;
        if (is_stem_term(form)) continue;
        if (++looked_at > limits.looked_at || forms.size() >= limits.forms) break;
        if (form != word && shares_stem(word, form, stemmers)) forms.push_back(form);
    }
    return forms;
}

WordPlaces::WordPlaces(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
                       std::span<const std::uint32_t> documents)
    : documents_(documents.size()), words_in_(documents.size(), 0), places_(words.size() * documents.size()) {
    std::vector<FormOccurrence> occurrences;
    std::vector<std::size_t> last_word(documents.size(), words.size());
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (const std::string& form : words[word]) {
            const std::string term = to_term("", form);
            auto posting = database.postlist_begin(term);
            const auto end = database.postlist_end(term);
            for (std::size_t i = 0; i < documents.size() && posting != end; ++i) {
                posting.skip_to(documents[i]);
                if (posting == end) break;
                if (*posting != documents[i]) continue;
                occurrences.push_back({word, i, &form});
                if (last_word[i] != word) ++words_in_[i];
                last_word[i] = word;
            }
        }
    }
    std::erase_if(occurrences, [&](const auto& each) { return words_in_[each.document] < 2; });
    std::stable_sort(occurrences.begin(), occurrences.end(),
                     [](const auto& left, const auto& right) { return left.document < right.document; });
    PlaceReader reader(database);
    for (const auto& [word, document, form] : occurrences) {
        std::vector<std::uint32_t>& places = own_places_.emplace_back();
        reader.go_to(documents[document]);
        reader.add_places(reader.add("", *form), places);
        join(places_[word * documents_ + document], places);
    }
}

WordPlaces::WordPlaces(const Xapian::Database& database, const std::vector<std::vector<std::string>>& words,
                       std::span<const std::uint32_t> documents, PostingMemory& memory)
    : documents_(documents.size()), words_in_(documents.size(), 0), places_(words.size() * documents.size()) {
    struct Posting {
        std::size_t word;
        std::size_t document;
        const std::string* form;
        PostingMemory::Postings* postings;
        std::size_t index;
    };
    std::vector<Posting> postings;
    std::vector<std::size_t> last_word(documents.size(), words.size());
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (const std::string& form : words[word]) {
            PostingMemory::Postings& list = memory.postings(database, to_term("", form));
            for_common(documents, list.documents, [&](std::size_t document, std::size_t index) {
                postings.push_back({word, document, &form, &list, index});
                if (last_word[document] != word) ++words_in_[document];
                last_word[document] = word;
            });
        }
    }
    std::erase_if(postings, [&](const Posting& posting) { return words_in_[posting.document] < 2; });
    std::vector<const Posting*> unknown;
    for (const Posting& each : postings)
        if (!PostingMemory::has_places(*each.postings, each.index)) unknown.push_back(&each);
    std::stable_sort(unknown.begin(), unknown.end(), [](const Posting* left, const Posting* right) {
        return left->document < right->document;
    });
    PlaceReader reader(database);
    for (const Posting* each : unknown)
        memory.learn_places(reader, reader.add("", *each->form), *each->postings, each->index);
    for (const Posting& each : postings)
        join(places_[each.word * documents_ + each.document], memory.places(*each.postings, each.index));
}

/// Puts the places of another form of a word beside those that are known.
void WordPlaces::join(std::span<const std::uint32_t>& known, std::span<const std::uint32_t> more) {
    if (known.empty()) {
        known = more;
        return;
    }
    std::vector<std::uint32_t> joined;
    std::merge(known.begin(), known.end(), more.begin(), more.end(), std::back_inserter(joined));
    own_places_.push_back(std::move(joined));
    known = own_places_.back();
}

}  // namespace debrief
