#include "searcher/search_options.h"

#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace debrief {

namespace {

constexpr std::size_t most_offset = 1'000'000;
constexpr std::size_t longest_time_limit = 3'600'000;  ///< milliseconds
constexpr std::size_t longest_half_life = 36'500;      ///< days

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
    return *find_ranking_mode(line.choice("rank", ranking_mode_names));
}

Sort choose_sort(const CommandLine& line) {
    return *find_sort(line.choice("sort", sort_names));
}

}  // namespace

Day system_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

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
    if (const auto facets = line.value("facets"))
        request.facets.fields = read_facet_fields("--facets", *facets);
    request.group = read_group("--group", line.value("group").value_or("none"));
    request.facets.has_histogram = line.has("histogram");
    request.is_explained = line.has("explain");
}

std::vector<FacetField> read_facet_fields(std::string_view name, std::string_view given) {
    if (trim(given) == "all") return {all_facet_fields.begin(), all_facet_fields.end()};
    std::vector<std::string_view> names;
    for (const FacetField each : all_facet_fields) names.push_back(to_string(each));
    return read_list(name, given, find_facet_field,
                     fmt::format("give 'all', or with commas between: {}", fmt::join(names, ", ")));
}

Group read_group(std::string_view name, std::string_view given) {
    if (given == "none") return Group::none;
    if (given == "story") return Group::story;
    throw Error(ErrorKind::usage, fmt::format("'{}' cannot be '{}'", name, given),
                "give one of: none, story");
}

}  // namespace debrief
