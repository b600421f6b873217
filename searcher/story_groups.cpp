#include "searcher/story_groups.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/ranked_matches.h"
#include "searcher/slot_reader.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_others_told = 10;

/// The id that a document's value has the beginning of.
std::string whole_id(const Xapian::Database& database, const Candidate& candidate) {
    if (candidate.tie_break.size() < slot::longest_id) return candidate.tie_break;
    return decode_record(database.get_document(candidate.document).get_data()).id;
}

}  // namespace

/// Xapian shows it all that matches.
class StoryGroups::Tally : public Xapian::MatchSpy {
 public:
    void operator()(const Xapian::Document& document, double) override {
        ++briefings_;
        const std::string story = document.get_value(slot::story);
        if (story.empty()) {
            ++alone_;
        } else {
            ++tellings_[story];
        }
    }

    [[nodiscard]] std::size_t briefings() const { return briefings_; }
    [[nodiscard]] std::size_t stories() const { return alone_ + tellings_.size(); }
    [[nodiscard]] std::size_t tellings_of(const std::string& story) const { return tellings_.at(story); }

 private:
    std::unordered_map<std::string, std::size_t> tellings_;  // looked up only
    std::size_t briefings_ = 0;
    std::size_t alone_ = 0;
};

StoryGroups::StoryGroups(const Xapian::Database& database, const RankedQuery& query,
                         const SearchRequest& request)
    : database_(database), query_(query), request_(request) {
    if (request.total == SearchRequest::Total::exact) tally_ = std::make_unique<Tally>();
}

StoryGroups::~StoryGroups() = default;

Matches StoryGroups::find(std::size_t count) {
    Matches found;
    if (request_.sort != Sort::relevance) {
        found = find_matches(database_, query_.plan, count, request_, {tally_.get(), true});
    } else {
        const bool needs_all = request_.ranking.mode == RankingMode::deep;
        const std::size_t looked_at = needs_all ? SIZE_MAX : request_.ranking.reranked;
        found = find_ranked(database_, query_, looked_at, request_, {tally_.get(), false});
        for (const Candidate& candidate : found.best) places_.emplace(candidate.document, places_.size());
        found.best = fold(found.best);
        const bool are_all = places_.size() < looked_at;
        if (found.best.size() < count && !are_all) add_others(found.best, count);
        found.best.resize(std::min(found.best.size(), count));
    }
    if (tally_) found.total = tally_->briefings();
    return found;
}

/// Reads in the order of the documents, in which values lie side by side.
std::vector<std::string> StoryGroups::stories_of(const std::vector<Candidate>& candidates) const {
    std::vector<std::size_t> order(candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return candidates[left].document < candidates[right].document;
    });
    std::vector<std::string> stories(candidates.size());
    SlotReader values(database_, slot::story);
    for (const std::size_t i : order) stories[i] = values.value_of(candidates[i].document);
    return stories;
}

/// The first of each story.
std::vector<Candidate> StoryGroups::fold(const std::vector<Candidate>& candidates) const {
    const std::vector<std::string> stories = stories_of(candidates);
    std::unordered_set<std::string_view> seen;
    std::vector<Candidate> first;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (stories[i].empty() || seen.insert(stories[i]).second) first.push_back(candidates[i]);
    return first;
}

/// What comes behind those that were ranked closely. Whatever of a story does, its best telling by words is
/// either among these or the one that Xapian keeps.
void StoryGroups::add_others(std::vector<Candidate>& best, std::size_t count) const {
    SearchRequest uncounted = request_;
    uncounted.total = SearchRequest::Total::none;
    Matches folded = find_matches(database_, query_.plan, count, uncounted, {nullptr, true});
    std::vector<Candidate> all = ranked_by_words(std::move(folded.best));
    std::erase_if(all, [&](const Candidate& candidate) { return places_.contains(candidate.document); });
    all.insert(all.begin(), best.begin(), best.end());
    best = fold(all);
}

std::optional<std::size_t> StoryGroups::stories() const {
    if (!tally_) return std::nullopt;
    return tally_->stories();
}

/// In the order of the search: those that were ranked closely first.
std::vector<Candidate> StoryGroups::find_tellings(const std::string& story, std::size_t count) const {
    SearchRequest uncounted = request_;
    uncounted.total = SearchRequest::Total::none;
    const Xapian::Query telling(to_term(find_field("story")->prefix, story));
    const Xapian::Query plan(Xapian::Query::OP_FILTER, query_.plan, telling);
    std::vector<Candidate> tellings = find_matches(database_, plan, count, uncounted).best;
    if (request_.sort != Sort::relevance) return tellings;
    tellings = ranked_by_words(std::move(tellings));
    const auto place_of = [&](const Candidate& candidate) {
        const auto place = places_.find(candidate.document);
        return place == places_.end() ? SIZE_MAX : place->second;
    };
    std::stable_sort(tellings.begin(), tellings.end(), [&](const Candidate& left, const Candidate& right) {
        return place_of(left) < place_of(right);
    });
    return tellings;
}

std::vector<Candidate> StoryGroups::ranked_by_words(std::vector<Candidate> candidates) const {
    RankingOptions by_words = request_.ranking;
    by_words.mode = RankingMode::plain;
    return rerank(database_, query_, std::move(candidates), by_words);
}

FoundTellings StoryGroups::tellings_of(const Candidate& hit) const {
    FoundTellings found;
    if (!tally_) return found;
    const std::string story = database_.get_document(hit.document).get_value(slot::story);
    if (story.empty()) return {1, {}};
    found.count = tally_->tellings_of(story);
    if (found.count == 1 || is_over_now(request_.deadline)) return found;
    for (const Candidate& telling : find_tellings(story, found.count)) {
        if (found.others.size() == most_others_told) break;
        if (telling.document != hit.document) found.others.push_back(whole_id(database_, telling));
    }
    return found;
}

}  // namespace debrief
