#include "corpus/wrapped_lines.h"

#include "corpus/base/span.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <span>

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t narrowest_paragraph = 40;  ///< code points
constexpr std::size_t widest_paragraph = 100;    ///< code points

/// A line with words, without white space at its ends.
struct PlainLine {
    Span span;
    std::size_t end;         ///< of the line itself: where its `\n` stands
    std::size_t width;       ///< code points; more than `widest_paragraph` is not counted on
    std::size_t first_word;  ///< width of its first word
};

std::size_t width_of(std::string_view text) {
    constexpr std::size_t bytes_of_letter = 4;
    return count_code_points(text.substr(0, (widest_paragraph + 1) * bytes_of_letter));
}

bool begins_with_small_letter(std::string_view line) {
    return u_islower(static_cast<UChar32>(code_point_at(line, 0).value)) != 0;
}

/// Marks that begin a line which goes on with none before it.
bool is_apart(std::string_view line) {
    return is_list_item(line) || line.starts_with('#') || line.starts_with('>') || line.starts_with('|');
}

bool is_wrapped(std::span<const PlainLine> lines, std::string_view text) {
    if (lines.size() < 2) return false;
    const auto wider = [](const PlainLine& a, const PlainLine& b) { return a.width < b.width; };
    const std::size_t width = std::max_element(lines.begin(), lines.end(), wider)->width;
    if (width < narrowest_paragraph || width > widest_paragraph) return false;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].width + 1 + lines[i + 1].first_word <= width) return false;
    }
    return lines.size() > 2 || begins_with_small_letter(lines[1].span.of(text));
}

}  // namespace

bool is_list_item(std::string_view line) {
    for (const std::string_view mark : {"- ", "* ", "+ ", "\xE2\x80\xA2", "\xE2\x80\x93 ", "\xC2\xB7 "}) {
        if (line.starts_with(mark)) return true;
    }
    constexpr std::size_t most_digits = 3;
    std::size_t end = 0;
    while (end < line.size() && end < most_digits && is_ascii_digit(line[end])) ++end;
    if (end == 0 && !line.empty() && u_isalpha(static_cast<UChar32>(line.front())) != 0) {
        return line.size() > 2 && line[1] == ')' && line[2] == ' ';
    }
    const bool is_marked = end > 0 && end + 1 < line.size() && (line[end] == '.' || line[end] == ')');
    return is_marked && line[end + 1] == ' ';
}

std::vector<std::size_t> find_wrapped_line_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    std::vector<PlainLine> paragraph;
    const auto close = [&] {
        if (is_wrapped(paragraph, text)) {
            for (std::size_t i = 0; i + 1 < paragraph.size(); ++i) ends.push_back(paragraph[i].end);
        }
        paragraph.clear();
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        if (line.empty() || is_apart(line)) close();
        if (!line.empty()) {
            const auto offset = static_cast<std::size_t>(line.data() - text.data());
            const std::string_view word = line.substr(0, line.find(' '));
            paragraph.push_back({{offset, offset + line.size()}, end, width_of(line), width_of(word)});
        }
        begin = end + 1;
    }
    close();
    return ends;
}

}  // namespace debrief
