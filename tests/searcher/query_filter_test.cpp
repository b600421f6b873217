#include "searcher/query_filter.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

std::string ids_of(const SearchResult& result) {
    std::string ids;
    for (const Hit& hit : result.hits) ids += (ids.empty() ? "" : " ") + hit.id;
    return ids;
}

SampleIndex floods() {
    Briefing named = make_briefing("c", "Flood", "The Rhine rises.");
    named.source = "Harbor Wire";
    return SampleIndex({make_briefing("a", "Flood on the Rhine", "Water comes."),
                        make_briefing("b", "Flood", "The Danube rises."), named,
                        make_briefing("d", "Budget", "The Rhine is dear.")});
}

SearchResult filtered_search(const SampleIndex& index, const std::string& query,
                             const std::vector<std::string>& filters) {
    SearchRequest request;
    request.query = query;
    request.filters = filters;
    return index.search(request);
}

}  // namespace

TEST_CASE("a filter keeps what matches it and leaves scores as they are", "[searcher][query_filter]") {
    const SampleIndex index = floods();
    SearchRequest request;
    request.query = "flood";
    request.ranking.mode = GENERATE(RankingMode::plain, RankingMode::fast);
    const SearchResult all = index.search(request);
    REQUIRE(all.hits.size() == 3);
    request.filters = {"rhine"};
    const SearchResult some = index.search(request);
    CHECK(some.total == 2);
    REQUIRE(some.hits.size() == 2);
    for (const Hit& hit : some.hits) {
        const auto same = std::find_if(all.hits.begin(), all.hits.end(),
                                       [&](const Hit& each) { return each.id == hit.id; });
        REQUIRE(same != all.hits.end());
        CHECK(hit.score == same->score);
    }
}

TEST_CASE("a filter is a query of its own", "[searcher][query_filter]") {
    const SampleIndex index = floods();
    CHECK(ids_of(filtered_search(index, "flood", {"source:harbor"})) == "c");
    CHECK(ids_of(filtered_search(index, "flood", {"danube OR source:harbor", "rises -danube"})) == "c");
    CHECK(ids_of(filtered_search(index, "flood OR budget", {"title:budget"})) == "d");
    CHECK(ids_of(filtered_search(index, "flood )", {"( danube"})) == "b");
    CHECK(filtered_search(index, "", {"rhine"}).hits.size() == 3);
    CHECK(filtered_search(index, "flood", {""}).hits.size() == 3);
    CHECK(filtered_search(index, "flood", {"(", "flood"}).hits.empty());
    CHECK(filtered_search(index, "flood", {"nothingatall"}).hits.empty());
}

TEST_CASE("a filter is not lit, and its notes say that they are its own", "[searcher][query_filter]") {
    const SampleIndex index = floods();
    const SearchResult result = filtered_search(index, "flood", {"(danube"});
    REQUIRE(result.hits.size() == 1);
    for (const Snippet& snippet : result.hits[0].snippets) CHECK(snippet.matches.empty());
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0].offset == 0);
    CHECK(result.notes[0].message == "in the filter: this bracket is not closed");
}
