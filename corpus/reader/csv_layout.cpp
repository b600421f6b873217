#include "corpus/reader/csv_layout.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/csv_rows.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t rows_looked_at = 10;

/// In a cell that could be a name.
constexpr std::size_t longest_name = 40;

/// The names of fields in a row.
struct KnownNames {
    std::size_t count = 0;
    bool has_title_or_text = false;
};

KnownNames known_names(const std::vector<std::string>& cells, const FieldNames& names) {
    KnownNames known;
    for (const std::string& cell : cells) {
        if (cell.size() > longest_name) continue;
        const auto claims = names.claims_of(cell);
        if (!claims.empty()) ++known.count;
        known.has_title_or_text =
            known.has_title_or_text || std::any_of(claims.begin(), claims.end(), [](const FieldClaim& claim) {
                return claim.field == BriefingField::title || claim.field == BriefingField::text;
            });
    }
    return known;
}

/// The delimiter that a first line `sep=;` names, as spreadsheets write and read it.
std::optional<char> declared_delimiter(std::string_view head, std::string_view delimiters) {
    constexpr std::string_view mark = "sep=";
    if (to_ascii_lower(head.substr(0, mark.size())) != mark || head.size() <= mark.size())
        return std::nullopt;
    const char delimiter = head[mark.size()];
    const std::size_t line_end = head.find_first_of("\r\n");
    const bool is_whole_line = line_end == mark.size() + 1;
    if (!is_whole_line || delimiters.find(delimiter) == std::string_view::npos) return std::nullopt;
    return delimiter;
}

/// How well a delimiter divides the first rows of a file.
struct Division {
    char delimiter;
    std::vector<CsvRow> rows;
    KnownNames known;

    [[nodiscard]] std::size_t columns() const { return rows.empty() ? 0 : rows.front().cells.size(); }
    /// Columns, if the rows behind the first have as many.
    [[nodiscard]] std::size_t common_columns() const {
        const bool is_common = std::all_of(rows.begin(), rows.end(),
                                           [&](const CsvRow& row) { return row.cells.size() == columns(); });
        return is_common ? columns() : 0;
    }
    [[nodiscard]] auto merit() const {
        return std::tuple(known.has_title_or_text, known.count, common_columns(), columns());
    }
};

Division divide(std::string_view head, char delimiter, const FieldNames& names) {
    Division division{delimiter, first_csv_rows(head, delimiter, rows_looked_at), {}};
    if (!division.rows.empty()) division.known = known_names(division.rows.front().cells, names);
    return division;
}

/// Names for all columns, each another.
std::vector<std::string> distinct_names(const std::vector<std::string>& header, std::size_t columns) {
    std::vector<std::string> names;
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < columns; ++i) {
        std::string name = i < header.size() ? collapse_spaces(header[i]) : "";
        if (name.empty()) name = fmt::format("column {}", i + 1);
        if (!taken.insert(name).second) name = fmt::format("{} {}", name, i + 1);
        names.push_back(std::move(name));
    }
    return names;
}

/// The map with numbers of columns replaced by the columns' names.
std::vector<FieldMapping> by_name(std::span<const FieldMapping> map,
                                  const std::vector<std::string>& columns) {
    std::vector<FieldMapping> named(map.begin(), map.end());
    for (FieldMapping& mapping : named) {
        const bool is_name = std::find(columns.begin(), columns.end(), mapping.key) != columns.end();
        const auto number = parse_number(mapping.key);
        if (!is_name && number && *number >= 1 && *number <= columns.size()) {
            mapping.key = columns[*number - 1];
        }
    }
    return named;
}

}  // namespace

std::optional<CsvLayout> tell_csv_layout(std::string_view head, std::string_view delimiters,
                                         std::span<const FieldMapping> map) {
    const FieldNames names(map);
    const auto declared = declared_delimiter(head, delimiters);
    if (declared) {
        head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
        delimiters = delimiters.substr(delimiters.find(*declared), 1);
    }
    std::optional<Division> best;
    for (const char delimiter : delimiters) {
        Division division = divide(head, delimiter, names);
        if (!best || best->merit() < division.merit()) best = std::move(division);
    }
    if (!best || best->rows.empty()) return std::nullopt;

    CsvLayout layout{.delimiter = best->delimiter, .rows_before = declared ? 1U : 0U};
    const bool has_header = best->known.has_title_or_text;
    if (has_header) ++layout.rows_before;
    layout.columns =
        distinct_names(has_header ? best->rows.front().cells : std::vector<std::string>{}, best->columns());
    layout.field_map = by_name(map, layout.columns);
    const bool is_usable = known_names(layout.columns, FieldNames(layout.field_map)).has_title_or_text;
    return is_usable ? std::optional(std::move(layout)) : std::nullopt;
}

bool has_csv_header(std::string_view head, std::string_view delimiters) {
    const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
    const FieldNames names;
    return std::any_of(delimiters.begin(), delimiters.end(), [&](char delimiter) {
        const auto rows = first_csv_rows(line, delimiter, 1);
        if (rows.empty()) return false;
        const auto& cells = rows.front().cells;
        const bool are_short = std::all_of(
            cells.begin(), cells.end(), [](const std::string& cell) { return cell.size() <= longest_name; });
        const KnownNames known = known_names(cells, names);
        return are_short && known.has_title_or_text && known.count >= 2;
    });
}

}  // namespace debrief
