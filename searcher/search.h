#pragma once

#include "corpus/base/day.h"
#include "indexer/document_values.h"
#include "searcher/explanation.h"
#include "searcher/facets.h"
#include "searcher/index_reader.h"
#include "searcher/query.h"
#include "searcher/query_parser.h"
#include "searcher/query_planner.h"
#include "searcher/ranking.h"
#include "searcher/snippet.h"
#include "searcher/sorting.h"
#include "searcher/suggestion.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace debrief {

class Deadline;
class Synonyms;

/// Which hits are folded into one.
enum class Group {
    none,
    story,  ///< the tellings of one story: the best of them stands for all
};

/// What is asked of an index.
struct SearchRequest {
    enum class Total { exact, none };

    std::string query;  ///< as typed; empty matches every briefing
    /// Queries that hits must match too. They do not rank and are not lit; suggestions do not look at them.
    std::vector<std::string> filters{};
    std::size_t limit = 10;      ///< most hits to give
    std::size_t offset = 0;      ///< hits to leave out in front of them
    Total total = Total::exact;  ///< whether to count all that matches, which costs time where much does
    SearchedText text = SearchedText::body;
    /// What looking for matches may take; past it the answer is what was found so far, and a note says so. 0:
    /// no limit.
    std::chrono::milliseconds time_limit{2'000};
    /// Of all that is made for an answer, this search included: past it hits have no passages, and what else
    /// takes long is left out, which a note tells. Null: there is none. Must outlive the search.
    Deadline* deadline = nullptr;
    QueryContext context{};
    const Synonyms* synonyms = nullptr;  ///< must outlive the search
    bool is_inverted = false;            ///< whether to find what the query does not match
    bool is_corrected = false;           ///< whether to look for a query that finds more
    SnippetOptions snippets;
    RankingOptions ranking;
    Sort sort = Sort::relevance;
    Group group = Group::none;     ///< limit and offset count what is left
    FacetOptions facets;           ///< what to count all that matches by
    std::size_t cited_hosts = 0;   ///< of those that a hit cites, so many are told
    bool has_story_sizes = false;  ///< whether hits tell how large their stories are
    bool is_explained = false;     ///< whether to tell what was looked for, and what each score is made of
};

/// A briefing that answers.
struct Hit {
    std::size_t rank = 0;  ///< from 1
    std::string id;
    std::string title;
    std::vector<Span> title_matches;  ///< in `title`
    std::optional<Day> date;
    Origin date_origin = Origin::given;
    std::string source;      ///< empty: unknown
    std::string url{};       ///< empty: unknown
    std::string language{};  ///< ISO 639-1 code, else as the record names it; empty: unknown
    std::string path{};      ///< absolute, of the file that it came from; empty: none
    std::string story{};     ///< the story that it tells with others; empty: nobody else tells it
    /// Where hits are grouped and the total is asked for: how many tellings of its story match, itself
    /// included; else 0.
    std::size_t tellings = 0;
    std::vector<std::string> other_tellings{};  ///< the ids of the best ten others of them, best first
    /// Where asked for: how many briefings of the index tell its story, itself included; else 0.
    std::size_t story_size = 0;
    /// Where asked for: hosts that it cites, most mentioned first, equal ones in byte order.
    std::vector<CitedHost> cites{};
    std::size_t other_cites = 0;  ///< hosts that are left out there
    double score = 0;
    std::vector<Snippet> snippets;
    std::vector<ScorePart> parts{};  ///< that add up to `score`, where the request is explained
};

struct SearchResult {
    std::string query;
    std::optional<std::size_t> total;  ///< briefings that match, where it was asked for
    /// Stories that match, where hits are grouped and the total was asked for; a briefing that nobody else
    /// tells is one.
    std::optional<std::size_t> stories{};
    std::vector<Hit> hits;  ///< in the order asked for; equal ones in byte order of their ids
    std::vector<QueryNote> notes;
    std::optional<Suggestion> suggestion{};  ///< where it was asked for
    Facets facets{};                         ///< what was asked for
    std::optional<Explanation> explanation{};
};

/// The one search that terminal, batch, page and API use. Throws `Error` of kind `index`, nothing on the
/// query's account.
[[nodiscard]] SearchResult search(IndexReader& reader, const SearchRequest& request);

}  // namespace debrief
