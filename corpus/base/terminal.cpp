#include "corpus/base/terminal.h"

#include "corpus/base/text_columns.h"
#include "corpus/base/utf8.h"

#include <algorithm>

#include <sys/ioctl.h>
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

/// The offset behind the escape sequence that begins at `offset`: a colour (up to `m`) or a link (up to ESC
/// \\).
std::size_t end_of_escape(std::string_view text, std::size_t offset) {
    const bool is_link = text.substr(offset + 1).starts_with(']');
    const std::string_view end = is_link ? "\x1B\\" : "m";
    const std::size_t found = text.find(end, offset + 1);
    return found == std::string_view::npos ? text.size() : found + end.size();
}

/// How much of a piece of a line fits into so many columns; colours and links take none.
struct Fit {
    std::size_t bytes = 0;
    std::size_t columns = 0;
    bool has_wide = false;  ///< characters that lines may be broken between
};

Fit fit(std::string_view piece, std::size_t most_columns) {
    Fit fit;
    while (fit.bytes < piece.size()) {
        if (piece[fit.bytes] == '\x1B') {
            fit.bytes = end_of_escape(piece, fit.bytes);
            continue;
        }
        const CodePoint point = code_point_at(piece, fit.bytes);
        const std::size_t width = columns_of(point.value);
        if (fit.columns + width > most_columns) break;
        fit.columns += width;
        fit.bytes += point.bytes;
        fit.has_wide = fit.has_wide || width > 1;
    }
    return fit;
}

/// The width of a line's blanks and of a number such as `12. ` behind them.
std::size_t indent_of(std::string_view line) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t digits = std::min(line.find_first_not_of("0123456789", blanks), line.size());
    return digits > blanks && line.substr(digits).starts_with(". ") ? digits + 2 : blanks;
}

/// Where a line of words is, and how wide it may be.
struct LineOfWords {
    std::string& text;
    std::size_t columns;
    std::size_t indent;
    std::size_t column;
    bool has_words = false;

    void begin() {
        text += '\n' + std::string(indent, ' ');
        column = indent;
        has_words = false;
    }

    /// Scripts without blanks are broken between their characters, other words only where they end.
    void append(std::string_view word) {
        const Fit whole = fit(word, std::string_view::npos);
        const std::size_t blank = has_words ? 1 : 0;
        const bool is_broken = whole.has_wide && whole.columns > columns - std::min(columns, indent);
        if (has_words && !is_broken && column + 1 + whole.columns > columns) return begin_with(word);
        if (has_words) text += ' ';
        column += blank;
        has_words = true;
        if (!is_broken) {
            text += word;
            column += whole.columns;
            return;
        }
        append_pieces(word);
    }

 private:
    void begin_with(std::string_view word) {
        begin();
        append(word);
    }

    void append_pieces(std::string_view word) {
        while (!word.empty()) {
            const Fit part = fit(word, columns - std::min(columns, column));
            if (part.columns == 0 && column == indent) {  // narrower than a character
                text += word;
                return;
            }
            text += word.substr(0, part.bytes);
            column += part.columns;
            word.remove_prefix(part.bytes);
            if (!word.empty()) begin();
        }
        has_words = true;
    }
};

void append_wrapped(std::string& wrapped, std::string_view line, std::size_t columns) {
    const std::size_t indent = indent_of(line);
    wrapped += line.substr(0, indent);
    line.remove_prefix(indent);
    LineOfWords words{wrapped, columns, indent, indent};
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        words.append(line.substr(0, end));
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
