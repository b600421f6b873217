#include "tests/support/markup.h"

#include <algorithm>
#include <array>
#include <memory>

#include <gumbo.h>

namespace debrief::test {

namespace {

constexpr std::array<std::string_view, 4> never{"img", "iframe", "object", "embed"};
constexpr std::array<std::string_view, 4> address_attributes{"href", "src", "action", "formaction"};

std::string name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    std::string name(piece.data, piece.length);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return name;
}

/// Whether it stays on the site, or leads to another by http(s). As browsers do, control characters and
/// blanks in front do not count.
bool is_harmless_address(std::string_view address) {
    const std::size_t begin = address.find_first_not_of(std::string_view("\0\t\n\f\r ", 6));
    address.remove_prefix(std::min(begin, address.size()));
    if (address.starts_with("//")) return false;
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos ||
        address.substr(0, colon).find_first_of("/?#") != std::string_view::npos)
        return true;
    return address.starts_with("http://") || address.starts_with("https://") ||
           address.starts_with("mailto:");
}

std::string problem_of_attribute(const std::string& element, const GumboAttribute& attribute) {
    const std::string_view name = attribute.name;
    const std::string_view value = attribute.value;
    const std::string what = std::string(name) + "=\"" + std::string(value) + "\" of <" + element + ">";
    if (name.starts_with("on") || name == "style" || name == "srcdoc" ||
        name.find("pwn") != std::string_view::npos)
        return what;
    const bool is_address =
        std::find(address_attributes.begin(), address_attributes.end(), name) != address_attributes.end();
    if (is_address && !is_harmless_address(value)) return what;
    if (element != "a" && is_address && !(value.starts_with('/') || value.starts_with('#'))) return what;
    return "";
}

std::string problem_of_node(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return "";
    const GumboElement& element = node.v.element;
    const std::string name = name_of(element);
    if (name == attack_element || std::find(never.begin(), never.end(), name) != never.end())
        return "<" + name + ">";
    if (name == "script" && element.children.length > 0) return "a script in the page";
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
        if (const std::string problem = problem_of_attribute(name, attribute); !problem.empty())
            return problem;
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
        if (const std::string problem = problem_of_node(child); !problem.empty()) return problem;
    }
    return "";
}

}  // namespace

std::string problem_of_page(const std::string& html) {
    const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
    return problem_of_node(*parsed->root);
}

}  // namespace debrief::test
