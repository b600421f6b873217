#include "corpus/base/byte_order.h"

#include "tests/support/catch.h"

#include <array>
#include <string>
#include <vector>

using namespace debrief;
using namespace std::literals;

TEST_CASE("a text's first bytes are loaded low byte first, with zeros behind a short one",
          "[corpus][byte_order]") {
    CHECK(load_first_bytes("") == 0);
    CHECK(load_first_bytes("a") == 0x61);
    CHECK(load_first_bytes("ab") == 0x6261);
    CHECK(load_first_bytes("abc") == 0x636261);
    CHECK(load_first_bytes("abcd") == 0x64636261);
    CHECK(load_first_bytes("abcde") == 0x6564636261);
    CHECK(load_first_bytes("abcdef") == 0x666564636261);
    CHECK(load_first_bytes("abcdefg") == 0x67666564636261);
    CHECK(load_first_bytes("abcdefgh") == 0x6867666564636261);
    CHECK(load_first_bytes("abcdefghi") == 0x6867666564636261);
    CHECK(load_first_bytes("\xFF\xFE\xFD") == 0xFDFEFF);
    CHECK(load_number("abcdefgh") == load_first_bytes("abcdefgh"));
}

TEST_CASE("nothing behind a text is read", "[corpus][byte_order]") {
    for (std::size_t size = 0; size <= 9; ++size) {
        const std::vector<char> exact(size, '\x81');  // on the heap, where sanitizers see its end
        std::uint64_t expected = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(size, 8); ++i)
            expected |= std::uint64_t{0x81} << 8 * i;
        CHECK(load_first_bytes({exact.data(), size}) == expected);
    }
}

TEST_CASE("first bytes sort as texts do", "[corpus][byte_order]") {
    const std::vector<std::string_view> sorted{""sv,   "\x01"sv, "a"sv,       "a\x01"sv,
                                               "aa"sv, "ab"sv,   "abcdefg"sv, "abcdefgh"sv,
                                               "b"sv,  "\x80"sv, "\xFF\xFF"sv};
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        CAPTURE(sorted[i]);
        CHECK(first_bytes_of(sorted[i - 1]) < first_bytes_of(sorted[i]));
    }
    CHECK(first_bytes_of("abcdefgh") == first_bytes_of("abcdefghi"));
    CHECK(first_bytes_of("a") == first_bytes_of("a\0"sv));
}

TEST_CASE("a text is copied with zeros behind it up to the last eight bytes", "[corpus][byte_order]") {
    const std::string text = "abcdefghijklmnopqrstuvwxyz";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        std::array<char, 40> to{};
        to.fill('x');
        copy_with_room(std::string_view(text).substr(0, size), to.data());
        const std::size_t steps_end = (size + 7) / 8 * 8;
        CHECK(steps_end <= size + room_behind);
        const std::string expected = text.substr(0, size) + std::string(steps_end - size, '\0') + "x";
        CHECK(std::string(to.data(), steps_end + 1) == expected);
    }
}
