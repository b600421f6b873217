#pragma once

#include <string>
#include <string_view>

namespace debrief::test {

/// One member of a gzip file that holds `content`, uncompressed inside (RFC 1951, section 3.2.4): the same
/// bytes everywhere.
[[nodiscard]] std::string gzip(std::string_view content);

}  // namespace debrief::test
