#include "indexer/story_store.h"

#include "indexer/record.h"
#include "indexer/schema.h"

#include <algorithm>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

/// A profile takes some 3.5 kB, and twice so many are kept: all of an index of some thousand briefings, since
/// reading them again and again takes longer than all else, and 56 MB of a large one.
constexpr std::size_t fewest_recent_profiles = 250;
constexpr std::size_t most_recent_profiles = 8'000;
constexpr std::size_t most_kept_frequencies = 50'000;
constexpr std::size_t longest_whole_id = 199;  ///< bytes; values of longer ones may be cut

std::string id_of(const Xapian::Document& document) {
    std::string id = document.get_value(slot::id);
    return id.size() > longest_whole_id ? decode_record(document.get_data()).id : id;
}

}  // namespace

StoryStore::StoryStore(const Xapian::Database& database, std::chrono::days window)
    : database_(database),
      window_(window),
      most_recent_(std::clamp<std::size_t>(database.get_doccount() / 2, fewest_recent_profiles,
                                           most_recent_profiles)) {}

const StoryProfile& StoryStore::profile(std::uint32_t document) {
    const auto known = recent_.find(document);
    if (known != recent_.end()) return known->second;
    if (recent_.size() >= most_recent_) {
        older_ = std::move(recent_);
        recent_.clear();
    }
    const auto older = older_.find(document);
    if (older != older_.end()) return recent_.insert(older_.extract(older)).position->second;
    return recent_.emplace(document, read_profile(document)).first->second;
}

StoryProfile StoryStore::read_profile(std::uint32_t document) const {
    const Xapian::Document stored = database_.get_document(document);
    StoryProfile profile = make_story_profile(
        {"", stored.get_value(slot::given_day), stored.get_value(slot::signature),
         stored.get_value(slot::facets), "", stored.get_value(slot::events), stored.get_value(slot::title)});
    profile.stems.shrink_to_fit();
    return profile;
}

StoryProfile StoryStore::read_head(std::uint32_t document) const {
    const Xapian::Document stored = database_.get_document(document);
    return make_story_profile({id_of(stored), stored.get_value(slot::given_day), "", "", "", ""});
}

bool StoryStore::has(std::uint32_t document) const {
    try {
        (void)database_.get_doclength(document);
        return true;
    } catch (const Xapian::DocNotFoundError&) {
        return false;
    }
}

std::uint32_t StoryStore::frequency(std::uint32_t key) {
    const auto known = frequencies_.find(key);
    if (known != frequencies_.end()) return known->second;
    if (frequencies_.size() >= most_kept_frequencies) frequencies_.clear();
    return frequencies_.emplace(key, database_.get_termfreq(story_key_term(key))).first->second;
}

std::vector<std::uint32_t> StoryStore::documents_of(std::uint32_t key) const {
    const std::string term = story_key_term(key);
    return {database_.postlist_begin(term), database_.postlist_end(term)};
}

std::vector<std::uint32_t> StoryStore::candidates_for(const StoryProfile& briefing) {
    std::vector<std::uint32_t> documents;
    for (const std::uint32_t key : briefing.keys) {
        if (commonness_of(frequency(key)) == Commonness::any) continue;
        const std::vector<std::uint32_t> having = documents_of(key);
        documents.insert(documents.end(), having.begin(), having.end());
    }
    std::sort(documents.begin(), documents.end());
    std::vector<std::uint32_t> candidates;
    for (std::size_t i = 1; i < documents.size(); ++i) {
        const bool is_new = candidates.empty() || candidates.back() != documents[i];
        if (documents[i] == documents[i - 1] && is_new) candidates.push_back(documents[i]);
    }
    return candidates;
}

StoryLink StoryStore::link_to(const StoryProfile& briefing, std::uint32_t other) {
    return link_between(
        briefing, profile(other), [this](std::uint32_t key) { return frequency(key); }, window_);
}

}  // namespace debrief
