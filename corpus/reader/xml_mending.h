#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// An XML text that any parser takes, and what was wrong with it.
struct MendedXml {
    std::string text;             ///< line breaks stand where they stood
    std::size_t damages = 0;      ///< places that were no XML
    std::size_t damage_line = 0;  ///< of the first of them, from 1
    std::string damage;           ///< what is wrong there
};

struct XmlLimits {
    std::size_t nesting = 256;  ///< elements in elements; of those that lie deeper only the text is kept
    std::size_t elements = 2'000'000;  ///< and attributes; bounds the memory of a tree made of them
};

/// Makes well-formed XML of well-formed UTF-8 that was meant to be some: elements without an end are closed
/// where one around them ends, ends without a beginning are left out, a `<` or `&` that begins nothing is a
/// character, HTML's names of characters (`&nbsp;`) are known, and control characters become those that
/// windows-1252 has in their place, or blanks. CDATA comes out as escaped text; comments, processing
/// instructions and declarations are left out, so no entity is ever declared. Takes time and memory in
/// proportion to the text. Throws `Error` of kind `corpus` where it has too many elements.
[[nodiscard]] MendedXml mend_xml(std::string_view xml, const XmlLimits& limits = {});

/// What to tell of a text that had to be mended; empty where all was well.
[[nodiscard]] std::string describe_damage(const MendedXml& mended);

}  // namespace debrief
