#include "indexer/byte_sort.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace debrief;

namespace {

std::vector<std::string> sorted(const std::vector<std::string>& texts) {
    std::vector<SortableText> rows;
    for (std::uint32_t i = 0; i < texts.size(); ++i) rows.push_back({first_bytes_of(texts[i]), i});
    sort_by_bytes(rows, [&](std::uint32_t number) { return std::string_view(texts[number]); });
    std::vector<std::string> all;
    for (const SortableText& row : rows) all.push_back(texts[row.number]);
    return all;
}

}  // namespace

TEST_CASE("texts are sorted as their bytes are, few and many", "[indexer][byte_sort][property]") {
    struct Kind {
        std::size_t texts;
        std::size_t letters;
        std::size_t longest;
    };
    const auto kind = GENERATE(values<Kind>({{0, 1, 1},
                                             {1, 2, 3},
                                             {64, 26, 9},
                                             {65, 26, 9},
                                             {500, 2, 14},
                                             {3'000, 256, 3},
                                             {3'000, 26, 12},
                                             {12'000, 26, 9}}));
    const auto seed = GENERATE(range(0U, 5U));
    CAPTURE(kind.texts, kind.letters, kind.longest, seed);
    test::Random random(seed);
    std::set<std::string> different;
    for (std::size_t i = 0; i < kind.texts; ++i) {
        std::string text(random.below(kind.longest + 1), '\0');
        for (char& c : text) c = static_cast<char>('a' + random.below(kind.letters));
        different.insert(text);
    }
    std::vector<std::string> texts(different.begin(), different.end());
    const std::vector<std::string> expected = texts;
    for (std::size_t i = 1; i < texts.size(); ++i) std::swap(texts[i], texts[random.below(i + 1)]);
    CHECK(sorted(texts) == expected);
}

TEST_CASE("texts that begin alike are told apart by what follows, and by NULs", "[indexer][byte_sort]") {
    std::vector<std::string> expected;
    for (int i = 100; i < 300; ++i) expected.push_back("the same beginning " + std::to_string(i));
    for (std::size_t nuls = 0; nuls < 20; ++nuls) expected.push_back("z" + std::string(nuls, '\0'));
    CHECK(sorted({expected.rbegin(), expected.rend()}) == expected);
}
