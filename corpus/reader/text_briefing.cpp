#include "corpus/reader/text_briefing.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/titles.h"
#include "corpus/wrapped_lines.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

namespace debrief {

namespace {

/// A line such as `=====` or `* * *`, which says nothing.
bool is_rule(std::string_view line) {
    for (std::size_t offset = 0; offset < line.size();) {
        const CodePoint point = code_point_at(line, offset);
        if (u_isalnum(static_cast<UChar32>(point.value)) || point.value >= 0x2600) return false;
        offset += point.bytes;
    }
    return true;
}

/// The first line that says something, taken off the front of `rest`.
std::string_view take_line(std::string_view& rest) {
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trim(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!is_rule(line)) return line;
    }
    return {};
}

/// The first paragraph that says something, taken off the front of `rest`: a line, or a whole list.
std::string_view take_paragraph(std::string_view& rest) {
    const std::string_view first = take_line(rest);
    if (!is_list_item(first)) return first;
    std::size_t end = 0;
    while (end < rest.size()) {
        const std::string_view line = rest.substr(end, rest.find('\n', end) - end);
        if (is_rule(line) || !(is_ascii_space(line.front()) || is_list_item(line))) break;
        end = std::min(end + line.size() + 1, rest.size());
    }
    const std::string_view others = rest.substr(0, end);
    rest.remove_prefix(end);
    if (others.empty()) return first;
    const auto bytes = static_cast<std::size_t>(others.data() - first.data()) + others.size();
    return trim({first.data(), bytes});
}

std::string_view without_heading_mark(std::string_view line) {
    const std::size_t marks = line.find_first_not_of('#');
    if (marks == 0 || marks == std::string_view::npos || line[marks] != ' ') return line;
    return trim(line.substr(marks));
}

std::string_view without_repeated_heading(std::string_view text, std::string_view title) {
    if (!text.starts_with('#')) return text;
    std::string_view rest = without_heading_mark(text);
    if (!rest.starts_with(title)) return text;
    rest.remove_prefix(title.size());
    const bool is_whole_heading = rest.empty() || is_ascii_space(rest.front());
    return is_whole_heading ? trim(rest) : text;
}

/// A briefing that begins with no title.
Briefing untitled_briefing(std::string_view first, std::string_view rest, std::string_view all) {
    Briefing briefing;
    briefing.title_origin = TitleOrigin::made;
    if (first.empty()) return briefing;
    briefing.title = title_from_text(first);
    briefing.summary = first;
    briefing.text = trim(rest);
    if (has_letters(first)) return briefing;
    const std::string title = title_from_text(all);
    if (!title.empty()) briefing.title = title;
    briefing.summary.clear();
    briefing.text = trim(all);
    return briefing;
}

}  // namespace

Briefing briefing_from_text(std::string_view content) {
    const std::string text = with_plain_line_ends(without_byte_order_mark(content));

    std::string_view rest = text;
    const std::string_view first = without_heading_mark(take_line(rest));
    const bool has_title = has_letters(first) && is_title_line(first) && !trim(rest).empty();
    if (!has_title) return untitled_briefing(first, rest, text);

    Briefing briefing;
    briefing.title = collapse_spaces(first);
    std::string_view after_summary = rest;
    const std::string_view second = take_paragraph(after_summary);
    const std::size_t bytes_behind = trim(after_summary).size();
    // A single paragraph is the text itself, not a summary of nothing; so is a list with a footer behind it.
    const bool is_long_list = second.find('\n') != std::string_view::npos && second.size() > bytes_behind;
    if (!second.starts_with('#') && bytes_behind > 0 && !is_long_list) {
        briefing.summary = second;
        rest = after_summary;
    }
    briefing.text = without_repeated_heading(trim(rest), briefing.title);
    return briefing;
}

std::optional<Day> day_in_file_name(std::string_view name) {
    const auto ends_at = [&](std::size_t length) {
        return name.size() <= length || !is_ascii_digit(name[length]);
    };
    if (const auto day = parse_iso_day(name.substr(0, 10)); day && ends_at(10)) return day;
    const std::string_view digits = name.substr(0, 8);
    if (!parse_number(digits) || digits.size() != 8 || !ends_at(8)) return std::nullopt;
    std::string iso(digits);
    iso.insert(6, "-").insert(4, "-");
    return parse_iso_day(iso);
}

}  // namespace debrief
