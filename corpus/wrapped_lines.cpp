#include "corpus/wrapped_lines.h"

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

struct PlainLine {
    std::string_view words;  ///< without white space at their ends; not empty
    std::size_t end;         ///< of the line itself: where its `\n` stands
};

/// Code points; of more than `widest_paragraph` not all are counted.
std::size_t width_of(std::string_view text) {
    constexpr std::size_t bytes_of_letter = 4;
    return count_code_points(text.substr(0, (widest_paragraph + 1) * bytes_of_letter));
}

std::size_t width_of_first_word(std::string_view line) {
    return width_of(line.substr(0, line.find(' ')));
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

/// Whether a line that is shorter than it could be goes on in the next one: some people wrap by hand.
bool goes_on_raggedly(std::string_view line, std::string_view next) {
    return begins_with_small_letter(next) && !ends_with_mark(line);
}

/// The wrapped line ends of one paragraph.
std::vector<std::size_t> wrapped_ends(std::span<const PlainLine> lines) {
    if (lines.size() < 2) return {};  // most are one line
    std::vector<std::size_t> widths;
    for (const PlainLine& line : lines) widths.push_back(width_of(line.words));
    const std::size_t widest = *std::max_element(widths.begin(), widths.end());
    if (widest < narrowest_paragraph || widest > widest_paragraph) return {};
    std::vector<std::size_t> full;    // in a row of headlines the longest is full as well, by chance
    std::vector<std::size_t> surely;  // wrapped, whatever the other lines are
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view next = lines[i + 1].words;
        const bool is_wide = widths[i] * 100 >= widest * least_ragged_percent;
        const bool is_ragged = is_wide && goes_on_raggedly(lines[i].words, next);
        // The word behind would not have fitted.
        const bool is_full = widths[i] + 1 + width_of_first_word(next) > widest;
        if (is_ragged || is_full) full.push_back(lines[i].end);
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
        const std::vector<std::size_t> wrapped = wrapped_ends(paragraph);
        ends.insert(ends.end(), wrapped.begin(), wrapped.end());
        paragraph.clear();
    };
    for_each_line(text, [&](std::string_view whole) {
        const std::string_view line = trim(whole);
        if (line.empty() || is_apart(line)) close();
        if (line.empty()) return;
        const auto begin = static_cast<std::size_t>(whole.data() - text.data());
        paragraph.push_back({line, begin + whole.size()});
    });
    close();
    return ends;
}

}  // namespace debrief
