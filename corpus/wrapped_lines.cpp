#include "corpus/wrapped_lines.h"

#include "corpus/base/span.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/sentence_marks.h"

#include <algorithm>
#include <array>
#include <span>

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t narrowest_paragraph = 40;   ///< code points
constexpr std::size_t widest_paragraph = 100;     ///< code points
constexpr std::size_t least_ragged_percent = 60;  ///< of the widest line, for one that is wrapped by hand
constexpr std::size_t least_full_percent = 67;    ///< of a paragraph's line ends

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
    constexpr std::array<std::string_view, 5> beginnings{"#", ">", "|", "http://", "https://"};
    return is_list_item(line) || std::any_of(beginnings.begin(), beginnings.end(),
                                             [&](std::string_view mark) { return line.starts_with(mark); });
}

bool ends_with_mark(std::string_view line) {
    return is_terminator(code_point_before(line, line.size()).value);
}

/// Whether the word behind a line would not have fitted into `width`.
bool is_full(const PlainLine& line, const PlainLine& next, std::size_t width) {
    return line.width + 1 + next.first_word > width;
}

/// Whether a line that is shorter than it could be goes on in the next one: some people wrap by hand.
bool goes_on_raggedly(const PlainLine& line, const PlainLine& next, std::size_t width,
                      std::string_view text) {
    const bool is_wide = line.width * 100 >= width * least_ragged_percent;
    return is_wide && begins_with_small_letter(next.span.of(text)) && !ends_with_mark(line.span.of(text));
}

/// The wrapped line ends of one paragraph.
std::vector<std::size_t> wrapped_ends(std::span<const PlainLine> lines, std::string_view text) {
    if (lines.size() < 2) return {};
    const auto wider = [](const PlainLine& a, const PlainLine& b) { return a.width < b.width; };
    const std::size_t width = std::max_element(lines.begin(), lines.end(), wider)->width;
    if (width < narrowest_paragraph || width > widest_paragraph) return {};
    std::vector<std::size_t> full;    // in a row of headlines the longest is full as well, by chance
    std::vector<std::size_t> surely;  // wrapped, whatever the other lines are
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool is_ragged = goes_on_raggedly(lines[i], lines[i + 1], width, text);
        if (is_ragged || is_full(lines[i], lines[i + 1], width)) full.push_back(lines[i].end);
        if (is_ragged) surely.push_back(lines[i].end);
    }
    const bool are_most = full.size() * 100 >= (lines.size() - 1) * least_full_percent;
    return are_most && lines.size() > 2 ? full : surely;
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
        const std::vector<std::size_t> wrapped = wrapped_ends(paragraph, text);
        ends.insert(ends.end(), wrapped.begin(), wrapped.end());
        paragraph.clear();
    };
    for_each_line(text, [&](std::string_view whole) {
        const std::string_view line = trim(whole);
        if (line.empty() || is_apart(line)) close();
        if (line.empty()) return;
        const auto offset = static_cast<std::size_t>(line.data() - text.data());
        const auto begin = static_cast<std::size_t>(whole.data() - text.data());
        const std::string_view word = line.substr(0, line.find(' '));
        paragraph.push_back(
            {{offset, offset + line.size()}, begin + whole.size(), width_of(line), width_of(word)});
    });
    close();
    return ends;
}

}  // namespace debrief
