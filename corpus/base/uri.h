#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// The scheme of an absolute URI in lower case without its colon ("https", "tag"); empty for what has none.
[[nodiscard]] std::string uri_scheme(std::string_view uri);

/// Whether this is an absolute address on the web, with `http` or `https` and a host.
[[nodiscard]] bool is_web_address(std::string_view uri);

/// What a reference means within a document at `base` (RFC 3986, 5.2): an absolute URI, or the reference as
/// it is where `base` is none with a path. Characters that a URI must not hold are left as they are.
[[nodiscard]] std::string resolve_uri(std::string_view base, std::string_view reference);

}  // namespace debrief
