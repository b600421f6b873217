#include "corpus/base/error.h"
#include "corpus/base/memory_source.h"
#include "corpus/base/text.h"
#include "corpus/reader/attributes.h"
#include "corpus/reader/charset.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/html.h"
#include "corpus/reader/titles.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

namespace debrief {

namespace {

/// `text` without what may stand before a page's first tag: white space, comments and an XML declaration.
std::string_view without_preamble(std::string_view text) {
    for (;;) {
        text = trim(text);
        const bool is_comment = text.starts_with("<!--");
        if (!is_comment && !text.starts_with("<?xml")) return text;
        const std::string_view closing = is_comment ? "-->" : "?>";
        const std::size_t end = text.find(closing, is_comment ? 2 : 0);
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + closing.size());
    }
}

Briefing to_briefing(HtmlPage&& page, std::string_view id) {
    Briefing briefing;
    briefing.id = id;
    briefing.title = std::move(page.title);
    briefing.summary = std::move(page.summary);
    briefing.text = std::move(page.text);
    briefing.date = page.date;
    briefing.source = std::move(page.source);
    briefing.url = std::move(page.url);
    briefing.language = std::move(page.language);
    if (briefing.title.empty()) {
        briefing.title_origin = TitleOrigin::made;
        briefing.title = title_from_text(briefing.summary.empty() ? briefing.text : briefing.summary);
    }
    add_attribute(briefing, author_attribute, page.author);
    add_attribute(briefing, tags_attribute, page.tags);
    return briefing;
}

}  // namespace

bool looks_like_html(std::string_view head) {
    constexpr std::array<std::string_view, 6> beginnings{"<!doctype html", "<html", "<head",
                                                         "<body",          "<meta", "<title"};
    const std::string start = to_ascii_lower(without_preamble(head).substr(0, 32));
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        // "<header" is no "<head".
        const char behind = start.size() > beginning.size() ? start[beginning.size()] : '>';
        return start.starts_with(beginning) && !is_ascii_lower(behind);
    });
}

void read_html(const FormatInput& input, ReadVisitor& visitor) {
    std::string bytes = read_whole(input);
    if (bytes.find('<') == std::string::npos) {  // a text by a wrong name: its lines mean something
        InputStream text(std::make_unique<MemorySource>(std::move(bytes)));
        return read_text({text, input.id, input.name, input.options}, visitor);
    }
    const DecodedText decoded = decode_text(bytes, declared_html_charset(bytes));
    HtmlPage page = read_html_page(decoded.text, {.nesting = input.options.nesting});
    if (page.text.empty()) throw Error(ErrorKind::corpus, "holds no text");
    const std::string loss = describe_loss(decoded);
    if (!loss.empty()) visitor.on_mended({std::string(input.name), loss});
    visitor.on_briefing(to_briefing(std::move(page), input.id), input.name);
}

}  // namespace debrief
