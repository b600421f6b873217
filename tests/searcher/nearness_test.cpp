#include "searcher/nearness.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <set>

using namespace debrief;

namespace {

Occurrences at(const std::vector<std::size_t>& places) {
    Occurrences list;
    for (const std::size_t place : places) list.push_back({{place * 10, place * 10 + 5}, place, place});
    return list;
}

std::set<std::size_t> places_of(const Occurrences& list) {
    std::set<std::size_t> places;
    for (const Occurrence& each : list) places.insert(each.first);
    return places;
}

enum class Order { any, as_given };

/// Tries every choice of one place a list.
void choose_all(const std::vector<Occurrences>& lists, std::size_t window, Order order,
                std::vector<Occurrence>& chosen, std::set<std::size_t>& near) {
    if (chosen.size() == lists.size()) {
        std::size_t begin = SIZE_MAX;
        std::size_t end = 0;
        std::set<std::size_t> different;
        for (const Occurrence& each : chosen) {
            begin = std::min(begin, each.first);
            end = std::max(end, each.last);
            different.insert(each.first);
        }
        const bool is_ordered = std::is_sorted(
            chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        if (end - begin >= window || different.size() < chosen.size()) return;
        if (order == Order::as_given && !is_ordered) return;
        for (const Occurrence& each : chosen) near.insert(each.first);
        return;
    }
    for (const Occurrence& each : lists[chosen.size()]) {
        chosen.push_back(each);
        choose_all(lists, window, order, chosen, near);
        chosen.pop_back();
    }
}

}  // namespace

TEST_CASE("only what stands near the others is found", "[searcher][nearness]") {
    const std::vector<Occurrences> two{at({1, 20}), at({4, 30})};
    CHECK(places_of(find_near(two, 4)) == std::set<std::size_t>{1, 4});
    CHECK(find_near(two, 3).empty());
    CHECK(places_of(find_near(two, 11)) == std::set<std::size_t>{1, 4, 20, 30});
    const std::vector<Occurrences> backwards{at({4, 30}), at({1, 20})};
    CHECK(places_of(find_near(backwards, 4)) == std::set<std::size_t>{1, 4});
    CHECK(find_adjacent(backwards, 4).empty());
    CHECK(places_of(find_adjacent(two, 4)) == std::set<std::size_t>{1, 4});
}

TEST_CASE("a word that is given twice must stand there twice", "[searcher][nearness]") {
    CHECK(find_near(std::vector<Occurrences>{at({5}), at({5})}, 3).empty());
    CHECK(places_of(find_near(std::vector<Occurrences>{at({5, 6, 20}), at({5, 6, 20})}, 3)) ==
          std::set<std::size_t>{5, 6});
    CHECK(find_adjacent(std::vector<Occurrences>{at({5}), at({5})}, 3).empty());
}

TEST_CASE("phrases count from their first word to their last", "[searcher][nearness]") {
    const Occurrences phrase{{{0, 30}, 2, 4}};
    CHECK(find_near(std::vector<Occurrences>{phrase, at({7})}, 5).empty());
    CHECK(find_near(std::vector<Occurrences>{phrase, at({7})}, 6).size() == 2);
    CHECK(find_adjacent(std::vector<Occurrences>{phrase, at({4})}, 6).empty());
}

TEST_CASE("nothing is near what is not there", "[searcher][nearness]") {
    CHECK(find_near(std::vector<Occurrences>{at({1}), {}}, 5).empty());
    CHECK(find_adjacent(std::vector<Occurrences>{{}, at({1})}, 5).empty());
    CHECK(find_near({}, 5).empty());
    CHECK(places_of(find_near(std::vector<Occurrences>{at({1, 2})}, 5)) == std::set<std::size_t>{1, 2});
}

TEST_CASE("nearness is what trying every choice finds", "[searcher][nearness][property]") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        test::Random random(seed);
        std::vector<std::set<std::size_t>> words(1 + random.below(3));
        std::set<std::size_t> taken;  // a place has one word
        for (std::size_t i = 0; i < 12; ++i) {
            const std::size_t place = random.below(40);
            if (taken.insert(place).second) words[random.below(words.size())].insert(place);
        }
        std::vector<Occurrences> lists;
        for (const auto& places : words) lists.push_back(at({places.begin(), places.end()}));
        const std::size_t window = 1 + random.below(15);
        CAPTURE(seed, window);
        for (const Order order : {Order::any, Order::as_given}) {
            std::vector<Occurrence> chosen;
            std::set<std::size_t> expected;
            choose_all(lists, window, order, chosen, expected);
            const Occurrences found =
                order == Order::any ? find_near(lists, window) : find_adjacent(lists, window);
            CHECK(places_of(found) == expected);
        }
    }
}
