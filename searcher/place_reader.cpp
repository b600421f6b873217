#include "searcher/place_reader.h"

#include "indexer/schema.h"
#include "indexer/word_sequence.h"
#include "searcher/sequence_memory.h"
#include "searcher/slot_reader.h"

#include <limits>
#include <map>
#include <optional>
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

bool has_one_shard(const PlaceContext& context) {
    return context.database && context.database->size() == 1;
}

}  // namespace

struct PlaceReader::Reading {
    Reading(const Xapian::Database& read, SequenceMemory* remembered) : database(read), memory(remembered) {}

    void read_sequence() {
        if (sequence_of == document) return;
        sequence_of = document;
        const auto known = memory ? memory->find(document) : std::nullopt;
        if (known) return sequence.read(*known);
        bytes = values.value_of(document);
        if (memory) memory->add(document, bytes);
        sequence.read(bytes);
    }

    std::span<const std::string_view> keys_of(std::span<const Word> asked) {
        keys.clear();
        for (const Word word : asked) keys.push_back(words[word].key);
        return keys;
    }

    const Xapian::Database database;
    SequenceMemory* memory;
    std::vector<ReadWord> words{};
    std::map<std::string, Word> numbers{};  ///< by term
    Xapian::docid document = 0;
    SlotReader values{database, slot::words};
    std::string bytes{};  ///< of a value
    WordSequence sequence{};
    Xapian::docid sequence_of = 0;
    std::vector<std::string_view> keys{};
};

SequenceMemory* memory_of_filters(const PlaceContext& context) {
    return has_one_shard(context) ? context.memory : nullptr;
}

Verdicts verdicts_of_filters(const PlaceContext& context) {
    return has_one_shard(context) ? Verdicts::remembered : Verdicts::forgotten;
}

PlaceReader::PlaceReader(const Xapian::Database& database, SequenceMemory* memory)
    : reading_(std::make_unique<Reading>(database, memory)) {}
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
    add_phrase_places({&word, 1}, places);
}

void PlaceReader::add_phrase_places(std::span<const Word> words, std::vector<std::uint32_t>& places) {
    const auto keys = reading_->keys_of(words);
    reading_->read_sequence();
    reading_->sequence.add_places(reading_->words[words.front()].prefix, keys, places);
}

bool PlaceReader::has_phrase(std::span<const Word> words) {
    const auto keys = reading_->keys_of(words);
    reading_->read_sequence();
    return reading_->sequence.has(reading_->words[words.front()].prefix, keys);
}

}  // namespace debrief
