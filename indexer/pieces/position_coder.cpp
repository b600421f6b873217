#include "indexer/pieces/position_coder.h"

#include "indexer/pieces/glass_numbers.h"

#include <bit>
#include <cassert>
#include <cstddef>

namespace debrief {

namespace {

/// Numbers of known range one after another, the lowest bit first.
class InterpolativeWriter {
 public:
    explicit InterpolativeWriter(std::string& bytes) : bytes_(bytes) {}

    /// A number below `range`. Where the range is no power of two, the numbers in its middle take a bit less.
    void add(std::uint32_t number, std::uint32_t range) {
        unsigned bits = static_cast<unsigned>(std::bit_width(range - 1));
        const std::uint64_t spare = (std::uint64_t{1} << bits) - range;
        std::uint64_t code = number;
        if (spare > 0) {
            const std::uint64_t middle = (range - spare) / 2;
            if (number >= middle + spare) {
                code = (number - (middle + spare)) | (std::uint64_t{1} << (bits - 1));
            } else if (number >= middle) {
                --bits;
            }
        }
        waiting_ |= code << waiting_bits_;
        waiting_bits_ += bits;
        for (; waiting_bits_ >= 8; waiting_bits_ -= 8, waiting_ >>= 8) bytes_ += static_cast<char>(waiting_);
    }

    /// What lies between the first and the last of `positions`: the middle one, what is before it, what is
    /// after.
    void add_between(std::span<const std::uint32_t> positions) {
        while (positions.size() > 2) {
            const std::size_t middle = (positions.size() - 1) / 2;
            const auto others = static_cast<std::uint32_t>(positions.size() - 1);
            add(positions[middle] - positions.front() - static_cast<std::uint32_t>(middle),
                positions.back() - positions.front() - others + 1);
            add_between(positions.first(middle + 1));
            positions = positions.subspan(middle);
        }
    }

    void finish() {
        if (waiting_bits_ > 0) bytes_ += static_cast<char>(waiting_);
    }

 private:
    std::string& bytes_;
    std::uint64_t waiting_ = 0;
    unsigned waiting_bits_ = 0;
};

}  // namespace

void append_positions(std::string& bytes, std::span<const std::uint32_t> positions) {
    assert(!positions.empty());
    append_glass_number(bytes, positions.back());
    if (positions.size() == 1) return;
    InterpolativeWriter code(bytes);
    code.add(positions.front(), positions.back());
    code.add(static_cast<std::uint32_t>(positions.size() - 2), positions.back() - positions.front());
    code.add_between(positions);
    code.finish();
}

}  // namespace debrief
