#include "searcher/place_reader.h"

#include "indexer/schema.h"
#include "indexer/word_sequence.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

/// A word, and where its postings stand: most words of a pattern are not in a document.
struct ReadWord {
    std::string_view prefix;
    std::string key;   ///< among the words of a sequence
    std::string term;  ///< of the documents that have it
    bool is_open = false;
    Xapian::docid at = 0;
    Xapian::PostingIterator posting{};
};

}  // namespace

struct PlaceReader::Reading {
    explicit Reading(const Xapian::Database& read) : database(read) {}

    void read_sequence() {
        if (sequence_of == document) return;
        const auto end = database.valuestream_end(slot::words);
        if (sequence_of == 0 || document < sequence_of) value = database.valuestream_begin(slot::words);
        sequence_of = document;
        if (value != end) value.skip_to(document);
        bytes.clear();
        if (value != end && value.get_docid() == document) bytes = *value;
        sequence.read(bytes);
    }

    const Xapian::Database database;
    std::vector<ReadWord> words{};
    std::map<std::string, Word> numbers{};  ///< by term
    Xapian::docid document = 0;
    Xapian::ValueIterator value{};
    Xapian::docid sequence_of = 0;
    std::string bytes{};  ///< of `sequence`
    WordSequence sequence{};
    std::vector<std::uint32_t> next{};  ///< places of a further word of a phrase
};

PlaceReader::PlaceReader(const Xapian::Database& database) : reading_(std::make_unique<Reading>(database)) {}
PlaceReader::PlaceReader(PlaceReader&&) noexcept = default;
PlaceReader& PlaceReader::operator=(PlaceReader&&) noexcept = default;
PlaceReader::~PlaceReader() = default;

PlaceReader::Word PlaceReader::add(std::string_view prefix, std::string_view form) {
    std::string term = to_term(prefix, form);
    const auto [known, is_new] = reading_->numbers.emplace(term, reading_->words.size());
    if (is_new) reading_->words.push_back({prefix, to_term("", form), std::move(term)});
    return known->second;
}

void PlaceReader::go_to(std::uint32_t document) {
    reading_->document = document;
}

bool PlaceReader::has(Word word) {
    ReadWord& read = reading_->words[word];
    const Xapian::docid document = reading_->document;
    if (read.at >= document) return read.at == document;
    if (!read.is_open) read.posting = reading_->database.postlist_begin(read.term);
    read.is_open = true;
    const auto end = reading_->database.postlist_end(read.term);
    if (read.posting != end) read.posting.skip_to(document);
    read.at = read.posting != end ? *read.posting : std::numeric_limits<Xapian::docid>::max();
    return read.at == document;
}

std::uint32_t PlaceReader::count_of(Word word) const {
    return reading_->words[word].posting.get_wdf();
}

void PlaceReader::add_places(Word word, std::vector<std::uint32_t>& places) {
    reading_->read_sequence();
    const ReadWord& read = reading_->words[word];
    reading_->sequence.add_places(read.prefix, read.key, places);
}

void PlaceReader::add_phrase_places(std::span<const Word> words, std::vector<std::uint32_t>& places) {
    const auto known = static_cast<std::ptrdiff_t>(places.size());
    add_places(words.front(), places);
    std::vector<std::uint32_t>& next = reading_->next;
    for (std::uint32_t i = 1; i < words.size() && places.begin() + known != places.end(); ++i) {
        next.clear();
        add_places(words[i], next);
        auto at = next.begin();
        const auto is_cut_off = [&](std::uint32_t place) {
            while (at != next.end() && *at < place + i) ++at;
            return at == next.end() || *at != place + i;
        };
        places.erase(std::remove_if(places.begin() + known, places.end(), is_cut_off), places.end());
    }
}

}  // namespace debrief
