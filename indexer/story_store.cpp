#include "indexer/story_store.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_key_list.h"

#include <algorithm>
#include <span>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_kept_frequencies = 50'000;
constexpr std::size_t longest_whole_id = 199;  ///< bytes; values of longer ones may be cut

std::string id_of(const Xapian::Document& document) {
    std::string id = document.get_value(slot::id);
    return id.size() > longest_whole_id ? decode_record(document.get_data()).id : id;
}

}  // namespace

StoryStore::StoryStore(const Xapian::Database& database, std::chrono::days window)
    : database_(database), window_(window) {}

std::uint32_t StoryStore::last_document() const {
    return database_.get_lastdocid();
}

void StoryStore::for_each_document(const VisitDocument& visit) const {
    for (auto post = database_.postlist_begin(""); post != database_.postlist_end(""); ++post) visit(*post);
}

void StoryStore::for_each_key(const VisitKey& visit) const {
    for (std::uint32_t list = 0; list < story_key_lists; ++list) {
        const std::string bytes = database_.get_metadata(story_key_list_name(list));
        for (StoryKeyListReader keys(list, bytes); keys.next();) {
            if (keys.frequency() < 2) continue;
            const bool is_common = commonness_of(keys.frequency()) == Commonness::any;
            visit(keys.key(), keys.frequency(),
                  is_common ? std::span<const std::uint32_t>() : keys.documents());
        }
    }
}

StoryProfile StoryStore::read_profile(std::uint32_t document) const {
    const Xapian::Document stored = database_.get_document(document);
    return make_story_profile({"", stored.get_value(slot::given_day), stored.get_value(slot::signature),
                               stored.get_value(slot::facets), "", stored.get_value(slot::events),
                               stored.get_value(slot::title)});
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
    const std::uint32_t frequency = is_story_period(key) ? database_.get_termfreq(story_period_term(key))
                                                         : story_key_frequency(list_with(key), key);
    frequencies_.emplace(key, frequency);
    return frequency;
}

std::vector<std::uint32_t> StoryStore::documents_of(std::uint32_t key) const {
    if (!is_story_period(key)) return story_key_documents(list_with(key), key);
    const std::string term = story_period_term(key);
    return {database_.postlist_begin(term), database_.postlist_end(term)};
}

std::string StoryStore::list_with(std::uint32_t key) const {
    return database_.get_metadata(story_key_list_name(story_key_list_of(key)));
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
        briefing, read_profile(other), [this](std::uint32_t key) { return frequency(key); }, window_);
}

}  // namespace debrief
