#include "searcher/document_set.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

using Numbers = std::set<std::uint32_t>;

constexpr std::uint32_t last = 200;  ///< the last word of bits is not full

DocumentSet set_of(const Numbers& numbers) {
    DocumentSet set(last);
    for (const std::uint32_t number : numbers) set.add(number);
    return set;
}

Numbers numbers_of(const DocumentSet& set) {
    Numbers numbers;
    set.for_each([&](std::uint32_t number) { numbers.insert(numbers.end(), number); });
    return numbers;
}

Numbers random_numbers(Random& random) {
    Numbers numbers;
    const std::size_t count = random.below(2) == 0 ? random.below(5) : random.below(last);
    for (std::size_t i = 0; i < count; ++i)
        numbers.insert(static_cast<std::uint32_t>(1 + random.below(last)));
    return numbers;
}

}  // namespace

TEST_CASE("a set of documents has what was added to it", "[searcher][document_set]") {
    const DocumentSet set = set_of({1, 63, 64, 128, 200});
    CHECK(set.count() == 5);
    CHECK(set.has(64));
    CHECK_FALSE(set.has(65));
    CHECK(set.first_from(1) == 1);
    CHECK(set.first_from(2) == 63);
    CHECK(set.first_from(65) == 128);
    CHECK(set.first_from(200) == 200);
    CHECK(set.first_from(201) == 0);
    CHECK(set.first_from(1'000'000) == 0);
    CHECK(DocumentSet(0).first_from(1) == 0);
    CHECK(DocumentSet(0).count() == 0);
}

TEST_CASE("sets of documents are joined as sets are", "[searcher][document_set][property]") {
    Random random(11);
    for (int round = 0; round < 200; ++round) {
        const Numbers left = random_numbers(random);
        const Numbers right = random_numbers(random);
        Numbers united = left;
        united.insert(right.begin(), right.end());
        Numbers shared;
        Numbers rest;
        for (const std::uint32_t number : left) (right.contains(number) ? shared : rest).insert(number);
        DocumentSet set = set_of(left);
        set.unite(set_of(right));
        CHECK(numbers_of(set) == united);
        set = set_of(left);
        set.intersect(set_of(right));
        CHECK(numbers_of(set) == shared);
        CHECK(set.count() == shared.size());
        set = set_of(left);
        set.subtract(set_of(right));
        CHECK(numbers_of(set) == rest);
        set.clear();
        CHECK(set == DocumentSet(last));
    }
}
