#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What of a row stands in a column of `tsv` and `csv`, and behind `{name}` in a pattern.
struct Column {
    std::string_view name;
    std::string_view pointer;  ///< RFC 6901, into the row's JSON: "/title"; what is not there is empty
    std::string_view help;
};

/// A stretch of a pattern.
struct PatternPiece {
    std::string text;  ///< what stands there; of a column, its name
    bool is_column = false;

    bool operator==(const PatternPiece&) const = default;
};

/// What a row is to look like: `{name}` stands for a column, `{{` and `}}` for brackets, `\t`, `\n`, `\0` and
/// `\\` for a tab, a line end, a NUL and a backslash. A line end last is left out, since each row has one.
/// Throws `Error` of kind `usage` for brackets that do not pair and other escapes.
[[nodiscard]] std::vector<PatternPiece> parse_pattern(std::string_view pattern);

/// Throws `Error` of kind `usage` where a piece names none of `columns`; the message names those there are.
void check_columns(std::span<const PatternPiece> pieces, std::span<const Column> columns);

}  // namespace debrief
