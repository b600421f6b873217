#include "searcher/stored_briefings.h"

#include "indexer/schema.h"
#include "searcher/index_reader.h"

#include <xapian.h>

namespace debrief {

namespace {

/// Of the words of its texts, were all of them asked for.
std::size_t bytes_of_words(const Briefing& briefing) {
    constexpr std::size_t letters_of_a_word = 6;  ///< with what stands between words
    const std::size_t letters = briefing.title.size() + briefing.summary.size() + briefing.text.size();
    return letters / letters_of_a_word * sizeof(KnownWord);
}

}  // namespace

void StoredBriefings::make_room() {
    if (bytes_ <= most_bytes_) return;
    briefings_.clear();
    bytes_ = 0;
    constexpr std::size_t most_paths = 10'000;
    if (paths_.size() > most_paths) paths_.clear();
}

void StoredBriefings::make_room_for_words() {
    if (words_.bytes() <= most_word_bytes_) return;
    briefings_.clear();
    bytes_ = 0;
    words_ = WordNumbers();
}

const StoredBriefing& StoredBriefings::read(const Xapian::Database& database, const IndexReader& reader,
                                            std::uint32_t document) {
    const auto known = briefings_.find(document);
    if (known != briefings_.end()) return known->second;
    const Xapian::Document stored = database.get_document(document);
    StoredBriefing briefing{read_record(stored.get_data()), stored.get_value(slot::story)};
    const std::string file = stored.get_value(slot::file);
    const auto [path, is_new] = paths_.try_emplace(file);
    if (is_new) path->second = reader.path_of_file(file);
    briefing.path = path->second;
    constexpr std::size_t bytes_beside = 1000;
    bytes_ += briefing.record.briefing.summary.size() + briefing.record.briefing.text.size() +
              briefing.record.sentences.size() * sizeof(PlacedSentence) +
              bytes_of_words(briefing.record.briefing) + bytes_beside;
    if (most_bytes_ > 0) briefing.texts = std::make_unique<KnownTexts>(words_);
    return briefings_.emplace(document, std::move(briefing)).first->second;
}

}  // namespace debrief
