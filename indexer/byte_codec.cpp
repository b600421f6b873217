#include "indexer/byte_codec.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

std::string checksum_of(std::string_view content, std::size_t bytes) {
    std::uint64_t hash = XXH3_64bits(content.data(), content.size());
    std::string checksum;
    for (std::size_t i = 0; i < bytes; ++i, hash >>= 8U) checksum += static_cast<char>(hash & 0xFFU);
    return checksum;
}

void ByteWriter::add_number(std::size_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>((number & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(number);
}

void ByteWriter::add_double(double number) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (std::size_t i = 0; i < sizeof bits; ++i, bits >>= 8U) bytes_ += static_cast<char>(bits & 0xFFU);
}

void ByteWriter::add_decimal(double number) {
    constexpr double most_digits = 1e15;  // all whole numbers up to it are doubles
    const double size = std::abs(number);
    for (std::size_t exponent = decimals::as_double; exponent-- > 0 && std::isfinite(number);) {
        const double digits = std::round(size / decimals::value(1, exponent));
        if (digits >= most_digits) break;
        const auto whole = static_cast<std::size_t>(digits);
        if (decimals::value(whole, exponent) != size) continue;
        add_number((whole * 2 + (std::signbit(number) ? 1 : 0)) * decimals::exponents + exponent);
        return;
    }
    add_number(decimals::as_double);
    add_double(number);
}

void ByteWriter::add_text(std::string_view text) {
    add_number(text.size());
    bytes_ += text;
}

void ByteWriter::add_day(Day day) {
    bytes_ += to_sortable(day);
}

Day ByteReader::take_day() {
    return from_sortable(take(4));
}

void ByteReader::fail() const {
    throw Error(ErrorKind::index, fmt::format("{} is damaged", what_),
                "build it again with 'debrief-index --rebuild PATH...'");
}

}  // namespace debrief
