#include "indexer/pieces/deflater.h"

#include "tests/support/catch.h"

#include <random>
#include <string>

using namespace debrief;

// That Xapian unpacks it is judged by the records and term lists of whole pieces (piece_writer_test).

TEST_CASE("what is packed is shorter, and the same each time", "[indexer][pieces]") {
    Deflater deflater;
    std::string text;
    for (int i = 0; i < 500; ++i) text += "Flood on the Rhine " + std::to_string(i);
    const auto packed = deflater.deflate(text);
    REQUIRE(packed);
    const std::string first(*packed);
    CHECK(first.size() < text.size() / 2);
    CHECK(deflater.deflate(std::string(10'000'000, 'a'))->size() < 100'000);
    CHECK(*deflater.deflate(text) == first);
    CHECK(*Deflater().deflate(text) == first);
}

TEST_CASE("what would be no shorter is not packed", "[indexer][pieces]") {
    Deflater deflater;
    CHECK_FALSE(deflater.deflate(""));
    CHECK_FALSE(deflater.deflate("a"));
    CHECK_FALSE(deflater.deflate("Rhine"));
    std::mt19937 random(1);
    std::string noise;
    for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(random());
    CHECK_FALSE(deflater.deflate(noise));
}

TEST_CASE("what is stored is left as it is, in blocks of 65,535 bytes", "[indexer][pieces]") {
    using namespace std::literals;
    std::string streams = "before";
    append_stored(streams, "Rhine");
    CHECK(streams == "before\x01\x05\x00\xFA\xFFRhine"s);
    append_stored(streams = "", std::string(65'535, 'a'));
    CHECK(streams == "\x01\xFF\xFF\x00\x00"s + std::string(65'535, 'a'));
    append_stored(streams = "", std::string(65'536, 'a'));
    CHECK(streams == "\x00\xFF\xFF\x00\x00"s + std::string(65'535, 'a') +
                         "\x01\x01\x00\xFE\xFF"
                         "a"s);
}
