#pragma once

#include "corpus/base/byte_order.h"

#include <cstddef>
#include <cstdint>

namespace debrief {

/// Numbers of words that follow each other, as they lie in eight bytes.
struct PackedWords {
    std::size_t offset = 0;  ///< of the bytes
    std::uint64_t mask = 0;
    std::uint64_t numbers = 0;

    /// The same, told from an offset that is not behind, where it lies in these eight bytes too.
    [[nodiscard]] PackedWords moved_to(std::size_t other) const {
        const std::size_t bits = (offset - other) * 8;
        return {other, mask << bits, numbers << bits};
    }
    [[nodiscard]] bool are_in(const char* bytes) const {
        return (load_number(bytes + offset) & mask) == numbers;
    }
};

/// Tells whether any of a few numbers in eight bytes is a wanted one, as one tells whether a string's end is
/// among its next bytes: less that number it is 0, and of what is below a power of two only 0 borrows from
/// what is above.
struct AnyOfPacked {
    std::size_t offset = 0;  ///< of the bytes
    std::uint64_t wanted = 0;
    std::uint64_t ones = 0;
    std::uint64_t high_bits = 0;

    void add(const PackedWords& word, unsigned bits) {
        const std::uint64_t one = word.mask & (~word.mask + 1);
        wanted |= word.numbers;
        ones |= one;
        high_bits |= one << (bits - 1);
    }
    [[nodiscard]] bool is_in(const char* bytes) const {
        const std::uint64_t differences = load_number(bytes + offset) ^ wanted;
        return ((differences - ones) & ~differences & high_bits) != 0;
    }
};

}  // namespace debrief
