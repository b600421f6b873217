#include "web/pages/page_numbers.h"

#include <algorithm>

namespace debrief {

std::vector<std::size_t> page_numbers(std::size_t page, std::size_t last) {
    constexpr std::size_t beside = 2;
    if (last < 2) return {};
    const std::size_t middle = std::clamp<std::size_t>(page, 1, last);
    std::vector<std::size_t> numbers{1};
    const std::size_t begin = middle > beside + 1 ? middle - beside : 2;
    const std::size_t end = std::min(middle + beside, last);
    if (begin == 3) numbers.push_back(2);  // a gap of one page would take as much room
    if (begin > 3) numbers.push_back(0);
    for (std::size_t number = begin; number <= end; ++number) numbers.push_back(number);
    if (end + 2 == last) numbers.push_back(last - 1);
    if (end + 2 < last) numbers.push_back(0);
    if (end < last) numbers.push_back(last);
    return numbers;
}

}  // namespace debrief
