#include "indexer/common_stems.h"

#include "corpus/data_files.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <xxhash.h>

using namespace debrief;

namespace {

std::string_view rows_of_table() {
    const std::string_view table = find_data_file("stems.txt");
    return table.substr(table.find('\n') + 1);
}

}  // namespace

TEST_CASE("the table of common stems is as the schema has it", "[indexer][common_stems]") {
    // Another table reads an index wrongly: it comes with another version.
    const std::string_view rows = rows_of_table();
    CHECK(fmt::format("{}: {:016x}", schema_version, XXH3_64bits(rows.data(), rows.size())) ==
          "8: 910c237cbc694ad2");
}

TEST_CASE("the table of common stems has a row of 16 bytes for each, sorted by bytes",
          "[indexer][common_stems]") {
    REQUIRE(rows_of_table().size() == 16 * common_stem_count());
    REQUIRE(common_stem_count() > 20'000);
    std::string last;
    for (std::size_t number = 0; number < common_stem_count(); ++number) {
        const auto [stem, rarity] = common_stem(number);
        const std::string row = fmt::format("{:13}{:02x}\n", stem, rarity);
        const bool is_sound = rows_of_table().substr(16 * number, 16) == row && last < stem &&
                              stem.size() >= 2 &&
                              stem.find_first_not_of("'.0123456789abcdefghijklmnopqrstuvwxyz") == stem.npos;
        if (!is_sound) FAIL(row);
        last = stem;
    }
}

TEST_CASE("every common stem is found by its number and back", "[indexer][common_stems]") {
    for (std::uint32_t number = 0; number < common_stem_count(); ++number) {
        const std::string_view stem = common_stem(number).stem;
        if (find_common_stem(stem) != number) FAIL(stem);
    }
}

TEST_CASE("what is no common stem is not found", "[indexer][common_stems]") {
    for (const std::string_view stranger :
         {"", "a", "0", " ", "\xff", "zzzz", "zzzzzzzzzzzzz", "marke", "market ", " market", "market\n",
          "MARKET", "marketplacewith", "# Stems", "             ", "market       ", "market       36"}) {
        CAPTURE(stranger);
        CHECK_FALSE(find_common_stem(stranger));
    }
    CHECK_FALSE(find_common_stem(std::string("market") + '\0'));
    CHECK_FALSE(find_common_stem(std::string(300, 'x')));
}
