#include "corpus/base/terminal.h"

#include "corpus/base/utf8.h"

#include <algorithm>

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

namespace debrief {

namespace {

enum class LineEnds { kept, blanked };

std::string sanitized(std::string_view text, LineEnds line_ends) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        if (point.value == '\n' && line_ends == LineEnds::kept) {
            safe += '\n';
        } else if (point.value == '\n' || point.value == '\t') {
            safe += ' ';
        } else if (point.value == '\r') {
            if (offset + 1 == text.size() || text[offset + 1] != '\n') safe += ' ';
        } else if (changes_terminal(point.value) || point.value == 0xFFFD) {
            safe += "\xEF\xBF\xBD";
        } else {
            safe += text.substr(offset, point.bytes);
        }
        offset += point.bytes;
    }
    return safe;
}

/// The columns that a piece of a line takes on a terminal, without those of its colours.
std::size_t columns_of(std::string_view piece) {
    std::size_t columns = 0;
    for (std::size_t offset = 0; offset < piece.size();) {
        const CodePoint point = code_point_at(piece, offset);
        if (point.value == 0x1B) {
            offset = std::min(piece.find('m', offset), piece.size() - 1) + 1;
            continue;
        }
        const auto c = static_cast<UChar32>(point.value);
        const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        const bool is_mark = (U_MASK(u_charType(c)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0;
        columns += is_mark ? 0 : (width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1);
        offset += point.bytes;
    }
    return columns;
}

/// The width of a line's blanks and of a number such as `12. ` behind them.
std::size_t indent_of(std::string_view line) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t digits = std::min(line.find_first_not_of("0123456789", blanks), line.size());
    return digits > blanks && line.substr(digits).starts_with(". ") ? digits + 2 : blanks;
}

void append_wrapped(std::string& wrapped, std::string_view line, std::size_t columns) {
    const std::size_t indent = indent_of(line);
    wrapped += line.substr(0, indent);
    line.remove_prefix(indent);
    std::size_t column = indent;
    bool is_line_begun = false;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        const std::size_t width = columns_of(line.substr(0, end));
        if (is_line_begun && column + 1 + width > columns) {
            wrapped += '\n' + std::string(indent, ' ');
            column = indent;
        } else if (is_line_begun) {
            wrapped += ' ';
            ++column;
        }
        wrapped += line.substr(0, end);
        column += width;
        is_line_begun = true;
        line.remove_prefix(std::min(end + 1, line.size()));
    }
}

}  // namespace

bool changes_terminal(char32_t character) {
    const char32_t c = character;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

std::string to_terminal_line(std::string_view text) {
    return sanitized(text, LineEnds::blanked);
}

std::string to_terminal_text(std::string_view text) {
    return sanitized(text, LineEnds::kept);
}

std::size_t terminal_columns(int descriptor) {
    constexpr std::size_t usual_columns = 80;
    if (::isatty(descriptor) != 1) return 0;
    struct winsize size = {};
    const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return is_known ? size.ws_col : usual_columns;
}

std::string wrap_lines(std::string_view text, std::size_t columns) {
    if (columns == 0) return std::string(text);
    std::string wrapped;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        append_wrapped(wrapped, text.substr(0, end), columns);
        if (end < text.size()) wrapped += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return wrapped;
}

}  // namespace debrief
