#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace debrief {

/// A range of bytes of some text, half-open.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool contains(std::size_t offset) const {
        return begin <= offset && offset < end;
    }
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
        return text.substr(begin, size());
    }
    auto operator<=>(const Span&) const = default;
};

}  // namespace debrief
