#include "indexer/signature.h"

#include "corpus/background.h"
#include "indexer/common_stems.h"
#include "indexer/schema.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

std::vector<std::string> stems_of(const Signature& signature) {
    std::vector<std::string> stems;
    for (const SignatureStem& stem : signature) stems.push_back(stem.stem);
    return stems;
}

const std::string damaged =
    "a stored signature is damaged | build the index again with 'debrief-index --rebuild PATH...'";

}  // namespace

TEST_CASE("a signature holds the weightiest stems, in byte order", "[indexer][signature]") {
    // In general news `slipstream` is rarer than `bishop`, that rarer than `market`; many words of `market`
    // weigh more than one of a rare word.
    const std::vector<WeighedForm> forms{{"market", "market", 4},
                                         {"bishop", "bishop", 4},
                                         {"slipstream", "slipstream", 4},
                                         {"the", "the", 400}};
    CHECK(stems_of(make_signature(forms, 1)) == std::vector<std::string>{"slipstream"});
    CHECK(stems_of(make_signature(forms, 2)) == std::vector<std::string>{"bishop", "slipstream"});
    CHECK(stems_of(make_signature(forms, 9)) == std::vector<std::string>{"bishop", "market", "slipstream"});

    std::vector<WeighedForm> more = forms;
    more[0].count = 4 * 4000;
    CHECK(stems_of(make_signature(more, 1)) == std::vector<std::string>{"market"});
}

TEST_CASE("a stem counts with all its forms and is as rare as its commonest", "[indexer][signature]") {
    const Signature signature =
        make_signature(std::vector<WeighedForm>{{"markets", "market", 5}, {"market", "market", 12}});
    REQUIRE(signature.size() == 1);
    CHECK(signature[0].stem == "market");
    CHECK(signature[0].count == 17);
    CHECK(signature[0].rarity == std::lround(background_idf("market") * 16));

    // `marketed` alone is rarer than `bishop`; with `market` beside it, it is not.
    const std::vector<WeighedForm> alone{{"marketed", "market", 4}, {"bishop", "bishop", 4}};
    const std::vector<WeighedForm> both{
        {"marketed", "market", 4}, {"market", "market", 0}, {"bishop", "bishop", 4}};
    const std::vector<WeighedForm> counted{
        {"marketed", "market", 2}, {"market", "market", 2}, {"bishop", "bishop", 4}};
    CHECK(make_signature(both, 1) == make_signature(alone, 1));
    CHECK(stems_of(make_signature(counted, 1)) == std::vector<std::string>{"bishop"});
}

TEST_CASE("a signature is the same whatever the order of the words", "[indexer][signature][property]") {
    std::vector<WeighedForm> forms;
    for (int i = 0; i < 200; ++i)
        forms.push_back({"w" + std::to_string(i), "w" + std::to_string(i / 2), 4U + 4U * (i % 3U)});
    const Signature expected = make_signature(forms);
    CHECK(expected.size() == 50);
    Random random(3);
    for (int round = 0; round < 20; ++round) {
        for (std::size_t i = forms.size() - 1; i > 0; --i) std::swap(forms[i], forms[random.below(i + 1)]);
        CHECK(make_signature(forms) == expected);
    }
}

