#include "searcher/facts/story_list.h"

#include "indexer/record.h"
#include "indexer/schema.h"
#include "searcher/deadline.h"
#include "searcher/expansion.h"
#include "searcher/index_reader.h"
#include "searcher/query_filter.h"
#include "searcher/query_notes.h"
#include "searcher/query_planner.h"
#include "searcher/ranking.h"
#include "searcher/slot_reader.h"
#include "searcher/synonyms.h"
#include "searcher/terms_behind.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <tuple>
#include <unordered_map>

#include <xapian.h>

namespace debrief {

namespace {

/// Stories are parted by the scores of their best tellings into so many bands of equal width.
constexpr std::size_t bands = 4;

constexpr std::size_t stories_given_late = 10;  ///< past the deadline of the whole answer

/// What is found of stories, by their ids.
struct FoundStories {
    struct Found {
        std::size_t matching = 0;
        double score = 0;  ///< of the best telling
    };
    std::unordered_map<std::string, Found> stories;
    std::size_t matches = 0;
    std::size_t alone = 0;
    double best = 0;  ///< score of all tellings

    void add(const std::string& story, double score) {
        ++matches;
        if (story.empty()) {
            ++alone;
            return;
        }
        Found& found = stories[story];
        ++found.matching;
        found.score = std::max(found.score, score);
        best = std::max(best, score);
    }
};

/// Xapian shows it all that matches.
class StoryTally : public Xapian::MatchSpy {
 public:
    explicit StoryTally(FoundStories& found) : found_(found) {}

    void operator()(const Xapian::Document& document, double score) override {
        found_.add(document.get_value(slot::story), score);
    }

 private:
    FoundStories& found_;
};

/// A story that may be listed, with what it is ranked by.
struct RankedStory {
    std::string id;
    std::size_t matching = 0;
    std::size_t tellings = 0;
    CitedOwners owners{};
    std::set<std::string> sources{};
    std::optional<Day> first{};
    std::optional<Day> last{};

    void add_day(Day day) {
        first = first ? std::min(*first, day) : day;
        last = last ? std::max(*last, day) : day;
    }
};

using StoryRanks = std::array<std::int64_t, story_order_names.size()>;

/// What decides first stands first.
StoryRanks ranks_of(const RankedStory& story, StoryOrder order) {
    const std::int64_t day =
        story.last ? story.last->time_since_epoch().count() : std::numeric_limits<std::int64_t>::min();
    StoryRanks ranks{static_cast<std::int64_t>(story.owners.all.size()),
                     static_cast<std::int64_t>(story.tellings), day};  // as in StoryOrder
    const auto first = ranks.begin() + static_cast<std::ptrdiff_t>(order);
    std::rotate(ranks.begin(), first, first + 1);
    return ranks;
}

bool is_listed_before(const RankedStory& left, const RankedStory& right, StoryOrder order) {
    const StoryRanks left_ranks = ranks_of(left, order);
    const StoryRanks right_ranks = ranks_of(right, order);
    return left_ranks != right_ranks ? left_ranks > right_ranks : left.id < right.id;
}

class StoryLister {
 public:
    StoryLister(const Xapian::Database& database, IndexReader& reader, const StoryListRequest& request)
        : database_(database), reader_(reader), request_(request) {}

    StoryList list() {
        list_.query = request_.search.query;
        find();
        list_.total = found_.stories.size();
        list_.matches = found_.matches;
        list_.alone = found_.alone;
        passed_over_ = request_.search.offset;
        std::array<std::vector<RankedStory>, bands> by_band;
        for (const auto& [id, found] : found_.stories)
            by_band.at(band_of(found.score)).push_back({id, found.matching});
        for (std::vector<RankedStory>& band : by_band) add_best(std::move(band));
        return std::move(list_);
    }

 private:
    void find() {
        Stemmers& stemmers = reader_.stemmers();
        const SearchRequest& search = request_.search;
        ParsedQuery parsed = parse_query(search.query, search.context);
        list_.notes = std::move(parsed.notes);
        if (parsed.query.kind == Query::Kind::everything && search.filters.empty()) return find_all();
        if (search.synonyms) search.synonyms->add_to(parsed.query, stemmers.of("en"));
        expand(parsed.query, database_, stemmers, list_.notes);
        Deadline deadline(search.time_limit, search.deadline);
        Xapian::Query plan =
            plan_query(parsed.query, search.ranking, stemmers, search.text, &deadline, &database_);
        for (const std::string& filter : search.filters)
            plan = filter_plan(plan, filter, {database_, stemmers, search, deadline}, list_.notes);
        StoryTally tally(found_);
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(*make_weight(search.ranking));
        enquire.set_query({Xapian::Query::OP_FILTER, plan, deadline_filter(deadline)});
        enquire.add_matchspy(&tally);
        (void)enquire.get_mset(0, 0, database_.get_doccount());
        if (deadline.was_met()) tell_of_end(deadline);
    }

    void find_all() {
        found_.matches = database_.get_doccount();
        const auto end = database_.valuestream_end(slot::story);
        std::size_t telling = 0;
        for (auto story = database_.valuestream_begin(slot::story); story != end; ++story, ++telling) {
            if (search_is_over()) break;
            ++found_.stories[*story].matching;
        }
        found_.alone = found_.matches - telling;
    }

    /// The best one is 0. What scores nothing answers as well as anything else does.
    [[nodiscard]] std::size_t band_of(double score) const {
        if (found_.best <= 0) return 0;
        const double share = std::clamp(score / found_.best, 0.0, 1.0);
        return std::min(bands - 1, static_cast<std::size_t>((1 - share) * bands));
    }

