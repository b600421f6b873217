#include "corpus/html.h"

namespace debrief {

HtmlPage read_html_page(std::string_view html, const HtmlOptions&) {
    HtmlPage page;
    page.text = html;
    return page;
}

std::string html_to_text(std::string_view html, const HtmlOptions&) {
    return std::string(html);
}

std::string_view declared_html_charset(std::string_view) {
    return {};
}

}  // namespace debrief
