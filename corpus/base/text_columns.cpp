#include "corpus/base/text_columns.h"

#include "corpus/base/utf8.h"

#include <unicode/uchar.h>

namespace debrief {

std::size_t columns_of(char32_t character) {
    constexpr char32_t first_mark = 0x300;
    if (character < first_mark) return 1;
    const auto point = static_cast<UChar32>(character);
    const auto category = u_charType(point);
    const bool is_mark =
        category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
    if (is_mark) return 0;
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t count_columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        columns += columns_of(point.value);
        offset += point.bytes;
    }
    return columns;
}

std::size_t offset_of_column(std::string_view text, std::size_t columns) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        const CodePoint point = code_point_at(text, offset);
        const std::size_t width = columns_of(point.value);
        if (width > columns) break;
        columns -= width;
        offset += point.bytes;
    }
    return offset;
}

}  // namespace debrief
