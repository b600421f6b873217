#include "corpus/base/error.h"
#include "corpus/base/text.h"
#include "searcher/output.h"
#include "searcher/output_columns.h"
#include "searcher/output_format.h"
#include "web/feeds/feeds.h"
#include "web/feeds/markdown_list.h"
#include "web/search_state.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::size_t exported_hits = 1000;
constexpr std::size_t longest_file_name = 60;  ///< bytes

/// Rows as `debrief search` writes them, but for files' places on this machine.
std::string export_rows(const SearchResult& result, OutputStyle style) {
    std::ostringstream out;
    RowWriter writer(out, {.style = style}, hit_columns);
    writer.write_header();
    nlohmann::ordered_json json = to_json(result);
    for (nlohmann::ordered_json& hit : json["hits"]) {
        hit.erase("path");
        writer.write(hit);
    }
    return out.str();
}

/// A name for the file: "debrief-muse-spark.csv".
std::string file_name(std::string_view query, std::string_view extension) {
    std::string name = "debrief";
    bool is_word = false;
    for (const char c : query) {
        const bool is_letter = is_ascii_letter(c) || is_ascii_digit(c);
        if (is_letter && !is_word) name += '-';
        if (is_letter) name += c;
        is_word = is_letter;
        if (name.size() >= longest_file_name) break;
    }
    return fmt::format("{}.{}", name, extension);
}

}  // namespace

Response search_export(const Request& request, const SiteContext& context) {
    SearchState state = read_search_state(request);
    state.page = 1;
    SearchRequest search_request = to_search_request(state);
    search_request.limit = exported_hits;
    context.apply_to(search_request);

    struct Format {
        std::string_view name;
        std::string_view content_type;
        std::string (*write)(const SearchResult&, const std::string& site, const Addresses&);
    };
    constexpr std::array formats{
        Format{"csv", "text/csv; charset=utf-8; header=present",
               [](const SearchResult& result, const std::string&, const Addresses&) {
                   return export_rows(result, OutputStyle::csv);
               }},
        Format{"jsonl", "application/jsonl; charset=utf-8",
               [](const SearchResult& result, const std::string&, const Addresses&) {
                   return export_rows(result, OutputStyle::json_lines);
               }},
        Format{"md", "text/markdown; charset=utf-8", to_markdown},
    };
    const std::string wanted = request.parameter("format");
    const auto* const format = std::find_if(
        formats.begin(), formats.end(), [&](const Format& candidate) { return candidate.name == wanted; });
    if (format == formats.end())
        throw Error(ErrorKind::usage, fmt::format("'format' cannot be '{}'", wanted),
                    "it is csv, jsonl or md");
    const SearchResult result = search(context.reader, search_request);
    return {.content_type = std::string(format->content_type),
            .body = format->write(result, request.origin, context.addresses()),
            .headers = {{"Content-Disposition",
                         fmt::format("attachment; filename=\"{}\"", file_name(state.query, format->name))}}};
}

}  // namespace debrief
