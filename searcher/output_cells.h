#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// A value of a row as text: null is empty, elements of a list have `; ` between them, what has parts of its
/// own is JSON.
[[nodiscard]] std::string to_cell(const nlohmann::ordered_json& value);

/// A cell of a line with tabs between: tab, line feed, carriage return and backslash are `\t`, `\n`, `\r` and
/// `\\`, other control characters (C0, DEL, C1, bidirectional) `\u001b` as in JSON, ill-formed UTF-8 is
/// U+FFFD.
[[nodiscard]] std::string tsv_cell(std::string_view cell);

/// Whether a cell holds what briefings say, which a spreadsheet must not take for a formula.
enum class CellKind { text, number };

/// A cell as RFC 4180 has it, in quotes where it must be. Its line ends become line feeds, other control
/// characters U+FFFD. A text that begins with `=`, `+`, `-`, `@` or a tab gets an apostrophe in front, since
/// spreadsheets would compute it.
[[nodiscard]] std::string csv_cell(std::string_view cell, CellKind kind);

/// A path on one line: as `tsv_cell`, but bytes of ill-formed UTF-8 are `\xff`, so that nothing is lost.
[[nodiscard]] std::string path_line(std::string_view path);

}  // namespace debrief
