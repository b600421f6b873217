#include "corpus/reader/html.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/html_entities.h"
#include "corpus/reader/html_main_text.h"
#include "corpus/reader/html_metadata.h"
#include "corpus/reader/html_scanner.h"
#include "corpus/reader/html_text.h"
#include "corpus/reader/html_titles.h"
#include "corpus/reader/html_tree.h"
#include "corpus/reader/json_ld.h"

#include <algorithm>
#include <utility>

namespace debrief {

namespace {

/// Whether a text holds anything that HTML knows, but for entities.
bool has_markup(std::string_view text) {
    if (text.find("<!") != std::string_view::npos) return true;
    HtmlScanner scanner(text);
    while (const auto token = scanner.next()) {
        const bool is_tag = token->kind != HtmlToken::Kind::text;
        if (is_tag && html_tag(token->name) != HtmlTag::unknown) return true;
    }
    return false;
}

/// Plain text with its lines, but no blanks at their ends, no runs of blanks, and no runs of empty lines.
std::string tidy_lines(std::string_view text) {
    TextFlow flow;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        flow.add(text.substr(begin, end - begin));
        flow.end_line();
        begin = end + 1;
    }
    return flow.take();
}

}  // namespace

HtmlPage read_html_page(std::string_view html, const HtmlOptions& options) {
    const HtmlTree tree = parse_html(html, options.nesting);
    LinkedData linked = read_linked_data(tree.linked_data(), options.nesting);
    HtmlPage page = read_html_metadata(tree, linked);
    MainText found = find_main_text(tree, page.title);
    // A page that scripts fill has its article nowhere else.
    const bool is_filled_later = !found.has_prose && !linked.body.empty();
    page.text = is_filled_later ? std::move(linked.body) : std::move(found.text);
    if (says_description(page.text, page.summary)) page.summary.clear();
    return page;
}

std::string html_to_text(std::string_view html, const HtmlOptions& options) {
    if (!has_markup(html)) return tidy_lines(decode_html_references(html, ReferencePlace::text));
    const HtmlTree tree = parse_html(html, options.nesting);
    return layout_text(tree, 0, DivBreak::line, [&](HtmlTree::Index node) {
        const HtmlTag tag = tree[node].tag;
        return tag != HtmlTag::text && (tag == HtmlTag::title || is_hidden(tree, node));
    });
}

}  // namespace debrief
