#include "web/html.h"

#include "corpus/base/text.h"
#include "searcher/snippet.h"

namespace debrief {

std::string escape_html(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default: {
                const bool is_forbidden =
                    (static_cast<unsigned char>(c) < 0x20 && !is_ascii_space(c)) || c == 0x7F;
                if (is_forbidden) {
                    escaped += "\xEF\xBF\xBD";
                } else {
                    escaped += c;
                }
            }
        }
    }
    return escaped;
}

std::string mark_html(std::string_view text, const std::vector<Span>& matches) {
    std::string html;
    std::size_t written = 0;
    for (const Span& lit : join_neighbours(text, matches)) {
        html += escape_html(text.substr(written, lit.begin - written));
        html += "<mark>" + escape_html(lit.of(text)) + "</mark>";
        written = lit.end;
    }
    return html + escape_html(text.substr(written));
}

std::string_view safe_link(std::string_view url) {
    const std::string lower = to_ascii_lower(url.substr(0, 8));
    return lower.starts_with("http://") || lower == "https://" ? url : std::string_view();
}

}  // namespace debrief
