#include "corpus/reader/feed_text.h"

#include "corpus/base/text.h"
#include "corpus/html_entities.h"
#include "corpus/reader/html.h"

#include <algorithm>
#include <array>

#include <libxml/HTMLparser.h>

namespace debrief {

namespace {

constexpr std::size_t longest_element = 12;  ///< bytes; HTML's longest element is "blockquote"

/// Elements whose end may be left out, or that have none.
constexpr std::array<std::string_view, 8> endless_elements{"br", "dd", "dt", "hr", "img", "li", "p", "wbr"};

/// Elements younger than the list of the library.
constexpr std::array<std::string_view, 14> young_elements{
    "article", "aside", "details", "figcaption", "figure", "footer", "header",
    "main",    "mark",  "nav",     "section",    "time",   "video",  "wbr"};

/// What follows the beginning of a text in place of the rest of it; in lower case.
constexpr std::array<std::string_view, 7> tails{
    "continue reading", "read more", "read the rest", "more", "[...]", "[\xE2\x80\xA6]", "\xE2\x80\xA6"};
constexpr std::string_view post_note = "the post ";  ///< "The post … appeared first on …."
constexpr std::string_view post_note_middle = " appeared first on ";

bool is_html_element(const std::string& name) {
    return htmlTagLookup(reinterpret_cast<const xmlChar*>(name.c_str())) || is_one_of(name, young_elements);
}

/// Whether the tag that begins with `<` at `at` shows that a text is HTML.
bool is_telling_tag(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("<!--")) return true;
    const bool is_end = text.substr(at).starts_with("</");
    const std::size_t begin = at + (is_end ? 2 : 1);
    std::size_t end = begin;
    const auto is_name_part = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    while (end < text.size() && end - begin <= longest_element && is_name_part(text[end])) ++end;
    if (end == begin || end >= text.size()) return false;
    const std::string name = to_ascii_lower(text.substr(begin, end - begin));
    if (!is_html_element(name)) return false;
    if (is_end) return text[end] == '>';
    if (text[end] == '>') return is_one_of(name, endless_elements);
    // an attribute or a slash, but not the "a b" of `<a b>`
    const std::string_view behind = text.substr(end, text.find_first_of("<>", end) - end);
    return behind.find('=') != std::string_view::npos || behind.ends_with('/');
}

/// A text without what stands in place of its rest.
std::string_view without_tail(std::string_view text) {
    const std::string lower = to_ascii_lower(text);
    const std::size_t note = lower.rfind(post_note);
    if (note != std::string::npos && lower.find(post_note_middle, note) != std::string::npos) {
        text = text.substr(0, note);
    }
    for (bool is_shorter = true; is_shorter;) {
        is_shorter = false;
        while (!text.empty() && (is_ascii_space(text.back()) || text.back() == '.')) text.remove_suffix(1);
        for (const std::string_view tail : tails) {
            const bool has_tail =
                text.size() >= tail.size() && to_ascii_lower(text.substr(text.size() - tail.size())) == tail;
            if (!has_tail) continue;
            text.remove_suffix(tail.size());
            is_shorter = true;
        }
    }
    return text;
}

/// Walks over the letters and digits of a text; punctuation within ASCII is passed over, all else counts.
class LetterWalk {
 public:
    explicit LetterWalk(std::string_view text) : text_(text) {}

    /// The next one; NUL at the text's end.
    char next() {
        while (!text_.empty()) {
            const char c = text_.front();
            text_.remove_prefix(1);
            if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) return c;
        }
        return '\0';
    }

 private:
    std::string_view text_;
};

}  // namespace

bool has_html_markup(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (is_telling_tag(text, at)) return true;
    }
    return false;
}

std::string to_plain_text(const FeedText& text, std::size_t nesting) {
    const std::string_view source = trim(text.text);
    if (text.kind == FeedTextKind::plain) return std::string(source);
    const bool has_markup = text.kind == FeedTextKind::html ? source.find('<') != std::string_view::npos
                                                            : has_html_markup(source);
    // without markup its line breaks are all there is to tell paragraphs by
    if (!has_markup) return std::string(trim(decode_html_references(source, ReferencePlace::attribute)));
    return std::string(trim(html_to_text(source, HtmlOptions{.nesting = nesting})));
}

std::string to_plain_line(const FeedText& text, std::size_t nesting) {
    return collapse_spaces(to_plain_text(text, nesting));
}

bool is_beginning_of(std::string_view summary, std::string_view content) {
    LetterWalk of_summary(without_tail(summary));
    LetterWalk of_content(content);
    for (char c = of_summary.next(); c != '\0'; c = of_summary.next()) {
        if (c != of_content.next()) return false;
    }
    return true;
}

}  // namespace debrief
