#include "tests/fuzz/targets.h"

#include "tests/fuzz/extractors.h"
#include "tests/fuzz/indexing.h"
#include "tests/fuzz/readers.h"
#include "tests/fuzz/requests.h"

#include <algorithm>
#include <array>

namespace debrief::fuzz {

namespace {

constexpr std::array targets{
    Target{"read-csv", [](std::string_view input) { read_format("csv", input); }},
    Target{"read-feed", [](std::string_view input) { read_format("feed", input); }},
    Target{"read-html", [](std::string_view input) { read_format("html", input); }},
    Target{"read-json", [](std::string_view input) { read_format("json", input); }},
    Target{"read-json-lines", [](std::string_view input) { read_format("json-lines", input); }},
    Target{"read-mail", [](std::string_view input) { read_format("mail", input); }},
    Target{"read-mailbox", [](std::string_view input) { read_format("mailbox", input); }},
    Target{"read-markdown", [](std::string_view input) { read_format("markdown", input); }},
    Target{"read-text", [](std::string_view input) { read_format("text", input); }},
    Target{"read-tsv", [](std::string_view input) { read_format("tsv", input); }},
    Target{"archive", read_archive_members},
    Target{"charset", read_charset},
    Target{"compressed", decompress},
    Target{"field-map", read_field_map},
    Target{"filters", read_filter},
    Target{"front-matter", read_front_matter},
    Target{"html", read_html},
    Target{"html-fragment", read_html_fragment},
    Target{"ignore-rules", read_ignore_rules},
    Target{"source-table", read_source_table},
    Target{"text-repair", repair_damage},
    Target{"timestamps", read_timestamp},
    Target{"unwrap", unwrap_lines},
    Target{"uris", resolve_reference},
    Target{"wide-text", decode_wide_text},
    Target{"citations", find_citation_groups},
    Target{"cleaning", find_chrome},
    Target{"dating", infer_missing},
    Target{"event-dates", find_dates},
    Target{"evidence", find_backing},
    Target{"figures", find_quantities},
    Target{"languages", tell_language},
    Target{"names", find_proper_names},
    Target{"quotes", find_quoted_words},
    Target{"sentences", find_sentences},
    Target{"sources", find_owner},
    Target{"titles", make_title},
    Target{"document", build_document},
    Target{"file-entry", read_file_entry},
    Target{"query", read_query},
    Target{"record", read_stored_record},
    Target{"request-head", read_request},
    Target{"snippets", show_passages},
    Target{"stages", print_stages},
    Target{"values", read_values},
    Target{"words", cut_into_words},
};

}  // namespace

std::span<const Target> all_targets() {
    return targets;
}

const Target& target_by_name(std::string_view name) {
    const auto* const found = std::find_if(targets.begin(), targets.end(),
                                           [&](const Target& target) { return target.name == name; });
    if (found != targets.end()) return *found;
    std::string message = "no target '" + std::string(name) + "'; there are:";
    for (const Target& target : targets) message += " " + std::string(target.name);
    throw std::invalid_argument(message);
}

}  // namespace debrief::fuzz
