#include "tests/support/gzip.h"

#include <algorithm>
#include <cstdint>

namespace debrief::test {

namespace {

constexpr std::size_t longest_block = 65535;

void append_number(std::string& bytes, std::uint32_t number, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

/// RFC 1952, section 8, bit by bit.
std::uint32_t crc32(std::string_view content) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

}  // namespace

std::string gzip(std::string_view content) {
    using namespace std::literals;
    std::string bytes("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF"sv);
    std::string_view rest = content;
    do {
        const std::string_view block = rest.substr(0, longest_block);
        rest.remove_prefix(block.size());
        bytes += rest.empty() ? '\x01' : '\x00';
        append_number(bytes, static_cast<std::uint32_t>(block.size()), 2);
        append_number(bytes, ~static_cast<std::uint32_t>(block.size()), 2);
        bytes += block;
    } while (!rest.empty());
    append_number(bytes, crc32(content), 4);
    append_number(bytes, static_cast<std::uint32_t>(content.size()), 4);
    return bytes;
}

}  // namespace debrief::test
