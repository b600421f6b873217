#pragma once

#include <cstddef>
#include <string_view>

namespace debrief {

/// The whole number that a caller gives for `name` (as messages are to show it). Throws `Error` of kind
/// `usage` for what is none from `least` to `most`.
[[nodiscard]] std::size_t number_between(std::string_view name, std::string_view text, std::size_t least,
                                         std::size_t most);

/// The number of bytes that a caller gives for `name`: a whole number, which K, M or G may follow for 1,000,
/// 1,000,000 or 1,000,000,000 times as many. Throws `Error` of kind `usage` for what is none from `least` to
/// `most`.
[[nodiscard]] std::size_t size_between(std::string_view name, std::string_view text, std::size_t least,
                                       std::size_t most);

}  // namespace debrief
