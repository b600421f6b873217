#include "indexer/story_clusters.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <numeric>

using namespace debrief;
using namespace debrief::test;

namespace {

using Places = std::vector<std::uint32_t>;
using Edges = std::vector<StoryEdge>;

}  // namespace

TEST_CASE("what is linked is one story, named by its first telling", "[indexer][story_clusters]") {
    CHECK(merge_linked(0, {}).empty());
    CHECK(merge_linked(3, {}) == Places{0, 1, 2});
    CHECK(merge_linked(4, Edges{{1, 3, 700}}) == Places{0, 1, 2, 1});
    CHECK(merge_linked(3, Edges{{0, 1, 700}, {1, 2, 700}, {0, 2, 700}}) == Places{0, 0, 0});
    CHECK(merge_linked(2, Edges{{0, 1, 474}}) == Places{0, 1});
}

TEST_CASE("a chain of links makes no story", "[indexer][story_clusters]") {
    CHECK(merge_linked(3, Edges{{0, 1, 900}, {1, 2, 800}}) == Places{0, 0, 2});
    CHECK(merge_linked(4, Edges{{0, 1, 600}, {1, 2, 600}, {2, 3, 600}}) == Places{0, 0, 2, 2});
    // Two stories that one weak link of four joins.
    CHECK(merge_linked(4, Edges{{0, 1, 900}, {2, 3, 900}, {1, 2, 1200}}) == Places{0, 1, 1, 3});
    CHECK(merge_linked(4, Edges{{0, 1, 1500}, {2, 3, 1500}, {1, 2, 1200}}) == Places{0, 0, 2, 2});
}

TEST_CASE("a briefing joins the story that it is most like on average", "[indexer][story_clusters]") {
    const Edges edges{{0, 1, 1100}, {2, 3, 1100}, {0, 4, 700}, {1, 4, 600}, {2, 4, 800}};
    CHECK(merge_linked(5, edges) == Places{0, 0, 2, 2, 0});
}

TEST_CASE("the order of links does not matter", "[indexer][story_clusters][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    Random random(seed);
    const auto count = static_cast<std::uint32_t>(2 + random.below(20));
    Edges edges;
    for (std::uint32_t right = 1; right < count; ++right) {
        for (std::uint32_t left = 0; left < right; ++left) {
            if (random.below(3) == 0)
                edges.push_back({left, right, static_cast<std::uint32_t>(500 + 100 * random.below(4))});
        }
    }
    const Places stories = merge_linked(count, edges);
    for (std::size_t i = edges.size(); i > 1; --i) {
        std::swap(edges[i - 1], edges[random.below(i)]);
        if (random.below(2) == 0) std::swap(edges[i - 1].left, edges[i - 1].right);
    }
    CHECK(merge_linked(count, edges) == stories);
    for (std::uint32_t place = 0; place < count; ++place) {
        CHECK(stories[place] <= place);
        CHECK(stories[stories[place]] == stories[place]);
    }
}
