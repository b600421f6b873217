#include "indexer/line_counts.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <vector>

using namespace debrief;

namespace {

EdgeLine edge(std::uint64_t line, std::uint64_t neighbour) {
    return {{}, line, neighbour};
}

void add(LineCounts& counts, const std::vector<EdgeLine>& lines) {
    counts.add(lines);
}

std::vector<std::uint64_t> said_to_recur(const LineCounts& counts) {
    std::vector<std::uint64_t> lines;
    counts.for_each_said_to_recur([&](std::uint64_t line) { lines.push_back(line); });
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

TEST_CASE("a line recurs from its third briefing on, and borders on bodies from the third neighbour on",
          "[indexer][line_counts]") {
    LineCounts counts;
    CHECK(counts.say(1) == Repetition::none);
    add(counts, {edge(1, 10)});
    add(counts, {edge(1, 10)});
    CHECK(counts.say(1) == Repetition::none);
    add(counts, {edge(1, 10)});
    CHECK(counts.say(1) == Repetition::shared);
    add(counts, {edge(1, 11)});
    CHECK(counts.say(1) == Repetition::shared);
    add(counts, {edge(1, 12)});
    CHECK(counts.say(1) == Repetition::bordering);
    for (std::uint64_t neighbour = 0; neighbour < 300; ++neighbour) add(counts, {edge(1, neighbour)});
    CHECK(counts.say(1) == Repetition::bordering);
}

TEST_CASE("a line counts once for each of its neighbours in a briefing, as its terms do",
          "[indexer][line_counts]") {
    LineCounts counts;
    add(counts, {edge(1, 10), edge(1, 10), edge(1, 10)});
    CHECK(counts.say(1) == Repetition::none);
    add(counts, {edge(2, 10), edge(2, 11), edge(2, 12)});
    CHECK(counts.say(2) == Repetition::bordering);
}

TEST_CASE("what was said of a line is known where it was always the same", "[indexer][line_counts]") {
    LineCounts counts;
    for (std::uint64_t neighbour = 10; neighbour < 13; ++neighbour)
        add(counts, {edge(1, neighbour), edge(2, neighbour), edge(3, 10)});
    (void)counts.say(1);
    CHECK(counts.always_said(1) == Repetition::bordering);
    CHECK_FALSE(counts.always_said(2));  // never asked
    CHECK_FALSE(counts.always_said(4));  // not known
    (void)counts.say(3);
    CHECK(counts.always_said(3) == Repetition::shared);
    add(counts, {edge(3, 11)});
    add(counts, {edge(3, 12)});
    (void)counts.say(3);
    CHECK_FALSE(counts.always_said(3));
    CHECK(said_to_recur(counts) == std::vector<std::uint64_t>{1, 3});
}

TEST_CASE("lines seen once are forgotten where there are too many, and nothing is claimed of them later",
          "[indexer][line_counts]") {
    LineCounts counts(2);
    add(counts, {edge(1, 10)});
    (void)counts.say(1);
    add(counts, {edge(2, 10)});
    add(counts, {edge(2, 11)});
    add(counts, {edge(2, 12)});
    (void)counts.say(2);
    add(counts, {edge(3, 10)});  // one too many
    for (std::uint64_t neighbour = 10; neighbour < 13; ++neighbour) add(counts, {edge(1, neighbour)});
    CHECK(counts.say(1) == Repetition::bordering);
    CHECK_FALSE(counts.always_said(1));  // another thing was said before it was forgotten
    CHECK(counts.always_said(2) == Repetition::bordering);
}
