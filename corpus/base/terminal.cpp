#include "corpus/base/terminal.h"

#include "corpus/base/utf8.h"

namespace debrief {

namespace {

enum class LineEnds { kept, blanked };

bool is_dangerous(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

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
        } else if (is_dangerous(point.value) || point.value == 0xFFFD) {
            safe += "\xEF\xBF\xBD";
        } else {
            safe += text.substr(offset, point.bytes);
        }
        offset += point.bytes;
    }
    return safe;
}

}  // namespace

std::string to_terminal_line(std::string_view text) {
    return sanitized(text, LineEnds::blanked);
}

std::string to_terminal_text(std::string_view text) {
    return sanitized(text, LineEnds::kept);
}

}  // namespace debrief
