#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief::test {

/// `text`, `count` times.
[[nodiscard]] inline std::string repeated(std::string_view text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

}  // namespace debrief::test
