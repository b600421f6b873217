#include "corpus/reader/markdown_extensions.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace debrief {

namespace {

constexpr std::size_t longest_shortcode = 4096;  ///< bytes
constexpr std::size_t longest_label = 64;        ///< bytes of a footnote's

struct ShortcodeMarks {
    std::string_view opening;
    std::string_view closing;
};
constexpr std::array<ShortcodeMarks, 2> shortcode_marks{{{"{{<", ">}}"}, {"{{%", "%}}"}}};

/// The bytes of the shortcode with which `text` begins; 0 where it does not.
std::size_t shortcode_length(std::string_view text) {
    for (const auto& [opening, closing] : shortcode_marks) {
        if (!text.starts_with(opening)) continue;
        const std::string_view near = text.substr(0, longest_shortcode);
        const std::size_t end = near.find(closing, opening.size());
        const bool is_other_inside = near.find("{{", opening.size()) < end;
        return end == std::string_view::npos || is_other_inside ? 0 : end + closing.size();
    }
    return 0;
}

/// A line that begins or ends a block of code.
struct Fence {
    char mark;
    std::size_t length;
    bool has_words;  ///< a closing one has none
};

std::optional<Fence> fence_of(std::string_view line) {
    line = trim(line);
    if (line.empty() || (line.front() != '`' && line.front() != '~')) return std::nullopt;
    constexpr std::size_t shortest = 3;
    const std::size_t length = std::min(line.find_first_not_of(line.front()), line.size());
    if (length < shortest) return std::nullopt;
    return Fence{line.front(), length, length < line.size()};
}

/// Calls `on_line(line, is_code)` for each line, its line end included.
template <typename OnLine>
void for_each_line(std::string_view text, OnLine&& on_line) {
    std::optional<Fence> open;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::string_view line = text.substr(begin, end - begin);
        const auto fence = fence_of(line);
        on_line(line, open || fence);
        if (!open) {
            open = fence;
        } else if (fence && fence->mark == open->mark && fence->length >= open->length && !fence->has_words) {
            open.reset();
        }
        begin = end;
    }
}

/// The label of the footnote's mark with which `text` begins; empty where it does not.
std::string_view label_at(std::string_view text) {
    if (!text.starts_with("[^")) return {};
    const std::size_t end = text.substr(2, longest_label + 1).find_first_of("] \t\n[");
    return end == std::string_view::npos || text[2 + end] != ']' ? std::string_view() : text.substr(2, end);
}

/// The bytes of a mark in the text.
std::size_t mark_length(std::string_view label) {
    return label.size() + 3;
}

/// The label of the note with which a line begins; empty for other lines.
std::string_view note_label(std::string_view line) {
    const std::string_view label = label_at(trim(line));
    const bool is_note = !label.empty() && trim(line).substr(mark_length(label)).starts_with(':');
    return is_note ? label : std::string_view();
}

using Labels = std::unordered_set<std::string_view>;

void append_without_marks(std::string& out, std::string_view line, const Labels& labels) {
    std::size_t code_marks = 0;  // backticks that close the code around
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == '`') {
            const std::size_t marks = std::min(line.find_first_not_of('`', at), line.size()) - at;
            if (code_marks == 0) {
                code_marks = marks;
            } else if (code_marks == marks) {
                code_marks = 0;
            }
            out.append(marks, '`');
            at += marks;
            continue;
        }
        const std::string_view label = code_marks == 0 ? label_at(line.substr(at)) : std::string_view();
        if (!label.empty() && labels.contains(label)) {
            at += mark_length(label);
        } else {
            out += line[at++];
        }
    }
}

}  // namespace

std::string without_shortcodes(std::string_view markdown) {
    std::string out;
    out.reserve(markdown.size());
    while (!markdown.empty()) {
        const std::size_t plain = std::min(markdown.find("{{"), markdown.size());
        out += markdown.substr(0, plain);
        markdown.remove_prefix(plain);
        if (markdown.empty()) break;
        const std::size_t length = shortcode_length(markdown);
        if (length == 0) {
            out += "{{";
            markdown.remove_prefix(2);
        } else {
            // A link without a target and with a title would be none.
            if (out.ends_with("](")) out += '#';
            markdown.remove_prefix(length);
        }
    }
    return out;
}

std::string without_footnote_marks(std::string_view markdown) {
    Labels labels;
    for_each_line(markdown, [&](std::string_view line, bool is_code) {
        const std::string_view label = is_code ? std::string_view() : note_label(line);
        if (!label.empty()) labels.insert(label);
    });
    if (labels.empty()) return std::string(markdown);
    std::string out;
    out.reserve(markdown.size());
    for_each_line(markdown, [&](std::string_view line, bool is_code) {
        const std::string_view label = is_code ? std::string_view() : note_label(line);
        if (is_code) {
            out += line;
        } else if (label.empty()) {
            append_without_marks(out, line, labels);
        } else {
            const std::string_view note = trim(trim(line).substr(mark_length(label) + 1));
            out += '\n';
            append_without_marks(out, note, labels);
            out += '\n';
        }
    });
    return out;
}

std::string with_bounded_paragraphs(std::string_view markdown, std::size_t most_lines) {
    std::string out;
    out.reserve(markdown.size());
    std::size_t lines = 0;
    // Code is no exception: what looks like a fence to us may be none.
    for_each_line(markdown, [&](std::string_view line, bool) {
        const bool is_empty = line.find_first_not_of(" \t\r\n") == std::string_view::npos;
        lines = is_empty ? 0 : lines + 1;
        if (lines > most_lines) {
            out += '\n';
            lines = 1;
        }
        out += line;
    });
    return out;
}

}  // namespace debrief
