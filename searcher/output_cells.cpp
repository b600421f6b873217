#include "searcher/output_cells.h"

#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "corpus/base/utf8.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

enum class IllFormed { replaced, escaped };

std::string_view escape_of(char32_t point) {
    switch (point) {
        case '\t':
            return "\\t";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\\':
            return "\\\\";
        default:
            return "";
    }
}

std::string escaped_line(std::string_view text, IllFormed ill_formed) {
    std::string line;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        const std::string_view escape = escape_of(point.value);
        const bool is_ill_formed = point.value == 0xFFFD && point.bytes == 1;
        if (!escape.empty()) {
            line += escape;
        } else if (is_ill_formed && ill_formed == IllFormed::escaped) {
            line += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[offset]));
        } else if (changes_terminal(point.value)) {
            line += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
        } else {
            line += to_utf8(point.value);
        }
        offset += point.bytes;
    }
    return line;
}

}  // namespace

std::string to_cell(const nlohmann::ordered_json& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    const auto is_plain = [](const nlohmann::ordered_json& element) { return element.is_primitive(); };
    if (!value.is_array() || !std::all_of(value.begin(), value.end(), is_plain)) return to_json_text(value);
    std::string cell;
    for (const nlohmann::ordered_json& element : value) {
        if (&element != &value.front()) cell += "; ";
        cell += to_cell(element);
    }
    return cell;
}

std::string tsv_cell(std::string_view cell) {
    return escaped_line(cell, IllFormed::replaced);
}

std::string csv_cell(std::string_view cell, CellKind kind) {
    constexpr std::string_view formula_starts = "=+-@\t";
    std::string safe;
    const std::size_t first = cell.find_first_not_of("\r\n");
    const bool is_formula = kind == CellKind::text && first != std::string_view::npos &&
                            formula_starts.find(cell[first]) != std::string_view::npos;
    if (is_formula) safe += '\'';
    for (std::size_t offset = 0; offset < cell.size();) {
        const CodePoint point = code_point_at(cell, offset);
        const bool is_carriage_return = point.value == '\r';
        if (is_carriage_return) {
            if (offset + 1 == cell.size() || cell[offset + 1] != '\n') safe += '\n';
        } else if (point.value == '\n' || point.value == '\t') {
            safe += static_cast<char>(point.value);
        } else {
            safe += to_utf8(changes_terminal(point.value) ? 0xFFFD : point.value);
        }
        if (point.value == '"') safe += '"';
        offset += point.bytes;
    }
    const bool is_quoted =
        safe.find_first_of(",\"\n") != std::string::npos || safe.starts_with(' ') || safe.ends_with(' ');
    return is_quoted ? '"' + safe + '"' : safe;
}

std::string path_line(std::string_view path) {
    return escaped_line(path, IllFormed::escaped);
}

}  // namespace debrief
