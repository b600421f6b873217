#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// What a `&` in a text is.
enum class XmlReferences {
    are_known,  ///< it begins a reference if that is one that XML or HTML knows
    are_text,   ///< a character like any other, as in CDATA
};

/// A text as it may stand between the tags of XML or in an attribute, and what was wrong with it.
struct XmlCharacters {
    std::string text;
    bool has_controls = false;  ///< it held control characters, which are blanks now
};

/// Escapes what must be and is not. HTML's references become their characters; the controls from U+0080 to
/// U+009F, written or referred to, become what windows-1252 has there; references to no character U+FFFD.
[[nodiscard]] XmlCharacters to_xml_text(std::string_view raw, XmlReferences references);

}  // namespace debrief
