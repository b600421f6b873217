#include "indexer/byte_table.h"

#include "tests/support/catch.h"

#include <set>
#include <string>
#include <vector>

using namespace debrief;
using namespace std::literals;

TEST_CASE("length and ends tell all of a text of up to 16 bytes", "[indexer][byte_table]") {
    CHECK(is_told_by_ends(16));
    CHECK_FALSE(is_told_by_ends(17));
    const std::string text = "abcdefghijklmnop";
    for (std::size_t size = 1; size <= text.size(); ++size) {
        const std::string whole = text.substr(0, size);
        CHECK(TextEnds(whole) == TextEnds(std::string(whole)));
        for (std::size_t i = 0; i < size; ++i) {
            std::string other = whole;
            other[i] ^= 1;
            CAPTURE(whole, other);
            CHECK_FALSE(TextEnds(whole) == TextEnds(other));
            CHECK(hash_bytes(whole) != hash_bytes(other));
        }
    }
    CHECK(TextEnds("").first == 0);
    CHECK(TextEnds("abcdefgh").last == 0);
    CHECK(TextEnds("ab\0"sv) == TextEnds("ab"));  // which differ in length
    CHECK(hash_bytes("ab\0"sv) != hash_bytes("ab"));
}

TEST_CASE("each byte of a long text counts in its hash", "[indexer][byte_table]") {
    for (const std::size_t size : {17U, 24U, 25U, 32U, 100U}) {
        const std::string whole(size, 'x');
        std::set<std::uint32_t> hashes{hash_bytes(whole)};
        for (std::size_t i = 0; i < size; ++i) {
            std::string other = whole;
            other[i] = 'y';
            hashes.insert(hash_bytes(other));
        }
        CHECK(hashes.size() == size + 1);
    }
}

TEST_CASE("a table of texts gives each its number, however many there are", "[indexer][byte_table]") {
    ByteTable table;
    std::vector<std::string> texts;
    const auto number_of = [&](const std::string& text) {
        return table.find_or_add(hash_bytes(text), [&](std::uint32_t known) { return texts[known] == text; });
    };
    for (int round = 0; round < 2; ++round) {
        for (std::uint32_t i = 0; i < 5'000; ++i) {
            const std::string text = std::to_string(i * 7919ULL * (i % 3 == 0 ? 1'000'000'007ULL : 1ULL));
            const std::uint32_t number = number_of(text);
            REQUIRE(number <= texts.size());
            if (number == texts.size()) texts.push_back(text);
            REQUIRE(texts[number] == text);
            REQUIRE(table.first_asked_for(hash_bytes(text)).has_value());
        }
        CHECK(table.count() == texts.size());
    }
    table.fetch(hash_bytes("new"));
    table.clear();
    CHECK(table.count() == 0);
    CHECK_FALSE(table.first_asked_for(hash_bytes(texts.front())));
    CHECK(number_of("new") == 0);
    CHECK(table.first_asked_for(hash_bytes("new")) == 0U);
}
