#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace debrief {

/// A text that XML can hold: characters that XML 1.0 (section 2.2) forbids come out as U+FFFD. pugixml
/// escapes the rest.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Adds an element that holds a text.
pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text);

/// Sets an attribute.
void set_attribute(pugi::xml_node element, const char* name, std::string_view value);

/// The document in UTF-8, with its declaration.
[[nodiscard]] std::string to_xml(const pugi::xml_document& document);

}  // namespace debrief
