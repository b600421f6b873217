#include "corpus/reader/mail_text.h"

#include "corpus/base/text.h"
#include "corpus/reader/gmime_objects.h"
#include "corpus/reader/html.h"
#include "corpus/reader/mail_lines.h"
#include "corpus/reader/mail_quotes.h"
#include "corpus/reader/unwrap.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t html_head = 2048;  ///< bytes in which a page may declare its charset

/// The markup of `text/enriched` (RFC 1896) as HTML.
std::string enriched_to_html(const std::string& text, std::string_view type) {
    initialise_gmime();
    const guint32 flags = type == "text/richtext" ? GMIME_FILTER_ENRICHED_IS_RICHTEXT : 0;
    const GObjectPointer<GMimeFilter> filter(g_mime_filter_enriched_new(flags));
    std::string input = text;  // GMime writes into it
    char* out = nullptr;
    std::size_t out_bytes = 0;
    std::size_t out_space = 0;
    g_mime_filter_complete(filter.get(), input.data(), input.size(), 0, &out, &out_bytes, &out_space);
    return {out, out_bytes};
}

bool is_html(const MailMedia& media) {
    return media.type == "text/html" || media.type == "application/xhtml+xml";
}

std::string plain_to_paragraphs(const std::string& text, const MailMedia& media) {
    std::string lines = without_escapes(text);
    if (media.type == "text/markdown") return lines;
    // Some programs say that text is flowed and then wrap it like any other.
    const bool is_flowed = media.is_flowed && lines.find(" \n") != std::string::npos;
    if (!is_flowed) return unwrap_paragraphs(lines, Wrapping::usual);
    return join_flowed_lines(lines, media.drops_flow_blanks ? FlowBlank::dropped : FlowBlank::kept);
}

/// Without empty lines at its ends; blanks in front of the first line stay, since they may belong to a table.
std::string_view trim_lines(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    const std::size_t begin = text.rfind('\n', first);
    text = text.substr(begin == std::string_view::npos ? 0 : begin + 1);
    return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

}  // namespace

MailText read_mail_text(std::string_view body, const MailMedia& media, std::size_t nesting) {
    MailText read;
    TransferDecoded bytes = decode_transfer(body, media.encoding);
    read.was_not_encoded = bytes.was_not_encoded;
    const std::string_view head = std::string_view(bytes.bytes).substr(0, html_head);
    const bool asks_page = media.charset.empty() && is_html(media);
    const std::string charset = asks_page ? std::string(declared_html_charset(head)) : media.charset;
    DecodedText decoded = decode_text(bytes.bytes, charset);
    bytes = {};
    read.loss = {"", decoded.charset, decoded.replaced};
    const std::string text = with_plain_lines(decoded.text);
    decoded.text = {};
    std::string paragraphs;
    if (is_html(media)) {
        paragraphs = html_to_text(text, {.nesting = nesting});
    } else if (media.type == "text/enriched" || media.type == "text/richtext") {
        paragraphs = html_to_text(enriched_to_html(text, media.type), {.nesting = nesting});
    } else {
        paragraphs = plain_to_paragraphs(text, media);
    }
    read.text = trim_lines(paragraphs);
    read.chrome = find_mail_chrome(read.text);
    // In HTML, a line alone that begins with `>` is an arrow in front of a link.
    const auto is_arrow = [&](const Chrome& chrome) {
        return chrome.reason == ChromeReason::quoted &&
               trim(chrome.span.of(read.text)).find('\n') == std::string_view::npos;
    };
    if (is_html(media)) std::erase_if(read.chrome, is_arrow);
    return read;
}

bool is_stand_in(std::string_view text) {
    constexpr std::size_t most_bytes = 600;  // who has more to say, says it
    if (text.size() > most_bytes) return false;
    const std::string lower = collapse_spaces(to_ascii_lower(text));
    constexpr std::array<std::string_view, 16> sayings{
        "html format",  "html message",    "html version",    "html e-mail",  "html email",   "html mail",
        "html-enabled", "html enabled",    "html-capable",    "html capable", "support html", "display html",
        "view html",    "view this email", "in your browser", "in html",
    };
    const bool says_so = std::any_of(sayings.begin(), sayings.end(), [&](std::string_view saying) {
        return lower.find(saying) != std::string::npos;
    });
    const bool is_one_link = lower.starts_with("http") && lower.find(' ') == std::string::npos;
    return says_so || is_one_link;
}

}  // namespace debrief
