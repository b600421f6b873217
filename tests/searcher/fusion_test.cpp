#include "searcher/fusion.h"

#include "corpus/base/memory_source.h"
#include "tests/support/catch.h"

#include <fmt/format.h>

using namespace debrief;

namespace {

using Rankings = std::vector<std::vector<std::string>>;

std::string print(const std::vector<FusedDocument>& documents) {
    std::string text;
    for (const FusedDocument& document : documents)
        text += fmt::format("{} {:.6f}\n", document.id, document.score);
    return text;
}

Run run_of(const std::string& text) {
    InputStream stream(std::make_unique<MemorySource>(text));
    return read_run(stream, "run");
}

SearchResult result_of(const std::string& query, const std::vector<std::string>& ids) {
    SearchResult result;
    result.query = query;
    result.total = ids.size();
    for (const std::string& id : ids) {
        Hit hit;
        hit.id = id;
        hit.title = query + "/" + id;
        hit.rank = result.hits.size() + 1;
        hit.parts = {{"words", 1}};
        result.hits.push_back(hit);
    }
    return result;
}

}  // namespace

TEST_CASE("a document has the sum of its reciprocal ranks", "[searcher][fusion]") {
    // a: 1/61 + 1/63; b: 1/62 + 1/61; c: 1/63; d: 1/62.
    CHECK(print(fuse_rankings(Rankings{{"a", "b", "c"}, {"b", "d", "a"}})) ==
          "b 0.032522\na 0.032266\nd 0.016129\nc 0.015873\n");
    // With a constant of 1: a: 1/2 + 1/4 = 0.75; b: 1/3 + 1/2 = 0.8333; c: 1/4; d: 1/3.
    CHECK(print(fuse_rankings(Rankings{{"a", "b", "c"}, {"b", "d", "a"}}, {.constant = 1})) ==
          "b 0.833333\na 0.750000\nd 0.333333\nc 0.250000\n");
    CHECK(fuse_rankings({}).empty());
    CHECK(fuse_rankings(Rankings{{}, {}}).empty());
}

TEST_CASE("equal fused scores are in order of the ids, whatever the order of the rankings",
          "[searcher][fusion]") {
    // Each of a, b and c is once first, once second and once third; 1/61 + 1/62 + 1/63 = 0.048395.
    Rankings rankings{{"b", "c", "a"}, {"c", "a", "b"}, {"a", "b", "c"}};
    std::sort(rankings.begin(), rankings.end());
    do {
        const auto fused = fuse_rankings(rankings);
        CHECK(print(fused) == "a 0.048395\nb 0.048395\nc 0.048395\n");
        CHECK(fused[0].score == fused[2].score);
    } while (std::next_permutation(rankings.begin(), rankings.end()));
}

TEST_CASE("runs are fused query by query, by their scores", "[searcher][fusion]") {
    const std::vector<Run> runs{
        run_of("q2 Q0 x 1 9 t\nq1 Q0 b 1 0.5 t\nq1 Q0 a 9 0.9 t\nq1 Q0 d 3 0.5 t\n"),  // q1: a, b, d
        run_of("q1 Q0 b 1 3 u\nq1 Q0 c 2 2 u\n"),
        run_of("q3 Q0 y 1 1 v\n"),
    };
    const auto fused = fuse_runs(runs, 3);
    REQUIRE(fused.size() == 3);
    // b: 1/62 + 1/61; a: 1/61; c: 1/62; d (1/63) is beyond the limit.
    CHECK(print(fused.at("q1")) == "b 0.032522\na 0.016393\nc 0.016129\n");
    CHECK(print(fused.at("q2")) == "x 0.016393\n");
    CHECK(print(fused.at("q3")) == "y 0.016393\n");
}

TEST_CASE("answers to several forms are one answer", "[searcher][fusion]") {
    SearchResult first = result_of("rate cut", {"a", "b"});
    first.notes = {{5, "about cut"}};
    SearchResult second = result_of("fed lowers", {"b", "c"});
    second.notes = {{0, "about fed"}};
    SearchRequest request;
    request.limit = 2;
    const SearchResult fused = fuse_results({first, first, second}, request);
    CHECK(fused.query == "rate cut fed lowers");
    CHECK_FALSE(fused.total);
    REQUIRE(fused.notes.size() == 2);
    CHECK(fused.notes[0].offset == 5);
    CHECK(fused.notes[1].offset == 9);
    // b: 2/62 + 1/61 = 0.048652; a: 2/61 = 0.032787; c: 1/62.
    REQUIRE(fused.hits.size() == 2);
    CHECK(fused.hits[0].id == "b");
    CHECK(fused.hits[0].title == "rate cut/b");
    CHECK(fused.hits[0].rank == 1);
    CHECK(fused.hits[0].parts.empty());
    CHECK(fmt::format("{:.6f}", fused.hits[0].score) == "0.048652");
    CHECK(fused.hits[1].id == "a");
    CHECK(fmt::format("{:.6f}", fused.hits[1].score) == "0.032787");

    request.offset = 2;
    const SearchResult next = fuse_results({first, first, second}, request);
    REQUIRE(next.hits.size() == 1);
    CHECK(next.hits[0].id == "c");
    CHECK(next.hits[0].rank == 3);
    request.offset = 9;
    CHECK(fuse_results({first, second}, request).hits.empty());
    CHECK(fuse_results({first, first}, request).total == 2);
}

TEST_CASE("forms are asked for enough to be fused", "[searcher][fusion]") {
    SearchRequest request;
    request.limit = 10;
    request.offset = 5;
    CHECK(request_for_fusion(request).limit == 100);
    CHECK(request_for_fusion(request).offset == 0);
    request.limit = 1000;
    CHECK(request_for_fusion(request).limit == 1005);
    request.limit = SIZE_MAX;
    CHECK(request_for_fusion(request).limit == SIZE_MAX);
}
