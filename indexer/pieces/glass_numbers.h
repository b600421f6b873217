#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

inline constexpr std::size_t longest_glass_number = 10;  ///< bytes

/// Writes a number as Xapian has them in its tables: seven bits a byte, lowest first, the high bit for more.
/// Behind it: where the next may stand.
inline char* put_glass_number(char* to, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) *to++ = static_cast<char>(number | 0x80);
    *to++ = static_cast<char>(number);
    return to;
}

/// Appends such a number.
inline void append_glass_number(std::string& bytes, std::uint64_t number) {
    if (number < 0x80) {  // as most are
        bytes.push_back(static_cast<char>(number));
        return;
    }
    std::array<char, longest_glass_number> digits;
    const char* const end = put_glass_number(digits.data(), number);
    bytes.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

/// How many bytes it takes.
[[nodiscard]] constexpr std::size_t glass_number_size(std::uint64_t number) {
    return number < 0x80 ? 1 : (static_cast<std::size_t>(std::bit_width(number)) + 6) / 7;
}

/// Takes such a number from the front of `bytes`, which begin with a whole one.
[[nodiscard]] inline std::uint64_t take_glass_number(std::string_view& bytes) {
    if (!bytes.empty() && static_cast<unsigned char>(bytes.front()) < 0x80) {  // as most are
        const auto digit = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        return digit;
    }
    std::uint64_t number = 0;
    std::size_t size = 0;
    for (unsigned shift = 0; shift < 64 && size < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[size++]);
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) break;
    }
    bytes.remove_prefix(size);
    return number;
}

/// The same where a number ends what it stands in: whole bytes, lowest first, none for 0.
inline void append_last_glass_number(std::string& bytes, std::uint64_t number) {
    for (; number > 0; number >>= 8) bytes += static_cast<char>(number);
}

/// A number as it stands in keys, whose bytes sort as the numbers do.
class SortedGlassNumber {
 public:
    explicit SortedGlassNumber(std::uint32_t number) {
        if (number < 0x8000) {
            size_ = 2;
        } else {
            size_ = (static_cast<unsigned>(std::bit_width(number)) + 5) / 7;
            bytes_[0] = static_cast<char>(0xFFU << (10 - size_));
        }
        std::uint64_t rest = number;
        for (std::size_t i = size_ - 1; i > 0; --i, rest >>= 8) bytes_[i] = static_cast<char>(rest);
        bytes_[0] = static_cast<char>(static_cast<unsigned char>(bytes_[0]) | rest);
    }

    [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), size_}; }

 private:
    std::array<char, 6> bytes_{};
    std::size_t size_ = 0;
};

inline void append_sorted_glass_number(std::string& bytes, std::uint32_t number) {
    bytes += SortedGlassNumber(number).bytes();
}

/// Appends a term as it stands in keys: a NUL is told from the end of the term by what follows it.
inline void append_key_of_term(std::string& bytes, std::string_view term) {
    for (std::size_t nul = term.find('\0'); nul != std::string_view::npos; nul = term.find('\0')) {
        bytes += term.substr(0, nul + 1);
        bytes += '\xFF';
        term.remove_prefix(nul + 1);
    }
    bytes += term;
}

}  // namespace debrief
