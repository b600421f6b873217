#include "corpus/reader/markdown_text.h"

#include "corpus/base/span.h"
#include "corpus/base/text.h"
#include "corpus/reader/html.h"
#include "corpus/reader/html_tags.h"
#include "corpus/reader/markdown_extensions.h"

#include <algorithm>
#include <array>
#include <new>
#include <optional>

#include <md4c-html.h>

namespace debrief {

namespace {

/// Most bytes of text (a date, a byline) before a heading that repeats the title, and of HTML for them.
constexpr std::size_t longest_front = 200;
constexpr std::size_t longest_front_html = 65536;

constexpr std::size_t longest_paragraph = 500;  ///< lines

/// What divides a title from the name of its site.
constexpr std::array<std::string_view, 5> site_dividers{" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                                        " \xC2\xB7 "};

std::string to_html(std::string_view markdown) {
    std::string html;
    html.reserve(markdown.size() + markdown.size() / 4);
    const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
        static_cast<std::string*>(out)->append(text, size);
    };
    constexpr unsigned dialect = MD_DIALECT_GITHUB | MD_FLAG_WIKILINKS;
    const int status = md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html, dialect,
                               MD_HTML_FLAG_SKIP_UTF8_BOM);
    if (status != 0) throw std::bad_alloc();  // its only error
    return html;
}

/// The first heading of a piece of HTML, from its tag to its end tag.
std::optional<Span> find_heading(std::string_view html) {
    for (std::size_t begin = html.find("<h"); begin != std::string_view::npos;
         begin = html.find("<h", begin + 1)) {
        if (begin > longest_front_html) return std::nullopt;
        const std::string_view tag = html.substr(begin, 4);
        const bool is_heading =
            tag.size() == 4 && tag[2] >= '1' && tag[2] <= '6' && (tag[3] == '>' || tag[3] == ' ');
        if (!is_heading) continue;
        const std::string end_tag = std::string("</h") + tag[2] + '>';
        const std::size_t end = html.find(end_tag, begin);
        if (end == std::string_view::npos) return std::nullopt;
        return Span{begin, end + end_tag.size()};
    }
    return std::nullopt;
}

/// What two titles have in common that differ in case and punctuation only.
std::string title_key(std::string_view title) {
    std::string key;
    for (const char c : to_ascii_lower(title)) {
        if (!is_ascii(c) || is_ascii_lower(c) || is_ascii_digit(c)) key += c;
    }
    return key;
}

/// Whether a heading is the title, perhaps but for a site's name behind it.
bool repeats(std::string_view heading, std::string_view title) {
    const std::string key = title_key(heading);
    if (key.empty()) return false;
    if (key == title_key(title)) return true;
    return std::ranges::any_of(site_dividers, [&](std::string_view divider) {
        const std::size_t at = title.rfind(divider);
        return at != std::string_view::npos && key == title_key(title.substr(0, at));
    });
}

/// `line` with the `<` masked that begin no tag HTML knows, since `List<T>` in a title is no markup.
std::string with_unknown_tags_masked(std::string_view line) {
    std::string masked;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '<') {
            std::size_t begin = at + 1;
            if (begin < line.size() && line[begin] == '/') ++begin;
            const std::string name = to_ascii_lower(line.substr(begin, 16));
            const auto* const end = std::find_if_not(name.data(), name.data() + name.size(), [](char c) {
                return is_ascii_lower(c) || is_ascii_digit(c);
            });
            const std::string_view tag(name.data(), static_cast<std::size_t>(end - name.data()));
            if (tag.empty() || html_tag(tag) == HtmlTag::unknown) masked += '\\';
        }
        masked += line[at];
    }
    return masked;
}

}  // namespace

MarkdownText read_markdown_text(std::string_view markdown, const MarkdownOptions& options) {
    const HtmlOptions as_html{.nesting = options.nesting};
    const std::string plain = without_footnote_marks(without_shortcodes(markdown));
    std::string html = to_html(with_bounded_paragraphs(plain, longest_paragraph));
    MarkdownText read{.title = std::string(options.title), .text = {}};
    if (const auto place = find_heading(html)) {
        const std::string heading = collapse_spaces(html_to_text(place->of(html), as_html));
        const std::string front = html_to_text(std::string_view(html).substr(0, place->begin), as_html);
        const bool is_title = read.title.empty()
                                  ? front.empty()
                                  : front.size() <= longest_front && repeats(heading, read.title);
        if (is_title && !heading.empty()) {
            read.title = heading;
            html.erase(place->begin, place->size());
        }
    }
    read.text = html_to_text(html, as_html);
    return read;
}

std::string markdown_line_to_text(std::string_view line) {
    const std::string title = collapse_spaces(line);
    if (title.find_first_of("<*_`[&\\~") == std::string::npos) return title;
    // Behind a word, nothing begins a list or a heading.
    constexpr std::string_view word = "x ";
    const std::string html = to_html(std::string(word) + with_unknown_tags_masked(title));
    const std::string text = collapse_spaces(html_to_text(html));
    return text.starts_with(word) ? text.substr(word.size()) : title;
}

}  // namespace debrief
