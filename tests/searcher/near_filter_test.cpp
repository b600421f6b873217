#include "searcher/near_filter.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

using Lists = std::vector<std::vector<WordPlace>>;

/// Tries every choice.
bool are_near_plainly(const Lists& lists, std::size_t window, WordOrder order, std::size_t list,
                      std::vector<WordPlace>& taken) {
    if (list == lists.size()) {
        std::uint32_t begin = taken.front().begin;
        std::uint32_t end = 0;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            begin = std::min(begin, taken[i].begin);
            end = std::max(end, taken[i].end());
            for (std::size_t j = 0; j < i; ++j) {
                if (taken[j].begin < taken[i].end() && taken[i].begin < taken[j].end()) return false;
            }
            if (order == WordOrder::as_given && i > 0 && taken[i].begin < taken[i - 1].end()) return false;
        }
        return end - begin <= window;
    }
    for (const WordPlace& place : lists[list]) {
        taken.push_back(place);
        const bool are_near = are_near_plainly(lists, window, order, list + 1, taken);
        taken.pop_back();
        if (are_near) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("places are near where one of each list lies in the window", "[searcher][near_filter]") {
    const Lists lists{{{1}, {20}}, {{5}, {40}}};
    CHECK(are_near(lists, 5, WordOrder::any));
    CHECK_FALSE(are_near(lists, 4, WordOrder::any));
    CHECK(are_near(Lists{{{5}}, {{1}}}, 5, WordOrder::any));
    CHECK_FALSE(are_near(Lists{{{5}}, {{1}}}, 5, WordOrder::as_given));
    CHECK(are_near(Lists{{{1, 3}}, {{4}}}, 4, WordOrder::as_given));
    CHECK_FALSE(are_near(Lists{{{1, 3}}, {{3}}}, 9, WordOrder::any));
    CHECK_FALSE(are_near(Lists{{{7}}, {{7}}}, 9, WordOrder::any));
    CHECK(are_near(Lists{{{7}, {9}}, {{7}, {9}}}, 3, WordOrder::any));
    CHECK_FALSE(are_near(Lists{{{1}}, {}}, 9, WordOrder::any));
    CHECK(are_near({}, 1, WordOrder::any));
}

TEST_CASE("nearness is that of trying every choice", "[searcher][near_filter][property]") {
    std::size_t near = 0;
    for (unsigned seed = 0; seed < 4'000; ++seed) {
        Random random(seed);
        Lists lists(random.below(4) + 1);
        for (auto& list : lists) {
            std::set<WordPlace> places;
            for (std::size_t i = random.below(6) + 1; i > 0; --i) {
                places.insert({static_cast<std::uint32_t>(random.below(30) + 1),
                               random.below(4) == 0 ? static_cast<std::uint32_t>(random.below(3) + 1) : 1});
            }
            list.assign(places.begin(), places.end());
        }
        const std::size_t window = random.below(15) + 1;
        const WordOrder order = random.below(2) == 0 ? WordOrder::any : WordOrder::as_given;
        std::vector<WordPlace> taken;
        const bool expected = are_near_plainly(lists, window, order, 0, taken);
        near += expected ? 1 : 0;
        if (are_near(lists, window, order) != expected) {
            CAPTURE(seed);
            CHECK(are_near(lists, window, order) == expected);
        }
    }
    CHECK(near > 500);
    CHECK(near < 3'500);
}

TEST_CASE("heaps of one word are not tried in all ways", "[searcher][near_filter]") {
    std::vector<WordPlace> places;
    for (std::uint32_t i = 0; i < 3'000; ++i) places.push_back({i * 9});
    CHECK_FALSE(are_near(Lists(24, places), 100, WordOrder::any));
    CHECK_FALSE(are_near(Lists(24, places), 100, WordOrder::as_given));
}
