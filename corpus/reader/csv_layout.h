#pragma once

#include "corpus/reader/field_names.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// How a file of rows is laid out.
struct CsvLayout {
    char delimiter = ',';
    std::vector<std::string> columns{};     ///< their names, each another; "column 3" for one without
    std::size_t rows_before = 0;            ///< that hold no record: the header, a line `sep=;`
    std::vector<FieldMapping> field_map{};  ///< the user's, its numbers of columns replaced by their names
};

/// Bytes of a file that are enough to tell its layout.
inline constexpr std::size_t csv_layout_bytes = 262144;

/// The layout of the file that begins with `head` (well-formed UTF-8), with one of `delimiters`: the one by
/// which the first row has most names of fields, else most columns, the same in the rows behind it. A first
/// row that names title or text (or what the map says is one) is the header. Nothing where no column would be
/// title or text.
[[nodiscard]] std::optional<CsvLayout> tell_csv_layout(std::string_view head, std::string_view delimiters,
                                                       std::span<const FieldMapping> map);

/// Whether the first line of a file is a header for sure: short names, two of them fields of a briefing, one
/// of these title or text.
[[nodiscard]] bool has_csv_header(std::string_view head, std::string_view delimiters);

}  // namespace debrief
