#pragma once

#include <cstddef>
#include <vector>

namespace debrief {

/// The numbers of pages that a page links to: the first, the last, itself and two on either side of it; 0
/// where some are left out between. Empty where there is but one page.
[[nodiscard]] std::vector<std::size_t> page_numbers(std::size_t page, std::size_t last);

}  // namespace debrief
