#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace debrief {

/// The eight bytes from here on, low byte first.
[[nodiscard]] inline std::uint64_t load_number(const char* bytes) {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

/// The first eight bytes of a text, low byte first, zeros behind the end of a shorter one; nothing behind it
/// is read. Bytes that are loaded twice come to lie upon themselves.
[[nodiscard]] inline std::uint64_t load_first_bytes(std::string_view text) {
    constexpr std::size_t half = sizeof(std::uint32_t);
    if (text.size() >= sizeof(std::uint64_t)) return load_number(text.data());
    if (text.size() >= half) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, text.data(), half);
        std::memcpy(&last, text.data() + text.size() - half, half);
        return first | std::uint64_t{last} << 8 * (text.size() - half);
    }
    if (text.empty()) return 0;
    const auto at = [&](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
    };
    return at(0) | at(text.size() / 2) | at(text.size() - 1);
}

/// The same as a number that sorts as the bytes do: most texts are told from each other by it, without a look
/// at where they stand.
[[nodiscard]] inline std::uint64_t first_bytes_of(std::string_view text) {
    return __builtin_bswap64(load_first_bytes(text));
}

/// What `copy_with_room` may write behind a text.
inline constexpr std::size_t room_behind = sizeof(std::uint64_t) - 1;

/// Copies a text, eight bytes at a time, with zeros behind it up to the last eight: quick for short ones.
inline void copy_with_room(std::string_view text, char* to) {
    for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) {
        const std::uint64_t bytes = load_first_bytes(text.substr(i));
        std::memcpy(to + i, &bytes, sizeof bytes);
    }
}

}  // namespace debrief
