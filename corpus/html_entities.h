#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// Where character references stand: in an attribute a name without its ';' is one only where nothing that
/// could be part of an address (`?a=1&copy=2`) follows.
enum class ReferencePlace : std::uint8_t { text, attribute };

/// `source` with its character references (`&amp;`, `&#8217;`, `&#x2019;`) decoded as browsers do: numbers of
/// windows-1252's own characters mean those, impossible numbers U+FFFD, unknown names stay as written, NULs
/// go.
[[nodiscard]] std::string decode_html_references(std::string_view source, ReferencePlace place);

}  // namespace debrief
