#pragma once

#include "corpus/briefing.h"
#include "searcher/completion.h"
#include "searcher/index_details.h"
#include "searcher/match_report.h"
#include "searcher/saved_queries.h"
#include "searcher/search.h"
#include "searcher/similar_briefings.h"

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// How matches are shown to people: in colour on a terminal, between asterisks elsewhere.
enum class Emphasis { asterisks, colour };

/// Whether titles lead to their addresses on a terminal that can follow them.
enum class Links { none, shown };

struct TextStyle {
    TextStyle(Emphasis given_emphasis = Emphasis::asterisks,
              Links given_links = Links::none)  // mostly the former
        : emphasis(given_emphasis), links(given_links) {}

    Emphasis emphasis;
    Links links;
};

/// Results for people. Texts from briefings are made safe for a terminal.
[[nodiscard]] std::string to_text(const SearchResult& result, const TextStyle& style);

/// `searcher/README.md` has the schema ("Search results as JSON"); the version is in it as `v`.
[[nodiscard]] nlohmann::ordered_json to_json(const SearchResult& result);

/// Counts by value, and a bar chart; empty where nothing was counted.
[[nodiscard]] std::string to_text(const Facets& facets, Emphasis emphasis);

/// What a search looked for.
[[nodiscard]] std::string to_text(const Explanation& explanation, Emphasis emphasis);

/// Why a briefing is a hit, or why not.
[[nodiscard]] std::string to_text(const MatchReport& report, const TextStyle& style = {});
[[nodiscard]] nlohmann::ordered_json to_json(const MatchReport& report);

/// The briefings that are like one.
[[nodiscard]] std::string to_text(const SimilarBriefings& similar, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const SimilarBriefings& similar);

/// What completes a text that is typed, and the queries that are saved: a line each, with tabs between.
[[nodiscard]] std::string to_text(const std::vector<Completion>& completions);
[[nodiscard]] nlohmann::ordered_json to_json(std::string_view text,
                                             const std::vector<Completion>& completions);
[[nodiscard]] std::string to_text(const std::vector<SavedQuery>& saved);
[[nodiscard]] nlohmann::ordered_json to_json(const std::vector<SavedQuery>& saved);

/// A score and what adds up to it: `12.300 = words 10.100 + nearness 2.200`.
[[nodiscard]] std::string to_text(double score, const std::vector<ScorePart>& parts);

/// A whole briefing, for people and for machines.
[[nodiscard]] std::string to_text(const Briefing& briefing, const TextStyle& style);
[[nodiscard]] nlohmann::ordered_json to_json(const Briefing& briefing);

/// What of a briefing was taken for chrome, and why.
[[nodiscard]] std::string chrome_to_text(const Briefing& briefing);
[[nodiscard]] nlohmann::ordered_json chrome_to_json(const Briefing& briefing);

/// What an index holds.
[[nodiscard]] std::string to_text(const IndexDetails& details);
[[nodiscard]] nlohmann::ordered_json to_json(const IndexDetails& details);

}  // namespace debrief
