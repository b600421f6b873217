#pragma once

#include "corpus/base/command_line.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// How results are written.
enum class OutputStyle {
    text,        ///< for people
    json,        ///< one object
    json_lines,  ///< an object a row and line
    tsv,         ///< a row a line, columns apart by tabs, with a line of names first
    csv,         ///< the same as RFC 4180 has it
    paths,       ///< the file of each row
    pattern,     ///< a row as the user's pattern has it: "{date} {title}\t{url}"
};

struct OutputFormat {
    OutputStyle style = OutputStyle::text;
    std::string pattern{};  ///< of style `pattern`, without its final line end
    char row_end = '\n';    ///< NUL where `-0` was given; only for styles with rows
};

/// Options of all verbs that give results.
extern const Option format_option;  ///< `--format`, `-f`
extern const Option null_option;    ///< `--null`, `-0`

/// What the options above ask for. Throws `Error` of kind `usage` for a style that is not among `styles`, for
/// a pattern that is none, and for `-0` with a style without rows.
[[nodiscard]] OutputFormat choose_output_format(const CommandLine& line, std::span<const OutputStyle> styles);

/// What of a row stands in a column of `tsv` and `csv`, and behind `{name}` in a pattern.
struct Column {
    std::string_view name;
    std::string_view pointer;  ///< RFC 6901, into the row's JSON: "/title"; what is not there is empty
    std::string_view help;
};

/// Writes rows, which are JSON objects, in any style that has rows (`json_lines` to `pattern`).
class RowWriter {
 public:
    /// `out`, `format` and `columns` must outlive it. Throws `Error` of kind `usage` for a pattern that names
    /// no column; its message names those there are.
    RowWriter(std::ostream& out, const OutputFormat& format, std::span<const Column> columns);

    void write(const nlohmann::ordered_json& row);

 private:
    std::ostream& out_;
    const OutputFormat& format_;
    std::span<const Column> columns_;
    bool has_header_ = false;  ///< whether the line of names was written
};

}  // namespace debrief
