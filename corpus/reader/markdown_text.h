#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// A text that was Markdown.
struct MarkdownText {
    std::string title;  ///< one line; empty: none
    std::string text;   ///< as `html_to_text` lays it out, without the heading that is the title
};

struct MarkdownOptions {
    std::string_view title{};   ///< what is known to be the title, plain; empty: unknown
    std::size_t nesting = 256;  ///< of the HTML that it is or holds
};

/// Reads Markdown as GitHub writes it, with wiki links, footnotes and Hugo's shortcodes, as plain text: a
/// link is its words, an image nothing, code its lines.
///
/// Where the title is unknown, a heading that is the first thing in the text is it. Where it is known, the
/// first heading is taken out if it repeats it near the beginning; a site's name behind the title ("… | The
/// Wire") then goes as well. Takes time linear in the text.
[[nodiscard]] MarkdownText read_markdown_text(std::string_view markdown, const MarkdownOptions& options = {});

/// A line that may hold marks of Markdown or HTML (`**Rates** <br> fall`) as plain text. Whatever is in it,
/// it is read as running text: `2026. A year` is no list.
[[nodiscard]] std::string markdown_line_to_text(std::string_view line);

}  // namespace debrief
