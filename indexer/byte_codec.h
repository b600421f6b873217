#pragma once

#include "corpus/base/day.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace debrief {

/// Numbers as digits and a power of ten.
namespace decimals {
inline constexpr std::size_t exponents = 16;
inline constexpr std::size_t as_double = exponents - 1;  ///< an exponent: eight bytes follow
inline constexpr std::size_t exponent_of_one = 4;

/// Of -4 to 10, as `exponent` is 0 to 14.
inline double value(std::size_t digits, std::size_t exponent) {
    constexpr std::array<double, 11> powers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    const auto whole = static_cast<double>(digits);
    return exponent < exponent_of_one ? whole / powers[exponent_of_one - exponent]
                                      : whole * powers[exponent - exponent_of_one];
}
}  // namespace decimals

/// The low bytes of a content's XXH3, so many, at most 8, the lowest first: what damage or change is told by.
[[nodiscard]] std::string checksum_of(std::string_view content, std::size_t bytes);

/// Puts together what an index keeps in bytes: numbers in LEB128, doubles as eight bytes with the lowest
/// first or as a decimal number, texts with their length in front, days as `to_sortable` has them.
class ByteWriter {
 public:
    void add_number(std::size_t number);
    void add_double(double number);
    /// In few bytes, if it has few decimal digits.
    void add_decimal(double number);
    void add_text(std::string_view text);
    void add_day(Day day);

    /// The writer is empty after it.
    [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
    std::string bytes_;
};

/// Takes it apart again. Throws `Error` of kind `index` where the bytes end too soon or cannot have been
/// written so. Filters read values of very many documents by it, so it is all in sight of compilers.
class ByteReader {
 public:
    /// `what` is a noun that messages name: "a stored briefing". Both must outlive the reader.
    ByteReader(std::string_view what, std::string_view bytes) : what_(what), rest_(bytes) {}

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
    /// What is not taken yet.
    [[nodiscard]] std::string_view rest() const { return rest_; }

    std::size_t take_number() {
        std::size_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            number |= static_cast<std::size_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return number;
        }
        fail();
    }

    /// As if so many numbers were taken, whatever they are.
    void skip_numbers(std::size_t count) {
        std::size_t at = 0;
        for (; count > 0; ++at) {
            if (at == rest_.size()) fail();
            count -= static_cast<unsigned char>(rest_[at]) < 0x80 ? 1 : 0;
        }
        rest_.remove_prefix(at);
    }

    /// A finite one.
    double take_double() {
        const std::string_view bytes = take(sizeof(std::uint64_t));
        const auto byte = [&](std::size_t i) {
            return std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
        };
        // Written out, since compilers then see one load.
        const std::uint64_t bits =
            byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
        double number = 0;
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number)) fail();
        return number;
    }

    /// What `add_decimal` wrote.
    double take_decimal() {
        const std::size_t coded = take_number();
        const std::size_t exponent = coded % decimals::exponents;
        if (exponent == decimals::as_double) return take_double();
        const double size = decimals::value(coded / decimals::exponents / 2, exponent);
        return coded / decimals::exponents % 2 == 0 ? size : -size;
    }

    std::string_view take_text() { return take(take_number()); }
    Day take_day();

    /// The choice that a number stands for; `last` is the last there is.
    template <typename Choice>
    Choice take_choice(Choice last) {
        const std::size_t number = take_number();
        if (number > static_cast<std::size_t>(last)) fail();
        return static_cast<Choice>(number);
    }

    [[noreturn]] void fail() const;

 private:
    std::string_view take(std::size_t bytes) {
        if (bytes > rest_.size()) fail();
        const std::string_view taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }

    std::string_view what_;
    std::string_view rest_;
};

}  // namespace debrief
