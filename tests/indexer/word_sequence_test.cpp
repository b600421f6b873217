#include "indexer/word_sequence.h"

#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <bit>
#include <map>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Runs of words as they come, and what they are encoded to.
struct Written {
    std::vector<SequenceRun> runs;
    std::vector<std::string> words;  ///< of all runs, in order

    [[nodiscard]] std::string encode() const {
        WordSequenceWriter writer;
        return encode_with(writer);
    }

    [[nodiscard]] std::string encode_with(WordSequenceWriter& writer) const {
        std::map<std::string_view, std::uint32_t> numbers;
        std::vector<SequenceKey> keys;
        auto word = words.begin();
        writer.clear();
        for (const SequenceRun& run : runs) {
            writer.begin_run(run.part, run.first_place);
            for (const auto end = word + run.words; word != end; ++word) {
                const auto [known, is_new] = numbers.emplace(*word, static_cast<std::uint32_t>(keys.size()));
                if (is_new) keys.push_back({*word, sequence_hash(*word)});
                writer.add_word(known->second);
            }
        }
        return writer.encode(keys);
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

TEST_CASE("no words make no sequence, nor a run without any", "[indexer][word_sequence]") {
    WordSequenceWriter writer;
    CHECK(writer.encode({}).empty());
    writer.begin_run(SequencePart::title, 1);
    writer.begin_run(SequencePart::text, 101);
    CHECK(writer.encode({}).empty());
    const Written written{{{SequencePart::text, 101, 1}}, {"rain"}};
    const Written between_empty{
        {{SequencePart::title, 1, 0}, {SequencePart::text, 101, 1}, {SequencePart::chrome, 202, 0}},
        {"rain"}};
    CHECK(between_empty.encode() == written.encode());
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

TEST_CASE("words that one seed does not tell apart are told apart by another", "[indexer][word_sequence]") {
    constexpr std::size_t seed_at = 3;
    constexpr std::uint32_t words = 51;  // of 64 numbers, as many as are given
    Written written{{{SequencePart::text, 1, words}}, {}};
    std::string bytes;
    for (int attempt = 0; attempt < 20'000 && (bytes.empty() || bytes[seed_at] == 0); ++attempt) {
        written.words.clear();
        for (std::uint32_t i = 0; i < words; ++i)
            written.words.push_back(std::to_string(attempt) + "w" + std::to_string(i));
        bytes = written.encode();
    }
    REQUIRE(bytes[seed_at] != 0);
    const WordSequence sequence(bytes);
    for (std::uint32_t i = 0; i < words; ++i)
        CHECK(places_in(sequence, "", written.words[i]) == std::vector<std::uint32_t>{i + 1});
}

TEST_CASE("words that follow each other are found where all texts are read", "[indexer][word_sequence]") {
    Random random(14);
    std::size_t all = 0;
    for (int round = 0; round < 200; ++round) {
        // From a few words to many, whose numbers take more bits.
        const std::size_t vocabulary = std::size_t{2} << random.below(11);
        Written written;
        std::vector<std::string> at;  // by place, those of text and title
        std::uint32_t place = 1;
        for (const SequencePart part : {SequencePart::title, SequencePart::text, SequencePart::chrome,
                                        SequencePart::text, SequencePart::text}) {
            place += static_cast<std::uint32_t>(random.below(2));  // without a gap, phrases go on
            const auto words = static_cast<std::uint32_t>(1 + random.below(90));
            written.runs.push_back({part, place, words});
            at.resize(place + words);
            for (; place < at.size(); ++place) {
                written.words.push_back("w" + std::to_string(random.below(vocabulary)));
                if (part != SequencePart::chrome) at[place] = written.words.back();
            }
        }
        const std::string bytes = written.encode();
        const WordSequence sequence(bytes);
        for (int phrase = 0; phrase < 20; ++phrase) {
            std::vector<std::string_view> keys;
            const std::size_t begin = random.below(written.words.size());
            const std::size_t length = 1 + random.below(phrase == 0 ? 30 : 4);
            for (std::size_t i = begin; i < std::min(begin + length, written.words.size()); ++i)
                keys.emplace_back(written.words[i]);
            std::vector<std::uint32_t> expected;
            for (std::size_t i = 0; i + keys.size() <= at.size(); ++i)
                if (std::equal(keys.begin(), keys.end(), at.begin() + static_cast<std::ptrdiff_t>(i)))
                    expected.push_back(static_cast<std::uint32_t>(i));
            std::vector<std::uint32_t> found;
            sequence.add_places("", keys, found);
            // Of words that are chrome's alone, nothing is said.
            const bool has_all = std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
                return std::find(at.begin(), at.end(), key) != at.end();
            });
            if (!has_all) continue;
            CAPTURE(round, phrase);
            REQUIRE(found == expected);
            REQUIRE(sequence.has("", keys) == !expected.empty());
            all += expected.size();
        }
    }
    CHECK(all > 2'000);
}

TEST_CASE("what a writer has written before makes no difference", "[indexer][word_sequence]") {
    const Written small{{{SequencePart::title, 1, 2}, {SequencePart::chrome, 103, 1}}, {"a", "b", "a"}};
    Written large{{{SequencePart::text, 1, 900}}, {}};
    for (int i = 0; i < 900; ++i) large.words.push_back("w" + std::to_string(i));
    WordSequenceWriter writer;
    for (const Written& each : std::vector{small, large, small})
        CHECK(each.encode_with(writer) == each.encode());
}

TEST_CASE("a sequence is kept as these bytes", "[indexer][word_sequence]") {
    const Written written{{{SequencePart::title, 1, 2}, {SequencePart::text, 103, 3}},
                          {"stake", "sold", "the", "stake", "was"}};
    const std::string bytes = written.encode();
    std::string hex;
    for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    CHECK(hex == "0f43030001020701096405c861");
}

TEST_CASE("a damaged sequence is an error", "[indexer][word_sequence]") {
    const std::string bytes = Written{{{SequencePart::text, 1, 3}}, {"a", "b", "a"}}.encode();
    const std::string expected =
        "the sequence of a briefing's words is damaged | "
        "build it again with 'debrief-index --rebuild PATH...'";
    CHECK(WordSequence("").runs().empty());
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK(thrown_by([&] { WordSequence(bytes.substr(0, size)); }) == expected);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string other = bytes;
        other[i] = static_cast<char>(other[i] ^ 1);
        CHECK(thrown_by([&] { WordSequence sequence(other); }) == expected);
    }
}
