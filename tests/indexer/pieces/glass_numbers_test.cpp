#include "indexer/pieces/glass_numbers.h"

#include "tests/support/catch.h"

#include <string>

using namespace debrief;

TEST_CASE("numbers in keys sort as numbers", "[indexer][pieces]") {
    std::string before;
    for (std::uint64_t number = 0; number <= 0xFFFF'FFFF; number += 1 + number / 3) {
        const std::string bytes(SortedGlassNumber(static_cast<std::uint32_t>(number)).bytes());
        CAPTURE(number);
        CHECK((before.empty() || before < bytes));
        CHECK(bytes.front() != '\xFF');  // which tells a NUL in a term from its end
        before = bytes;
    }
    CHECK(SortedGlassNumber(0x7FFF).bytes() == "\x7F\xFF");
    CHECK(SortedGlassNumber(0x8000).bytes() == std::string_view("\x80\x80\x00", 3));
    CHECK(SortedGlassNumber(0xFFFF'FFFF).bytes() == "\xE0\xFF\xFF\xFF\xFF");
}

TEST_CASE("numbers are taken as they were appended", "[indexer][pieces]") {
    std::string bytes;
    for (std::uint64_t number = 1; number != 0; number <<= 7) append_glass_number(bytes, number - 1);
    std::string_view rest = bytes;
    for (std::uint64_t number = 1; number != 0; number <<= 7) CHECK(take_glass_number(rest) == number - 1);
    CHECK(rest.empty());
}

TEST_CASE("it is known how many bytes a number takes", "[indexer][pieces]") {
    for (std::uint64_t power = 1; power != 0; power <<= 1) {
        for (const std::uint64_t number : {power - 1, power}) {
            std::string bytes;
            append_glass_number(bytes, number);
            CAPTURE(number);
            CHECK(glass_number_size(number) == bytes.size());
        }
    }
}

TEST_CASE("a number that ends an entry has no bytes to spare", "[indexer][pieces]") {
    std::string bytes;
    append_last_glass_number(bytes, 0);
    CHECK(bytes.empty());
    append_last_glass_number(bytes, 0x1234);
    CHECK(bytes == "\x34\x12");
}

TEST_CASE("a term's end in a key is told from its NULs", "[indexer][pieces]") {
    std::string key;
    append_key_of_term(key, std::string_view("a\0\0b", 4));
    CHECK(key == std::string("a\0\xFF\0\xFF"
                             "b",
                             6));
}
