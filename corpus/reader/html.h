#pragma once

#include "corpus/base/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a web page says, without what surrounds it. All text is plain UTF-8.
struct HtmlPage {
    std::string title;    ///< one line; empty: unknown
    std::string summary;  ///< its standfirst or description, one paragraph; empty: none that the text does
                          ///< not begin with
    std::string
        text;  ///< the main text: paragraphs divided by an empty line, list items in lines of their own
    std::string author;
    std::string source;    ///< who publishes it
    std::string url;       ///< canonical, absolute; empty: unknown
    std::string language;  ///< "en"; empty: unknown
    std::optional<Day> date;
    std::vector<std::string> tags;
};

struct HtmlOptions {
    std::size_t nesting = 256;  ///< elements in elements; what lies deeper counts as if it lay there
};

/// Reads a page in well-formed UTF-8: the main text without navigation, scripts, cookie lines, related links
/// and comments; the metadata from JSON-LD, OpenGraph, `meta`, `<time>`, `<link rel=canonical>` and the page
/// itself, the surest first.
[[nodiscard]] HtmlPage read_html_page(std::string_view html, const HtmlOptions& options = {});

/// All text of a piece of HTML as in a feed's entry, a mail or Markdown: as `HtmlPage::text`, but nothing
/// that shows is left out. Plain text without any markup comes out as it is but for its white space.
[[nodiscard]] std::string html_to_text(std::string_view html, const HtmlOptions& options = {});

/// The charset that a page's first bytes declare (`<meta charset>`, `http-equiv`, an XML declaration); empty
/// where none.
[[nodiscard]] std::string_view declared_html_charset(std::string_view head);

}  // namespace debrief
