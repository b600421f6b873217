#include "indexer/word_sequence.h"

#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/thrown.h"

#include <bit>
#include <map>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Runs of words as they come, and what they are encoded to.
struct Written {
    std::vector<SequenceRun> runs;
    std::vector<std::string> words;  ///< of all runs, in order

    [[nodiscard]] std::string encode() const {
        std::map<std::string_view, std::uint32_t> numbers;
        std::vector<std::string_view> keys;
        std::vector<std::uint32_t> indices;
        for (const std::string& word : words) {
            const auto [known, is_new] = numbers.emplace(word, static_cast<std::uint32_t>(keys.size()));
            if (is_new) keys.emplace_back(word);
            indices.push_back(known->second);
        }
        return encode_word_sequence(runs, indices, keys);
    }
};

std::vector<std::uint32_t> places_in(const WordSequence& sequence, std::string_view prefix,
                                     std::string_view key) {
    std::vector<std::uint32_t> places;
    sequence.add_places(prefix, key, places);
    return places;
}

}  // namespace

TEST_CASE("a sequence tells the places of words by part", "[indexer][word_sequence]") {
    const Written written{
        {{SequencePart::title, 1, 2}, {SequencePart::text, 103, 4}, {SequencePart::chrome, 207, 2}},
        {"stake", "sold", "the", "stake", "was", "the", "share", "sold"}};
    const std::string bytes = written.encode();
    const WordSequence sequence(bytes);
    using Places = std::vector<std::uint32_t>;
    CHECK(places_in(sequence, "", "stake") == Places{1, 104});
    CHECK(places_in(sequence, "", "the") == Places{103, 106});
    CHECK(places_in(sequence, "", "sold") == Places{2});
    CHECK(places_in(sequence, "S", "sold") == Places{2});
    CHECK(places_in(sequence, chrome_prefix, "sold") == Places{208});
    CHECK(std::vector(sequence.runs().begin(), sequence.runs().end()) == written.runs);
}

TEST_CASE("no words make no sequence", "[indexer][word_sequence]") {
    CHECK(encode_word_sequence({}, {}, {}).empty());
}

TEST_CASE("all words of texts of any size are told apart", "[indexer][word_sequence]") {
    Random random(12);
    for (const std::uint32_t size : {1U, 2U, 3U, 50U, 700U, 20'000U}) {
        Written written{{{SequencePart::text, 1 + static_cast<std::uint32_t>(random.below(9)), size}}, {}};
        std::map<std::string, std::vector<std::uint32_t>> expected;
        for (std::uint32_t i = 0; i < size; ++i) {
            written.words.push_back("w" + std::to_string(random.below(1 + size / 2)));
            expected[written.words.back()].push_back(written.runs.front().first_place + i);
        }
        const std::string bytes = written.encode();
        CHECK(bytes.size() < 40 + expected.size() / 3 + size * (std::bit_width(expected.size()) + 1) / 8);
        const WordSequence sequence(bytes);
        for (const auto& [word, places] : expected) REQUIRE(places_in(sequence, "", word) == places);
    }
}

TEST_CASE("a damaged sequence is an error", "[indexer][word_sequence]") {
    const std::string bytes = Written{{{SequencePart::text, 1, 3}}, {"a", "b", "a"}}.encode();
    const std::string expected =
        "the sequence of a briefing's words is damaged | "
        "build it again with 'debrief-index --rebuild PATH...'";
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(thrown_by([&] { WordSequence(bytes.substr(0, size)); }) == expected);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string other = bytes;
        other[i] = static_cast<char>(other[i] ^ 1);
        CHECK(thrown_by([&] { WordSequence sequence(other); }) == expected);
    }
}
