#include "searcher/similar_briefings.h"

#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

std::optional<SimilarBriefings> similar_to(const SampleIndex& index, const std::string& id) {
    IndexReader reader(index.directory());
    return find_similar(reader, {id});
}

std::vector<std::string> ids(const std::vector<SimilarBriefing>& similar) {
    std::vector<std::string> all;
    for (const SimilarBriefing& each : similar) all.push_back(each.id);
    return all;
}

}  // namespace

TEST_CASE("what shares the weightiest words is similar, with the words that join", "[searcher][similar]") {
    const SampleIndex index({
        make_briefing("1", "Rhine floods", "Cologne evacuates after the Rhine floods the town."),
        make_briefing("2", "Flooding in Cologne", "The Rhine keeps rising."),
        make_briefing("3", "Rain in the town", "It rains."),
        make_briefing("4", "Budget vote", "Parliament votes."),
    });
    const auto found = similar_to(index, "1");
    REQUIRE(found);
    CHECK(found->id == "1");
    CHECK(found->title == "Rhine floods");
    CHECK(ids(found->similar) == std::vector<std::string>{"2", "3"});
    CHECK(found->similar[0].words == std::vector<std::string>{"floods", "rhine", "cologne"});
    CHECK(found->similar[1].words == std::vector<std::string>{"town"});
    CHECK(found->similar[0].rank == 1);
    CHECK(found->similar[1].rank == 2);
    CHECK(found->similar[0].score > found->similar[1].score);
    CHECK(found->similar[0].score < 1.5);
    CHECK(found->similar[1].score > 0);
    CHECK(std::is_sorted(found->terms.begin(), found->terms.end(),
                         [](const auto& left, const auto& right) { return left.weight > right.weight; }));
}

TEST_CASE("a briefing that shares no words is like no other", "[searcher][similar]") {
    const SampleIndex index({make_briefing("1", "Rhine floods", "The and of it."),
                             make_briefing("2", "Budget vote", "The and of it."),
                             make_briefing("3", "", "")});
    CHECK(similar_to(index, "1")->similar.empty());
    CHECK(similar_to(index, "1")->terms.empty());
    CHECK(similar_to(index, "3")->similar.empty());
    CHECK_FALSE(similar_to(index, "4"));
    CHECK_FALSE(similar_to(index, ""));
}

TEST_CASE("equal ones come in order of their ids, and limits hold", "[searcher][similar]") {
    const SampleIndex index({make_briefing("c", "Rhine floods"), make_briefing("b", "Rhine floods"),
                             make_briefing("a", "Rhine floods"), make_briefing("d", "Budget vote")});
    CHECK(ids(similar_to(index, "b")->similar) == std::vector<std::string>{"a", "c"});
    IndexReader reader(index.directory());
    CHECK(ids(find_similar(reader, {"b", 1})->similar) == std::vector<std::string>{"a"});
    CHECK(find_similar(reader, {"b", 10, 1})->terms.size() == 1);
}

TEST_CASE("the tellings of a story are the most similar to each of them", "[searcher][similar]") {
    IndexReader reader{IndexDirectory(sample_corpus_index())};
    const auto found = find_similar(reader, {"2024-10-13-starship-catch-a.txt", 2});
    REQUIRE(found);
    REQUIRE(found->similar.size() == 2);
    for (const SimilarBriefing& each : found->similar) {
        CAPTURE(each.id);
        CHECK(std::find(each.words.begin(), each.words.end(), "starship") != each.words.end());
    }
}
