#include "corpus/base/text.h"
#include "corpus/reader/html.h"
#include "corpus/reader/html_scanner.h"

#include <algorithm>
#include <string>

namespace debrief {

namespace {

/// Browsers look through 1024 bytes; some pages put more in front of the declaration.
constexpr std::size_t meta_declaration_bytes = 8192;

bool is_label_character(char c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || c == '-' || c == '_' || c == '.' || c == ':' ||
           c == '+';
}

/// The label that follows `name` and a '=' in a text, with or without quotes.
std::string_view label_behind(std::string_view text, std::string_view name) {
    const std::size_t at = to_ascii_lower(text).find(name);
    if (at == std::string::npos) return {};
    std::string_view rest = trim(text.substr(at + name.size()));
    if (!rest.starts_with('=')) return {};
    rest = trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest = trim(rest.substr(1));
    const auto end = std::ranges::find_if_not(rest, is_label_character);
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

std::string_view label_of_meta(const HtmlToken& meta) {
    std::string_view content;
    bool is_content_type = false;
    for (const HtmlAttributeSource& attribute : meta.attributes) {
        if (attribute.name == "charset") return trim(attribute.value);
        if (attribute.name == "content") content = attribute.value;
        if (attribute.name == "http-equiv") {
            is_content_type = to_ascii_lower(trim(attribute.value)) == "content-type";
        }
    }
    return is_content_type ? label_behind(content, "charset") : std::string_view();
}

}  // namespace

std::string_view declared_html_charset(std::string_view head) {
    head = head.substr(0, meta_declaration_bytes);
    const std::size_t front = std::min(head.find('<'), head.size());
    if (head.substr(front).starts_with("<?xml")) {
        const std::string_view declaration = head.substr(front, head.find("?>", front) - front);
        const std::string_view label = label_behind(declaration, "encoding");
        if (!label.empty()) return label;
    }
    HtmlScanner scanner(head);
    while (const auto token = scanner.next()) {
        if (token->kind != HtmlToken::Kind::start || token->name != "meta") continue;
        const std::string_view label = label_of_meta(*token);
        if (!label.empty()) return label;
    }
    return {};
}

}  // namespace debrief
