#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// A normal form as people read it: `USD 14,300,000,000` for `USD 14300000000`. Decimals stay as they are.
[[nodiscard]] std::string with_grouped_digits(std::string_view normal);

}  // namespace debrief
