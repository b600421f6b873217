#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace debrief {

/// The first eight bytes of a text as a number that sorts as they do: most texts are told from each other by
/// it, without a look at where they stand.
[[nodiscard]] inline std::uint64_t first_bytes_of(std::string_view text) {
    std::array<unsigned char, 8> bytes{};
    if (text.size() >= bytes.size()) {
        std::memcpy(bytes.data(), text.data(), bytes.size());  // of a known size: one instruction
    } else {
        for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = static_cast<unsigned char>(text[i]);
    }
    std::uint64_t number = 0;
    for (const unsigned char byte : bytes) number = number << 8U | byte;
    return number;
}

}  // namespace debrief