TEST_CASE("a signature comes back from its bytes", "[indexer][signature]") {
    const std::vector<Signature> signatures{
        {},
        {{"a", 0, 0}},
        {{"market", 4, 1},
         {"marketplac", 127, 154},
         {"marketplacewithaverylongtail", 128, 255},
         {"z", 4'000'000'000, 9}},
        {{std::string(64, 'x'), 1, 3}},
        {{"\xe6\x9d\xb1\xe4\xba\xac", 4, 150}, {"\xe6\x9d\xb1\xe4\xba\xad", 5, 154}},
        {{std::string(common_stem(0).stem), 5, 0}, {std::string(common_stem(1).stem), 8, 0}},
        {{std::string(common_stem(common_stem_count() - 1).stem), 8, common_stem(0).rarity}},
        {{"vote", 4, 90}, {"market", 4, 80}, {"market", 4, 80}, {"vote", 4, 90}},
    };
    for (const Signature& signature : signatures)
        CHECK(decode_signature(encode_signature(signature)) == signature);
}

TEST_CASE("any signature comes back from its bytes", "[indexer][signature][property]") {
    const auto seed = GENERATE(take(50, random(0U, 1'000'000U)));
    CAPTURE(seed);
    Random random(seed);
    std::map<std::string, SignatureStem> stems;
    for (std::size_t left = random.below(60); left > 0; --left) {
        const CommonStem common = common_stem(random.below(common_stem_count()));
        std::string stem(common.stem);
        if (random.below(4) == 0) stem += static_cast<char>(random.below(256));
        if (random.below(8) == 0) stem.assign(1 + random.below(64), static_cast<char>(random.below(256)));
        const std::size_t count = random.below(std::size_t{1} << random.below(33));
        const std::uint8_t usual = random.below(2) == 0 ? common.rarity : std::uint8_t{154};
        const auto rarity = random.below(3) == 0 ? static_cast<std::uint8_t>(random.below(256)) : usual;
        stems[stem] = {stem, static_cast<std::uint32_t>(count), rarity};
    }
    Signature signature;
    for (const auto& [stem, each] : stems) signature.push_back(each);
    CHECK(decode_signature(encode_signature(signature)) == signature);
}

TEST_CASE("common stems take two bytes where they count and are as rare as usual", "[indexer][signature]") {
    const auto rarity_of = [](std::string_view stem) { return common_stem(*find_common_stem(stem)).rarity; };
    CHECK(encode_signature({{"flood", 5, rarity_of("flood")}}).size() == 3);
    CHECK(encode_signature({{"flood", 5, rarity_of("flood")}, {"fluid", 4, rarity_of("fluid")}}).size() == 5);
    CHECK(encode_signature({{"flood", 5, rarity_of("flood")}, {"fluid", 6, rarity_of("fluid")}}).size() == 6);
    CHECK(encode_signature({{"flood", 5, rarity_of("flood")}, {"fluid", 6, 0}}).size() == 7);
    CHECK(encode_signature({{"flxxd", 8, 154}}).size() == 6);

    std::vector<WeighedForm> forms;
    for (std::size_t i = 0; i < 100; ++i) {
        const std::string stem(common_stem(i * (common_stem_count() / 100)).stem);
        forms.push_back({stem, stem, 4});
    }
    CHECK(encode_signature(make_signature(forms)).size() < 150);
}

TEST_CASE("damaged signatures are told", "[indexer][signature]") {
    using namespace std::string_literals;
    const std::vector<std::string> all_damaged{
        "\x00"s,            // no place
        "\x05"s,            //
        "\x18"s,            // three bytes and no more
        "\x18"s + "ab",     //
        "\x08"s,            //
        "\x0e"s + "a",      // no count
        "\x09"s + "a",      // no rarity
        "\x0f"s + "a\x04",  //
        "\x0e"s + "a\xff\xff\xff\xff\xff\xff",
        "\xff"s,  // no end of a head
        "\xff\xff\xff\xff\xff\xff"s,
        "\xf8\xff\xff\x7f"s,  // no such common stem
    };
    for (const std::string& bytes : all_damaged) {
        CAPTURE(bytes);
        CHECK(thrown_by([&] { (void)decode_signature(bytes); }) == damaged);
    }

    Random random(11);
    const std::string whole =
        encode_signature({{"market", 4, 80}, {"marketplac", 200, 154}, {"vote", 5, 90}, {"vxte", 3, 9}});
    for (int i = 0; i < 2000; ++i) {
        std::string bytes = whole.substr(0, random.below(whole.size() + 1));
        if (!bytes.empty()) bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        const std::string told = thrown_by([&] { (void)decode_signature(bytes); });
        if (told != "nothing") CHECK(told == damaged);
    }
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random.below(100), ' ');
        for (char& byte : bytes) byte = static_cast<char>(random.below(256));
        const std::string told = thrown_by([&] { (void)decode_signature(bytes); });
        if (told != "nothing") CHECK(told == damaged);
    }
}

TEST_CASE("each document carries its signature", "[indexer][signature]") {
    const SampleIndex index({make_briefing("1", "Floods on the Rhine", "The flood came. It went (cnbc.com)."),
                             make_briefing("2", "", "")});
    IndexReader reader(index.directory());
    reader.read([](const Xapian::Database& database) {
        const std::string bytes = database.get_document(1).get_value(slot::signature);
        // Twelve for a word of the title, five for one of the first of the text.
        const Signature signature = decode_signature(bytes);
        CHECK(stems_of(signature) == std::vector<std::string>{"came", "flood", "rhine", "went"});
        CHECK(signature.at(0).count == 5);
        CHECK(signature.at(1).count == 17);
        CHECK(signature.at(2).count == 12);
        CHECK(database.get_document(2).get_value(slot::signature).empty());
    });
}
