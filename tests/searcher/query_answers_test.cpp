#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

// What queries of all kinds find, by the whole way of a search.

namespace {

using Ids = std::vector<std::string>;

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// The notes of an answer, one a line.
std::string told(const SearchResult& result) {
    std::string text;
    for (const QueryNote& note : result.notes)
        text += std::to_string(note.offset) + ": " + note.message + "\n";
    return text;
}

const SampleIndex& news() {
    static const SampleIndex index({
        make_briefing("a", "Rates are cut",
                      "The Fed cut its rate by a quarter on June 13, 2025. (reuters.com) (cnbc.com) The "
                      "woman in charge paid $14 billion, or 49%."),
        make_briefing("b", "Rate cutting",
                      "Rates that women set were not much cut. It cost $14.3 billion. (fb.com)"),
        make_briefing("c", "Markets",
                      "A rate of one thing, and far, far, far away from it another cut. It was "
                      "in 2025, and cost EUR 14 billion and 12 percent."),
        make_briefing("d", "Open source", "An open-source model by Alexandr Wang in June 2025. (meta.com 2)"),
    });
    return index;
}

Ids found(const std::string& query) {
    return sorted(news().ids(query));
}

}  // namespace

TEST_CASE("patterns and fuzzy words find what they stand for", "[searcher][query_answers]") {
    CHECK(found("wom?n") == Ids{"a", "b"});
    CHECK(found("wom*") == Ids{"a", "b"});
    CHECK(found("*xandr") == Ids{"d"});
    CHECK(found("title:mark*") == Ids{"c"});
    CHECK(found("title:wom*").empty());
    CHECK(found("-wom*") == Ids{"c", "d"});
    CHECK(found("alexander~") == Ids{"d"});
    CHECK(found("wagn~1") == Ids{"d"});
    CHECK(found("open-sour*") == Ids{"d"});
    CHECK(found("\"open sou*\"") == Ids{"d"});
    CHECK(told(news().search("zzz* OR wom*")) == "0: no word of the index matches 'zzz*'\n");
    CHECK(told(news().search("zzz~")) == "0: no word of the index is like 'zzz'\n");
}

TEST_CASE("words near each other are found in all their forms, phrases as written",
          "[searcher][query_answers]") {
    CHECK(found("rates NEAR/2 cut") == Ids{"a", "b"});
    CHECK(found("cut NEAR/8 rate") == Ids{"a", "b"});
    CHECK(found("cut NEAR/40 rate") == Ids{"a", "b", "c"});
    CHECK(found("rate ADJ/1 cut") == Ids{"b"});
    CHECK(found("cut ADJ/2 rate") == Ids{"a"});
    CHECK(found("fed NEAR/5 \"a quarter\"") == Ids{"a"});
    CHECK(found("fed NEAR/5 \"quarter a\"").empty());
    CHECK(found("wom* NEAR/3 set") == Ids{"b"});
    CHECK(found("rate NEAR/1 rate").empty());
    CHECK(found("far NEAR/1 far NEAR/1 far") == Ids{"c"});
}

TEST_CASE("words of different parts are not near each other", "[searcher][query_answers]") {
    CHECK(found("markets NEAR/100 rate").empty());
}

TEST_CASE("numbers of citations, sums and shares are found in ranges", "[searcher][query_answers]") {
    CHECK(found("cites:>1") == Ids{"a"});
    CHECK(found("cites:1") == Ids{"b", "d"});
    CHECK(found("cites:<1") == Ids{"c"});
    CHECK(found("cites:0..1") == Ids{"b", "c", "d"});
    CHECK(found("cites:*") == Ids{"a", "b", "d"});
    CHECK(found("-cites:*") == Ids{"c"});
    CHECK(found("cites:meta") == Ids{"b", "d"});
    CHECK(found("amount:13b..15b") == Ids{"a", "b", "c"});
    CHECK(found("amount:$13b..$15b") == Ids{"a", "b"});
    CHECK(found("amount:>$14b") == Ids{"b"});
    CHECK(found("rate amount:>$14b") == Ids{"b"});
    CHECK(found("percent:>40") == Ids{"a"});
    CHECK(found("percent:12") == Ids{"c"});
    CHECK(found("-percent:*") == Ids{"b", "d"});
}

TEST_CASE("event: finds days of the text that lie within the asked ones", "[searcher][query_answers]") {
    CHECK(found("event:2025-06-13") == Ids{"a"});
    CHECK(found("event:2025-06") == Ids{"a", "d"});
    CHECK(found("event:2025") == Ids{"a", "c", "d"});
    CHECK(found("event:2024").empty());
}

TEST_CASE("a figure among words finds what rounds to it, the typed one first, and tells of the others",
          "[searcher][query_answers]") {
    const SearchResult result = news().search("$14bn");
    REQUIRE(result.hits.size() == 2);
    CHECK(result.hits[0].id == "a");
    CHECK(result.hits[1].id == "b");
    CHECK(told(result) == "0: also found: $14.3 billion\n");
    CHECK(told(news().search("$14.3 billion")).empty());
    CHECK(news().ids("markets $14bn").size() == 3);
    CHECK(told(news().search("amount:13b..15b")).empty());
}

TEST_CASE("a search past its time limit answers with what it has, and says so", "[searcher][query_answers]") {
    SearchRequest request;
    request.query = "rate (";
    request.time_limit = std::chrono::milliseconds(-1);
    const SearchResult result = news().search(request);
    CHECK(result.hits.empty());
    CHECK(told(result).starts_with("0: the search was ended after -1 ms: there may be more to find\n5: "));
    request.time_limit = std::chrono::milliseconds(0);
    CHECK(news().search(request).hits.size() == 3);
}

TEST_CASE("fields, figures and dates find the samples that they are about", "[searcher][query_answers]") {
    IndexReader reader{IndexDirectory(sample_corpus_index())};
    const auto ids = [&](const std::string& query) {
        SearchRequest request;
        request.query = query;
        request.limit = 100;
        Ids all;
        for (const Hit& hit : search(reader, request).hits) all.push_back(hit.id);
        return sorted(all);
    };
    CHECK(ids("scale amount:$14.3b") ==
          Ids{"2025-06-13-scale-meta-deal-a.txt", "2025-06-14-scale-meta-deal-b.txt",
              "2025-06-18-scale-meta-deal-c.txt", "2025-06-19-scale-meta-deal-d.txt",
              "2026-04-08-muse-spark-b.txt", "wire/2026-04-08-1"});
    CHECK(ids("cites:ft.com amount:$14bn") == Ids{"2025-06-14-scale-meta-deal-b.txt"});
    CHECK(ids("droege NEAR/12 uber") == Ids{"2025-06-13-scale-meta-deal-a.txt"});
    CHECK(ids("remotask* kind:press") == Ids{"2025-06-14-scale-meta-deal-b.txt"});
    CHECK(ids("drooge~ event:2025-06-18") == Ids{"2025-06-18-scale-meta-deal-c.txt"});
}