    /// As many as there is room for, behind those that are to be passed over.
    void add_best(std::vector<RankedStory> stories) {
        const std::size_t room = request_.search.limit - list_.stories.size();
        const std::size_t passed = std::min(passed_over_, stories.size());
        passed_over_ -= passed;
        if (room == 0 || passed == stories.size()) return;
        read_values(stories);
        const auto first = stories.begin() + static_cast<std::ptrdiff_t>(passed);
        const auto last = first + static_cast<std::ptrdiff_t>(std::min(room, stories.size() - passed));
        std::partial_sort(stories.begin(), last, stories.end(),
                          [&](const RankedStory& left, const RankedStory& right) {
                              return is_listed_before(left, right, request_.order);
                          });
        for (auto story = first; story != last; ++story) {
            if (list_.stories.size() >= stories_given_late && search_is_over()) break;
            add(std::move(*story));
        }
    }

    /// Whether it is too late for more of what each story costs.
    bool search_is_over() {
        Deadline* const deadline = request_.search.deadline;
        if (!deadline || !deadline->is_over()) return false;
        tell_of_end(*deadline);
        return true;
    }

    void tell_of_end(const Deadline& deadline) {
        if (!is_end_told_) list_.notes.push_back(ended_search_note(deadline));
        is_end_told_ = true;
    }

    /// Reads values of all their tellings in the order of the documents, in which they lie side by side.
    void read_values(std::vector<RankedStory>& stories) {
        std::vector<std::pair<Xapian::docid, RankedStory*>> tellings;
        for (RankedStory& story : stories) {
            const std::string term = to_term(find_field("story")->prefix, story.id);
            for (auto telling = database_.postlist_begin(term); telling != database_.postlist_end(term);
                 ++telling)
                tellings.emplace_back(*telling, &story);
            if (search_is_over()) break;
        }
        std::sort(tellings.begin(), tellings.end(),
                  [](const auto& left, const auto& right) { return left.first < right.first; });
        SlotReader facets(database_, slot::facets);
        SlotReader days(database_, slot::date);
        for (const auto& [document, story] : tellings) {
            if (search_is_over()) break;
            ++story->tellings;
            if (const std::string day = days.value_of(document); !day.empty()) story->add_day(from_sortable(day));
            const std::string facet_bytes = facets.value_of(document);
            if (facet_bytes.empty()) continue;
            const FacetValues values = decode_facets(facet_bytes);
            story->owners.add(values.hosts);
            if (!values.source.empty()) story->sources.insert(values.source);
        }
    }

    void add(RankedStory story) {
        ListedStory listed;
        const std::vector<TellingHead> tellings = read_telling_heads(database_, story.id);
        const TellingHead& headline = tellings[headline_of(tellings)];
        const Xapian::Document stored = database_.get_document(headline.document);
        const Briefing briefing = decode_record(stored.get_data());
        listed.id = std::move(story.id);
        listed.headline = headline.id;
        listed.title = briefing.title;
        listed.url = briefing.url;
        listed.date_origin = briefing.date_origin;
        listed.path = reader_.path_of_file(stored.get_value(slot::file));
        listed.first = story.first;
        listed.last = story.last;
        listed.owners = std::move(story.owners);
        listed.sources.assign(story.sources.begin(), story.sources.end());
        for (const TellingHead& telling : tellings) listed.tellings.push_back(telling.id);
        listed.matching = story.matching;
        list_.stories.push_back(std::move(listed));
    }

    const Xapian::Database& database_;
    IndexReader& reader_;
    const StoryListRequest& request_;
    FoundStories found_;
    std::size_t passed_over_ = 0;  ///< stories that are still to be
    bool is_end_told_ = false;
    StoryList list_;
};

/// Of the story with this term.
StoryTellings tellings_of_term(const Xapian::Database& database, const std::string& term,
                               std::string_view prefix) {
    using Place = std::tuple<bool, std::string, std::string>;  // undated, day, id
    std::vector<Place> places;
    for (auto telling = database.postlist_begin(term); telling != database.postlist_end(term); ++telling) {
        const Xapian::Document stored = database.get_document(*telling, Xapian::DOC_ASSUME_VALID);
        std::string day = stored.get_value(slot::date);
        const bool is_undated = day.empty();
        places.emplace_back(is_undated, std::move(day), id_of_document(stored));
    }
    std::sort(places.begin(), places.end());
    StoryTellings story{term.substr(prefix.size()), {}, {}, {}};
    for (auto& [is_undated, day, id] : places) {
        if (!is_undated) {
            story.last = from_sortable(day);
            if (!story.first) story.first = story.last;
        }
        story.tellings.push_back(std::move(id));
    }
    return story;
}

}  // namespace

std::optional<StoryOrder> find_story_order(std::string_view name) {
    const auto found = std::find(story_order_names.begin(), story_order_names.end(), name);
    if (found == story_order_names.end()) return std::nullopt;
    return static_cast<StoryOrder>(found - story_order_names.begin());
}

StoryList find_stories(IndexReader& reader, const StoryListRequest& request) {
    StoryList list;
    reader.read(
        [&](const Xapian::Database& database) { list = StoryLister(database, reader, request).list(); });
    return list;
}

std::size_t for_each_story(IndexReader& reader, const std::function<void(const StoryTellings&)>& on_story) {
    const std::string prefix(find_field("story")->prefix);
    std::string last;  // that was given: where a read that is made again goes on
    std::size_t count = 0;
    reader.read([&](const Xapian::Database& database) {
        const auto end = database.allterms_end(prefix);
        for (auto term = terms_behind(database, prefix, last); term != end; ++term) {
            const StoryTellings story = tellings_of_term(database, *term, prefix);
            if (story.tellings.empty()) continue;
            on_story(story);
            ++count;
            last = *term;
        }
    });
    return count;
}

}  // namespace debrief
