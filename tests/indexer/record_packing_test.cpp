#include "indexer/record_packing.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <xxhash.h>

using namespace debrief;
using namespace std::literals;

namespace {

const std::string sentence = "The government said on Friday that it would not comment on the report.";

/// A frame that somebody made up, from behind its magic number on, with the checksum that it needs.
std::string with_checksum(const std::string& frame) {
    std::uint64_t hash = XXH3_64bits(frame.data(), frame.size());
    std::string record;
    for (int i = 0; i < 4; ++i, hash >>= 8U) record += static_cast<char>(hash & 0xFFU);
    return record + frame;
}

std::string random_content(std::mt19937& random) {
    std::string content;
    for (std::size_t i = random() % 100; i > 0; --i) {
        content += sentence.substr(random() % sentence.size());
        content += static_cast<char>(random());
    }
    return content;
}

}  // namespace

TEST_CASE("any content is unpacked as it was packed", "[indexer][record][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const std::string content = random_content(random);
    CHECK((unpack_record(pack_record(content)) == content));
}

TEST_CASE("content of any size is unpacked as it was packed", "[indexer][record]") {
    const auto size = GENERATE(values<std::size_t>({0, 1, 255, 256, 65'791, 65'792, 1'000'000, 40'000'000}));
    CAPTURE(size);
    const std::string content(size, 'a');
    CHECK((unpack_record(pack_record(content)) == content));
    std::string noise(std::min<std::size_t>(size, 1'000'000), '\0');
    std::mt19937 random(1);
    for (char& c : noise) c = static_cast<char>(random());
    const std::string packed = pack_record(noise);
    CHECK((unpack_record(packed) == noise));
    CHECK(packed.size() <= noise.size() + 20 + noise.size() / 10'000);
}

TEST_CASE("words of news are packed well, also in a short text", "[indexer][record]") {
    CHECK(pack_record(sentence).size() < 40);
    CHECK(pack_record("Rhine").size() <= 15);
}

TEST_CASE("what is packed does not depend on what was packed before", "[indexer][record]") {
    std::mt19937 random(1);
    std::vector<std::string> contents(200);
    for (std::string& content : contents) content = random_content(random);
    contents.emplace_back(300'000, 'a');
    std::vector<std::string> packed;
    for (const std::string& content : contents) packed.push_back(pack_record(content));
    bool are_same = true;
    std::thread([&] {
        for (std::size_t i = contents.size(); i-- > 0;)
            are_same = are_same && pack_record(contents[i]) == packed[i];
    }).join();
    CHECK(are_same);
}

TEST_CASE("a record that was packed at any time is read", "[indexer][record]") {
    // Schema 8 is bound to this dictionary. With another one, both change.
    const std::string_view dictionary = record_dictionary();
    CHECK(fmt::format("{:016x}", XXH3_64bits(dictionary.data(), dictionary.size())) == "d0021c918a205946");
    const std::string packed =
        "\xC0\xBA\xCD\x3F\x20\x46\xF5\x00\x00\x40\x54\x72\x65\x70\x6F\x72"
        "\x74\x2E\x07\xFC\xB3\xCA\x2B\x0F\xE7\x50\x07\x91\xFA\xD9\x31\x45"
        "\x72\xEC\x7D\x6A\x24\x7F\x3C"s;
    CHECK(unpack_record(packed) == sentence);
}

TEST_CASE("bytes that are no packed record are refused", "[indexer][record]") {
    const std::string packed = pack_record(sentence);
    CHECK_FALSE(unpack_record(""));
    CHECK_FALSE(unpack_record(packed.substr(0, 4)));
    CHECK_FALSE(unpack_record(packed + packed));
    CHECK_FALSE(unpack_record("\x28\xB5\x2F\xFD" + packed.substr(4)));  // its checksum is missing
    CHECK_FALSE(unpack_record(with_checksum("")));
    CHECK(unpack_record(with_checksum(packed.substr(4))) == sentence);
    CHECK_FALSE(unpack_record(with_checksum(packed.substr(4) + packed)));  // more behind it
    CHECK_FALSE(unpack_record(with_checksum(packed.substr(4) + "\x28\xB5\x2F\xFD" + packed.substr(4))));
}

TEST_CASE("a frame with a right checksum may claim anything", "[indexer][record]") {
    // Head (one segment or window, size), then one block: raw (0), repeated (1) or packed (2), the last (bit
    // 0).
    CHECK(unpack_record(with_checksum("\x20\x05\x29\x00\x00Rhine"s)) == "Rhine");
    CHECK(unpack_record(with_checksum("\x20\x05\x2B\x00\x00R"s)) == "RRRRR");
    CHECK_FALSE(unpack_record(with_checksum("\x20\x06\x29\x00\x00Rhine"s)));  // less than it says
    CHECK_FALSE(unpack_record(with_checksum("\x20\x04\x29\x00\x00Rhine"s)));  // more
    CHECK_FALSE(unpack_record(with_checksum("\x00\x58\x29\x00\x00Rhine"s)));  // of a size that is not told
    CHECK_FALSE(unpack_record(with_checksum("\xE0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x29\x00\x00Rhine"s)));
    CHECK_FALSE(unpack_record(with_checksum("\xA0\x00\x00\x00\x40\x2B\x00\x00R"s)));  // a gigabyte
    CHECK_FALSE(unpack_record(with_checksum("\x20\x05\x2E\x00\x00Rhine"s)));          // a block of no kind
}

TEST_CASE("damage behind a right checksum gives other content or none", "[indexer][record][property]") {
    std::string content;
    for (int i = 0; i < 20; ++i) content += fmt::format("{} {} Rhine. ", sentence, i * i * i);
    const std::string packed = pack_record(content);
    std::mt19937 random(1);
    for (int i = 0; i < 2'000; ++i) {
        std::string frame = packed.substr(4);
        for (std::size_t changes = 1 + random() % 4; changes > 0; --changes)
            frame[random() % frame.size()] = static_cast<char>(random());
        if (random() % 4 == 0) frame.resize(random() % frame.size());
        const auto unpacked = unpack_record(with_checksum(frame));
        if (unpacked && unpacked->size() > frame.size() * 40'000) FAIL("more than a frame can hold");
    }
}
