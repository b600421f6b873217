#include "searcher/facts/story_heads.h"

#include "corpus/base/text.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_profile.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include <xapian.h>

namespace debrief {

namespace {

using TellingStems = std::vector<WeighedStem>;

TellingStems stems_of_document(const Xapian::Database& database, Xapian::docid document) {
    const Xapian::Document stored = database.get_document(document, Xapian::DOC_ASSUME_VALID);
    return make_story_profile({"", "", stored.get_value(slot::signature), "", "", ""}).stems;
}

/// For each the sum of its cosines with all others: linear, since it is that with the sum of all.
std::vector<double> centralities(std::span<const TellingStems> tellings) {
    std::unordered_map<std::string_view, double> sum;  // looked up only
    for (const TellingStems& stems : tellings)
        for (const WeighedStem& stem : stems) sum[stem.stem] += stem.weight;
    std::vector<double> centralities;
    for (const TellingStems& stems : tellings) {
        double product = 0;
        for (const WeighedStem& stem : stems) product += stem.weight * (sum[stem.stem] - stem.weight);
        centralities.push_back(product);
    }
    return centralities;
}

bool is_told_earlier(const TellingHead& left, const TellingHead& right) {
    const bool left_undated = !left.day;
    const bool right_undated = !right.day;
    return std::tie(left_undated, left.day, left.id, left.document) <
           std::tie(right_undated, right.day, right.id, right.document);
}

}  // namespace

void CitedOwners::add(std::span<const CitedHost> hosts) {
    for (const CitedHost& cited : hosts) {
        all.insert(cited.owner);
        (cited.kind == SourceKind::press   ? press
         : cited.kind == SourceKind::party ? party
                                           : social)
            .insert(cited.owner);
    }
}

void CitedOwners::add(const CitedOwners& other) {
    all.insert(other.all.begin(), other.all.end());
    press.insert(other.press.begin(), other.press.end());
    party.insert(other.party.begin(), other.party.end());
    social.insert(other.social.begin(), other.social.end());
}

TellingHead read_telling_head(const Xapian::Database& database, std::uint32_t document) {
    const Xapian::Document stored = database.get_document(document, Xapian::DOC_ASSUME_VALID);
    TellingHead head;
    head.document = document;
    head.id = id_of_document(stored);
    if (const std::string day = stored.get_value(slot::date); !day.empty()) head.day = from_sortable(day);
    head.owners.add(decode_facets(stored.get_value(slot::facets)).hosts);
    return head;
}

std::vector<TellingHead> read_telling_heads(const Xapian::Database& database, std::string_view story) {
    const std::string term = to_term(find_field("story")->prefix, story);
    std::vector<TellingHead> heads;
    for (auto telling = database.postlist_begin(term); telling != database.postlist_end(term); ++telling)
        heads.push_back(read_telling_head(database, *telling));
    std::sort(heads.begin(), heads.end(), is_told_earlier);
    std::vector<TellingStems> stems;
    for (const TellingHead& head : heads) stems.push_back(stems_of_document(database, head.document));
    const std::vector<double> central = centralities(stems);
    for (std::size_t i = 0; i < heads.size(); ++i) heads[i].centrality = central[i];
    return heads;
}

std::size_t headline_of(std::span<const TellingHead> tellings) {
    const auto best =
        std::max_element(tellings.begin(), tellings.end(), [](const auto& left, const auto& right) {
            return std::pair(left.owners.all.size(), left.centrality) <
                   std::pair(right.owners.all.size(), right.centrality);
        });
    return static_cast<std::size_t>(best - tellings.begin());
}

std::string id_of_document(const Xapian::Document& document) {
    std::string id = document.get_value(slot::id);
    return id.size() < slot::longest_id ? id : decode_record(document.get_data()).id;
}

std::optional<std::uint32_t> find_document(const Xapian::Database& database, std::string_view id) {
    if (id.empty()) return std::nullopt;
    const std::string term = to_term(id_prefix, id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) return std::nullopt;
    return *found;
}

std::optional<std::string> find_told_story(const Xapian::Database& database, std::string_view id) {
    std::string story = to_ascii_lower(trim(id));
    if (story.empty()) return std::nullopt;
    if (database.term_exists(to_term(find_field("story")->prefix, story))) return story;
    const auto document = find_document(database, trim(id));
    if (!document) return std::nullopt;
    return database.get_document(*document).get_value(slot::story);
}

}  // namespace debrief
