#pragma once

#include <cstddef>
#include <string_view>

namespace debrief {

/// Columns that a character takes in a text of fixed pitch: East Asian wide ones two, marks on others none.
[[nodiscard]] std::size_t columns_of(char32_t character);

/// Columns that all characters of `text` take.
[[nodiscard]] std::size_t count_columns(std::string_view text);

/// The offset behind as many characters from the front of `text` as take at most `columns` columns.
[[nodiscard]] std::size_t offset_of_column(std::string_view text, std::size_t columns);

}  // namespace debrief
