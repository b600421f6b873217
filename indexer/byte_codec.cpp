#include "indexer/byte_codec.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"

#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace debrief {

void ByteWriter::add_number(std::size_t number) {
    for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>((number & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(number);
}

void ByteWriter::add_double(double number) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (std::size_t i = 0; i < sizeof bits; ++i, bits >>= 8U) bytes_ += static_cast<char>(bits & 0xFFU);
}

void ByteWriter::add_text(std::string_view text) {
    add_number(text.size());
    bytes_ += text;
}

void ByteWriter::add_day(Day day) {
    bytes_ += to_sortable(day);
}

std::size_t ByteReader::take_number() {
    std::size_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(take(1).front());
        number |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80) return number;
    }
    fail();
}

double ByteReader::take_double() {
    std::uint64_t bits = 0;
    const std::string_view bytes = take(sizeof bits);
    for (std::size_t i = bytes.size(); i > 0; --i)
        bits = (bits << 8U) | static_cast<unsigned char>(bytes[i - 1]);
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    if (!std::isfinite(number)) fail();
    return number;
}

Day ByteReader::take_day() {
    return from_sortable(take(4));
}

std::string_view ByteReader::take(std::size_t bytes) {
    if (bytes > rest_.size()) fail();
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
}

void ByteReader::fail() const {
    throw Error(ErrorKind::index, fmt::format("{} is damaged", what_),
                "build it again with 'debrief-index --rebuild PATH...'");
}

}  // namespace debrief
