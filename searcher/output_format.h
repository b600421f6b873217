#pragma once

#include "corpus/base/command_line.h"
#include "searcher/output_pattern.h"

#include <array>
#include <iosfwd>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Goes into all JSON as `v`. Raised whenever a program that reads the old would misread the new; new keys do
/// not count.
inline constexpr int output_version = 1;

/// How results are written.
enum class OutputStyle {
    text,        ///< for people
    json,        ///< one object
    json_lines,  ///< an object a row and line
    tsv,         ///< a row a line, columns apart by tabs, with a line of names first
    csv,         ///< the same as RFC 4180 has it
    paths,       ///< the file of each row, each file once
    pattern,     ///< a row as the user's pattern has it: "{date} {title}\t{url}"
    trec_run,    ///< what trec_eval reads; only of verbs that answer many queries
};

/// As `--format` has it: "jsonl"; of `pattern`, what messages call it.
[[nodiscard]] std::string_view to_string(OutputStyle style);

struct OutputFormat {
    OutputStyle style = OutputStyle::text;
    std::string pattern{};      ///< of style `pattern`, as typed
    char row_end = '\n';        ///< NUL where `-0` was given; only for styles with rows
    bool is_on_screen = false;  ///< whether it is a terminal that rows go to: no path is exact there

    /// Whether a row is written after the other, by `RowWriter`.
    [[nodiscard]] bool has_rows() const {
        return style != OutputStyle::text && style != OutputStyle::json && style != OutputStyle::trec_run;
    }
};

/// The styles of verbs whose rows are briefings, of verbs whose rows are not, and of verbs without rows.
inline constexpr std::array briefing_styles{OutputStyle::text,   OutputStyle::json, OutputStyle::json_lines,
                                            OutputStyle::tsv,    OutputStyle::csv,  OutputStyle::paths,
                                            OutputStyle::pattern};
inline constexpr std::array row_styles{OutputStyle::text, OutputStyle::json, OutputStyle::json_lines,
                                       OutputStyle::tsv,  OutputStyle::csv,  OutputStyle::pattern};
inline constexpr std::array object_styles{OutputStyle::text, OutputStyle::json};

/// Options of all verbs that give results, in the same order.
inline constexpr std::array<std::string_view, 6> format_names{"text", "json", "jsonl", "tsv", "csv", "paths"};
inline constexpr Option format_option{.name = "format",
                                      .letter = 'f',
                                      .argument = "FORMAT",
                                      .help =
                                          "text, json, jsonl, tsv, csv, paths (of the files), or a row's "
                                          "own: '{date} {title}\\t{url}' (default: "
                                          "text)",
                                      .suggestions = format_names};
inline constexpr Option row_format_option{
    .name = "format",
    .letter = 'f',
    .argument = "FORMAT",
    .help = "text, json, jsonl, tsv, csv, or a row's own: '{name} {name}' (default: text)",
    .suggestions = std::span(format_names).first<5>()};
inline constexpr Option object_format_option{.name = "format",
                                             .letter = 'f',
                                             .argument = "FORMAT",
                                             .help = "text or json (default: text)",
                                             .suggestions = std::span(format_names).first<2>()};
inline constexpr Option list_option{"list", 'l', "", "list ids, one a line: short for '--format {id}'"};
inline constexpr Option null_option{
    "null", '0', "", "end each row of jsonl, tsv, paths and your own format with a NUL byte, for 'xargs -0'"};

/// What the options above ask for; the first of `styles` where they are not given. Throws `Error` of kind
/// `usage` for a style that is not among `styles`, for a pattern that is none, for a format beside `-l`, and
/// for `-0` with a style without rows or with `csv`.
[[nodiscard]] OutputFormat choose_output_format(const CommandLine& line, std::span<const OutputStyle> styles);

/// Writes rows, which are JSON objects, in any style that has rows (`json_lines` to `pattern`). Nothing that
/// it writes changes a terminal, whatever the rows hold; `searcher/README.md` ("Formats") tells how. A path
/// that goes elsewhere than to a terminal and ends with NUL is the exception: it is what the file is called.
class RowWriter {
 public:
    /// `out` and `columns` must outlive it. Throws `Error` of kind `usage` for a pattern that names no
    /// column; its message names those there are.
    RowWriter(std::ostream& out, OutputFormat format, std::span<const Column> columns);

    /// A line of JSON begins with the version, unless the row has a `v`.
    void write(const nlohmann::ordered_json& row);

    /// The line of names, where the style has one and it was not written; `write` does this before the first
    /// row, so this is for results without any.
    void write_header();

 private:
    void write_cells(const nlohmann::ordered_json* row);
    void write_path(const nlohmann::ordered_json& row);
    void write_pattern(const nlohmann::ordered_json& row);

    std::ostream& out_;
    OutputFormat format_;
    std::span<const Column> columns_;
    std::vector<PatternPiece> pieces_;  ///< of style `pattern`
    std::set<std::string> paths_;       ///< written
    bool has_header_ = false;           ///< whether the line of names was written
};

}  // namespace debrief
