#include "corpus/reader/html_text.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace debrief {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view cell_divider = " | ";

/// An element around the place that a walk has come to.
struct OpenElement {
    HtmlTree::Index end;
    HtmlBreak distance;
    bool is_preformatted;
};

HtmlBreak distance_of(HtmlTag tag, DivBreak divs) {
    return tag == HtmlTag::div && divs == DivBreak::paragraph ? HtmlBreak::paragraph : break_around(tag);
}

/// The bytes of white space at the front of a text.
std::size_t space_length(std::string_view text) {
    if (text.starts_with(no_break_space)) return no_break_space.size();
    return !text.empty() && is_ascii_space(text.front()) ? 1 : 0;
}

}  // namespace

void TextFlow::add(std::string_view text) {
    while (!text.empty()) {
        if (const std::size_t space = space_length(text)) {
            blank_is_due_ = true;
            text.remove_prefix(space);
            continue;
        }
        std::size_t end = 1;
        while (end < text.size() && space_length(text.substr(end)) == 0) ++end;
        flush_space();
        text_ += text.substr(0, end);
        text.remove_prefix(end);
    }
}

void TextFlow::add_preformatted(std::string_view text) {
    if (trim(text).empty() && text.find('\n') == std::string_view::npos) return add_blank();
    const bool is_at_line_begin = text_.empty() || lines_due_ > 0;
    if (is_at_line_begin) {
        // Empty lines in front go, the blanks that indent the first line stay.
        const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
        const std::size_t line = text.substr(0, first).rfind('\n');
        if (line != std::string_view::npos) text.remove_prefix(line + 1);
    }
    if (trim(text).empty()) return end_line();
    flush_space();
    for (const char c : text) {
        if (c != '\r') text_ += c;
    }
    const std::size_t content = text_.find_last_not_of(" \t\n");
    const auto ends = std::count(text_.begin() + static_cast<std::ptrdiff_t>(content), text_.end(), '\n');
    if (ends == 0) return;
    text_.resize(content + 1);
    lines_due_ = static_cast<int>(std::min<std::ptrdiff_t>(ends, 2));
}

void TextFlow::add_break(HtmlBreak distance) {
    if (distance == HtmlBreak::cell) cell_is_due_ = true;
    if (distance == HtmlBreak::line) lines_due_ = std::max(lines_due_, 1);
    if (distance == HtmlBreak::paragraph) lines_due_ = 2;
}

void TextFlow::end_line() {
    lines_due_ = std::min(lines_due_ + 1, 2);
}

std::string TextFlow::take() {
    cut_blanks();
    return std::exchange(text_, {});
}

/// Writes the space that is owed before a character.
void TextFlow::flush_space() {
    if (text_.empty()) {
        // Nothing stands in front of the text.
    } else if (lines_due_ > 0) {
        cut_blanks();
        text_.append(static_cast<std::size_t>(lines_due_), '\n');
    } else if (cell_is_due_) {
        text_ += cell_divider;
    } else if (blank_is_due_) {
        text_ += ' ';
    }
    lines_due_ = 0;
    cell_is_due_ = blank_is_due_ = false;
}

void TextFlow::cut_blanks() {
    while (!text_.empty() && is_ascii_space(text_.back())) text_.pop_back();
}

std::string layout_text(const HtmlTree& tree, HtmlTree::Index node, DivBreak divs,
                        const std::function<bool(HtmlTree::Index)>& is_left_out) {
    TextFlow flow;
    std::vector<OpenElement> open;
    for (HtmlTree::Index i = node; i < tree[node].end;) {
        while (!open.empty() && open.back().end <= i) {
            flow.add_break(open.back().distance);
            open.pop_back();
        }
        const HtmlNode& at = tree[i];
        if (is_left_out(i)) {
            flow.add_break(distance_of(at.tag, divs));
            i = at.end;
            continue;
        }
        const bool is_preformatted = at.tag == HtmlTag::pre || (!open.empty() && open.back().is_preformatted);
        if (at.tag == HtmlTag::text && is_preformatted) {
            flow.add_preformatted(tree.text(i));
        } else if (at.tag == HtmlTag::text) {
            flow.add(tree.text(i));
        } else if (at.tag == HtmlTag::br) {
            flow.end_line();
        } else {
            const HtmlBreak distance = distance_of(at.tag, divs);
            flow.add_break(distance);
            open.push_back({at.end, distance, is_preformatted});
        }
        ++i;
    }
    return flow.take();
}

bool is_hidden(const HtmlTree& tree, HtmlTree::Index node) {
    if (tree.has(node, HtmlAttribute::hidden)) return true;
    std::string style = to_ascii_lower(tree.attribute(node, HtmlAttribute::style));
    std::erase_if(style, is_ascii_space);
    constexpr std::array<std::string_view, 3> hiding{"display:none", "visibility:hidden", "mso-hide:all"};
    return std::ranges::any_of(hiding,
                               [&](std::string_view rule) { return style.find(rule) != std::string::npos; });
}

}  // namespace debrief
