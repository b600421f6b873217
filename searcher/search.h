#pragma once

#include "corpus/base/day.h"
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

class Synonyms;

/// What is asked of an index.
struct SearchRequest {
    enum class Total { exact, none };

    std::string query;           ///< as typed; empty matches every briefing
    std::size_t limit = 10;      ///< most hits to give
    std::size_t offset = 0;      ///< hits to leave out in front of them
    Total total = Total::exact;  ///< whether to count all that matches, which costs time where much does
    SearchedText text = SearchedText::body;
    /// What looking for matches may take; past it the answer is what was found so far, and a note says so. 0:
    /// no limit.
    std::chrono::milliseconds time_limit{2'000};
    QueryContext context{};
    const Synonyms* synonyms = nullptr;  ///< must outlive the search
    bool is_corrected = false;           ///< whether to look for a query that finds more
    SnippetOptions snippets;
    RankingOptions ranking;
    Sort sort = Sort::relevance;
    FacetOptions facets;        ///< what to count all that matches by
    bool is_explained = false;  ///< whether to tell what was looked for, and what each score is made of
};

/// A briefing that answers.
struct Hit {
    std::size_t rank = 0;  ///< from 1
    std::string id;
    std::string title;
    std::vector<Span> title_matches;  ///< in `title`
    std::optional<Day> date;
    Origin date_origin = Origin::given;
    std::string source;  ///< empty: unknown
    double score = 0;
    std::vector<Snippet> snippets;
    std::vector<ScorePart> parts{};  ///< that add up to `score`, where the request is explained
};

struct SearchResult {
    std::string query;
    std::optional<std::size_t> total;  ///< briefings that match, where it was asked for
    std::vector<Hit> hits;             ///< in the order asked for; equal ones in byte order of their ids
    std::vector<QueryNote> notes;
    std::optional<Suggestion> suggestion{};  ///< where it was asked for
    Facets facets{};                         ///< what was asked for
    std::optional<Explanation> explanation{};
};

/// The one search that terminal, batch, page and API use. Throws `Error` of kind `index`, nothing on the
/// query's account.
[[nodiscard]] SearchResult search(IndexReader& reader, const SearchRequest& request);

}  // namespace debrief
