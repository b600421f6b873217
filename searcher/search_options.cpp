#include "searcher/search_options.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t most_offset = 1'000'000;
constexpr std::size_t longest_time_limit = 3'600'000;  ///< milliseconds
constexpr double corroboration_share = 0.25;           ///< of a score that several owners of sources add
constexpr std::size_t longest_half_life = 36'500;      ///< days

/// The calendar's day where the user is.
Day system_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

Day choose_today(const CommandLine& line) {
    const auto given = line.value("today");
    if (!given) return system_day();
    const auto day = parse_iso_day(*given);
    if (!day) {
        throw Error(ErrorKind::usage, fmt::format("'--today' cannot be '{}'", *given),
                    "give a day as in 2026-04-08");
    }
    return *day;
}

RankingMode choose_mode(const CommandLine& line) {
    const std::string mode = line.choice("rank", ranking_mode_names);
    if (mode == "plain") return RankingMode::plain;
    if (mode == "fast") return RankingMode::fast;
    return mode == "deep" ? RankingMode::deep : RankingMode::best;
}

Sort choose_sort(const CommandLine& line) {
    return *find_sort(line.choice("sort", sort_names));
}

std::vector<FacetField> choose_facets(const CommandLine& line) {
    std::vector<FacetField> fields;
    const std::string given = line.value("facets").value_or("");
    if (given == "all") return {all_facet_fields.begin(), all_facet_fields.end()};
    for (std::string_view rest = given; line.has("facets");) {
        const std::size_t comma = rest.find(',');
        const std::string_view name = trim(rest.substr(0, comma));
        const auto field = find_facet_field(name);
        if (!field) {
            throw Error(
                ErrorKind::usage, fmt::format("'--facets' cannot be '{}'", name),
                "give 'all', or with commas between: source, host, owner, kind, month, language, name");
        }
        if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    return fields;
}

}  // namespace

void read_search_options(const CommandLine& line, SearchRequest& request) {
    if (line.has("raw")) request.text = SearchedText::whole;
    request.offset = line.number("offset", 0, 0, most_offset);
    request.sort = choose_sort(line);
    request.ranking.mode = choose_mode(line);
    const Day today = choose_today(line);
    request.context.today = today;
    if (line.has("half-life")) {
        request.ranking.recency_half_life =
            std::chrono::days(line.number("half-life", 0, 1, longest_half_life));
        request.ranking.today = today;
    }
    if (line.has("corroborated")) request.ranking.evidence_share = corroboration_share;
    const std::size_t milliseconds = line.number(
        "time-limit", static_cast<std::size_t>(request.time_limit.count()), 1, longest_time_limit);
    request.time_limit = std::chrono::milliseconds(milliseconds);
    request.facets.fields = choose_facets(line);
    request.facets.has_histogram = line.has("histogram");
    request.is_explained = line.has("explain");
}

}  // namespace debrief
