#include "searcher/rerank_proximity.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

using Places = std::vector<std::uint32_t>;

Places random_places(Random& random) {
    std::set<std::uint32_t> places;
    const std::size_t count = random.below(8);
    for (std::size_t i = 0; i < count; ++i) places.insert(static_cast<std::uint32_t>(random.below(40)));
    return {places.begin(), places.end()};
}

/// The most pairs there can be where each place is used once: what the quick count must reach.
std::size_t most_pairs(const Places& first, const Places& second, std::size_t from,
                       const std::set<std::size_t>& used, const auto& fits) {
    if (from == first.size()) return 0;
    std::size_t most = most_pairs(first, second, from + 1, used, fits);
    for (std::size_t k = 0; k < second.size(); ++k) {
        if (used.contains(k) || !fits(first[from], second[k])) continue;
        std::set<std::size_t> more = used;
        more.insert(k);
        most = std::max(most, 1 + most_pairs(first, second, from + 1, more, fits));
    }
    return most;
}

bool is_near(double left, double right) {
    return std::abs(left - right) < 1e-12;
}

}  // namespace

TEST_CASE("a word follows another within a gap", "[searcher][rerank_proximity]") {
    CHECK(count_ordered(Places{1, 10}, Places{2, 12}, 1) == 1);
    CHECK(count_ordered(Places{1, 10}, Places{2, 12}, 2) == 2);
    CHECK(count_ordered(Places{2}, Places{1}, 5) == 0);
    CHECK(count_ordered(Places{1, 2}, Places{3}, 2) == 1);  // the 3 counts once
    CHECK(count_ordered(Places{5}, Places{5}, 2) == 0);
    CHECK(count_ordered(Places{}, Places{5}, 2) == 0);
    CHECK(count_ordered(Places{5}, Places{}, 2) == 0);
}

TEST_CASE("words are near each other in any order", "[searcher][rerank_proximity]") {
    CHECK(count_near(Places{1}, Places{8}, 8) == 1);
    CHECK(count_near(Places{1}, Places{9}, 8) == 0);
    CHECK(count_near(Places{8}, Places{1}, 8) == 1);
    CHECK(count_near(Places{1, 2, 3}, Places{4}, 8) == 1);
    CHECK(count_near(Places{1, 20}, Places{4, 18}, 8) == 2);
    CHECK(count_near(Places{}, Places{4}, 8) == 0);
}

TEST_CASE("the counts are the most that there can be", "[searcher][rerank_proximity][property]") {
    Random random(5);
    for (int i = 0; i < 300; ++i) {
        const Places first = random_places(random);
        const Places second = random_places(random);
        const std::size_t gap = 1 + random.below(5);
        CAPTURE(first, second, gap);
        CHECK(count_ordered(first, second, gap) ==
              most_pairs(first, second, 0, {}, [&](auto a, auto b) { return b > a && b - a <= gap; }));
        CHECK(count_near(first, second, gap) == most_pairs(first, second, 0, {}, [&](auto a, auto b) {
                  return std::max(a, b) - std::min(a, b) < gap;
              }));
        CHECK(count_near(first, second, gap) == count_near(second, first, gap));
    }
}

TEST_CASE("a pair's score is worked out by hand", "[searcher][rerank_proximity]") {
    // idf 2, k1 1.6, norm 1: one in order adds 0.2 * 2.6 * 1 / 2, three near 0.3 * 2.6 * 3 / 4.
    const ProximityOptions options{.ordered_share = 0.2, .window_share = 0.3};
    CHECK(is_near(pair_score(1, 0, 2, 1, 1.6, options), 2 * 0.26));
    CHECK(is_near(pair_score(0, 3, 2, 1, 1.6, options), 2 * 0.585));
    CHECK(is_near(pair_score(1, 3, 2, 1, 1.6, options), 2 * 0.845));
    CHECK(pair_score(0, 0, 2, 1, 1.6, options) == 0);
    CHECK(pair_score(1, 3, 2, 4, 1.6, options) < pair_score(1, 3, 2, 1, 1.6, options));
}
