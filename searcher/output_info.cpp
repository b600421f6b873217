#include "corpus/base/terminal.h"
#include "searcher/output.h"
#include "searcher/output_format.h"

#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

std::string row(std::string_view name, std::string_view value) {
    return fmt::format("{:<9} {}\n", name, to_terminal_line(value));
}

std::string tally_rows(std::string_view name, const std::vector<ValueTally>& tallies) {
    std::string text;
    for (const ValueTally& each : tallies)
        text +=
            row(&each == &tallies.front() ? name : "", fmt::format("{:>9} {}", each.briefings, each.value));
    return text;
}

/// As people read sizes: "812 bytes", "4.2 MB".
std::string to_size(std::uintmax_t bytes) {
    if (bytes < 1'000) return fmt::format("{} bytes", bytes);
    double size = static_cast<double>(bytes) / 1'000;
    for (const char* unit : {"kB", "MB"}) {
        if (size < 1'000) return fmt::format("{:.1f} {}", size, unit);
        size /= 1'000;
    }
    return fmt::format("{:.1f} GB", size);
}

std::uintmax_t total_of(const std::vector<IndexPart>& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::uintmax_t{0},
                           [](std::uintmax_t sum, const IndexPart& part) { return sum + part.bytes; });
}

nlohmann::ordered_json tally_list(const std::vector<ValueTally>& tallies, const char* name) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const ValueTally& each : tallies)
        list.push_back({{name, each.value}, {"briefings", each.briefings}});
    return list;
}

}  // namespace

std::string to_text(const IndexDetails& details) {
    const IndexInfo& info = details.info;
    std::string text = row("index", info.index) + row("schema", fmt::format("{}", info.schema)) +
                       row("briefings", fmt::format("{}", info.documents)) +
                       row("stories", fmt::format("{}", details.stories));
    if (info.first_day) {
        text += row("days", fmt::format("{} to {}", to_iso(*info.first_day), to_iso(*info.last_day)));
        if (details.dated < info.documents)
            text += row("undated", fmt::format("{}", info.documents - details.dated));
    }
    text +=
        row("terms", fmt::format("{}", details.terms)) + row("sources", fmt::format("{}", details.sources));
    text += tally_rows("", details.first_sources) + tally_rows("languages", details.languages);
    text += row("size", to_size(total_of(details.parts)));
    for (const IndexPart& part : details.parts)
        text += row("", fmt::format("{:>9} {}", to_size(part.bytes), part.name));
    return text;
}

nlohmann::ordered_json to_json(const IndexDetails& details) {
    const IndexInfo& info = details.info;
    nlohmann::ordered_json json = {{"v", output_version},        {"index", info.index},
                                   {"schema", info.schema},      {"documents", info.documents},
                                   {"stories", details.stories}, {"dated", details.dated}};
    if (info.first_day) {
        json["first_day"] = to_iso(*info.first_day);
        json["last_day"] = to_iso(*info.last_day);
    }
    json["terms"] = details.terms;
    json["sources"] = details.sources;
    json["first_sources"] = tally_list(details.first_sources, "source");
    json["languages"] = tally_list(details.languages, "language");
    json["bytes"] = total_of(details.parts);
    json["parts"] = nlohmann::ordered_json::array();
    for (const IndexPart& part : details.parts)
        json["parts"].push_back({{"part", part.name}, {"bytes", part.bytes}});
    return json;
}

}  // namespace debrief
