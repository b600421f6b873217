#include "searcher/match_report.h"

#include "searcher/output.h"
#include "searcher/synonyms.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

const SampleIndex& index_of_floods() {
    static const SampleIndex index([] {
        Briefing flood = make_briefing("flood", "Rhine floods Cologne",
                                       "The floods came on 3 May 2026 and cost $14 billion, 49 percent more. "
                                       "(cnbc.com) Nobody slept in the old town.\n\nShared from Daybook");
        flood.summary = "A flood.";
        flood.date = parse_iso_day("2026-05-04");
        flood.source = "Harbor Wire";
        flood.language = "en";
        flood.chrome = {{{flood.text.find("Shared"), flood.text.size()}, ChromeReason::listed}};
        return std::vector{flood, make_briefing("plain", "Budget vote", "It passed."),
                           make_briefing("also", "Rhine", "A town.")};
    }());
    return index;
}

MatchReport report(const std::string& query, const std::string& id = "flood",
                   SearchedText text = SearchedText::body) {
    IndexReader reader(index_of_floods().directory());
    SearchRequest request;
    request.query = query;
    request.text = text;
    const auto found = report_match(reader, id, request);
    REQUIRE(found);
    return *found;
}

/// The tree as it is shown, without what stands above it.
std::string verdicts(const std::string& query, const std::string& id = "flood") {
    const std::string text = to_text(report(query, id));
    return text.substr(text.find("\n\n") + 2);
}

}  // namespace

TEST_CASE("a report tells where the words of a hit stand, and its place", "[searcher][why]") {
    const MatchReport hit = report("rhine floods budget");
    CHECK(hit.is_hit);
    CHECK(hit.rank == 1);
    CHECK(hit.hits == 3);
    CHECK(hit.score > 0);
    double sum = 0;
    for (const ScorePart& part : hit.parts) sum += part.score;
    CHECK(sum == Approx(hit.score));
    CHECK(verdicts("rhine floods budget") ==
          "yes  any\n"
          "yes    (word \"rhine\"): in the title (Rhine)\n"
          "yes    (word \"floods\"): in the title (floods), in the summary (flood), in the text (floods)\n"
          "no     (word \"budget\"): it stands nowhere\n");
}

TEST_CASE("a report tells what keeps a briefing from being a hit", "[searcher][why]") {
    const MatchReport miss = report("rhine cites:ft.com -flood");
    CHECK_FALSE(miss.is_hit);
    CHECK_FALSE(miss.rank);
    CHECK(miss.hits == 0);
    CHECK(verdicts("rhine cites:ft.com -flood") ==
          "NO   but-not\n"
          "NO     all\n"
          "NO       (cites \"ft.com\"): it cites cnbc.com (press: CNBC)\n"
          "yes      (word \"rhine\"): in the title (Rhine)\n"
          "NO     not\n"
          "yes      (word \"flood\"): in the title (floods), in the summary (flood), in the text (floods)\n");
}

TEST_CASE("a phrase is told by what is missing of it", "[searcher][why]") {
    CHECK(verdicts("\"old town\"") == "yes  (phrase \"old town\"): in the text (old town)\n");
    CHECK(verdicts("\"old bridge\"") == "NO   (phrase \"old bridge\"): it lacks \"bridge\"\n");
    CHECK(verdicts("\"town old\"") ==
          "NO   (phrase \"town old\"): its words stand there, but not together\n");
    CHECK(verdicts("\"bridge\"") == "NO   (phrase \"bridge\"): it lacks \"bridge\"\n");
}

TEST_CASE("what stands in chrome alone is told as that", "[searcher][why]") {
    CHECK(verdicts("daybook") == "NO   (word \"daybook\"): it stands in the chrome alone\n");
    const MatchReport whole = report("daybook", "flood", SearchedText::whole);
    CHECK(whole.is_hit);
    CHECK(whole.verdict.reason == "in the text (Daybook)");
}

TEST_CASE("fields are told with what the briefing has instead", "[searcher][why]") {
    CHECK(verdicts("title:town") == "NO   (title \"town\"): its title is \"Rhine floods Cologne\"\n");
    CHECK(verdicts("title:floods") == "yes  (title \"floods\"): in the title (floods)\n");
    CHECK(verdicts("source:reuters") == "NO   (source \"reuters\"): its source is \"Harbor Wire\"\n");
    CHECK(verdicts("source:reuters", "plain") == "NO   (source \"reuters\"): its source is not known\n");
    CHECK(verdicts("cites:ft.com", "plain") == "NO   (cites \"ft.com\"): it cites nothing\n");
    CHECK(verdicts("date:2025") == "NO   (date 2025-01-01..2025-12-31): its day is 2026-05-04\n");
    CHECK(verdicts("date:2025", "plain") == "NO   (date 2025-01-01..2025-12-31): its day is not known\n");
}

TEST_CASE("stories are told by what the briefing tells", "[searcher][why][stories]") {
    const SampleIndex index(
        {make_briefing("a", "Rhine"), make_briefing("b", "Rhine"), make_briefing("c", "Rhine")},
        {{"a", "0123456789ab"}, {"b", "0123456789ab"}});
    IndexReader reader(index.directory());
    const auto verdict = [&](const std::string& query, const std::string& id) {
        SearchRequest request;
        request.query = query;
        return report_match(reader, id, request)->verdict;
    };
    CHECK(verdict("story:a", "b").is_met);
    CHECK(verdict("story:a", "b").reason == "its story is 0123456789ab");
    CHECK_FALSE(verdict("story:c", "b").is_met);
    CHECK(verdict("story:c", "b").reason == "its story is 0123456789ab");
    CHECK_FALSE(verdict("story:a", "c").is_met);
    CHECK(verdict("story:c", "c").is_met);
    CHECK(verdict("story:c", "c").reason == "nobody else tells its story");
}

TEST_CASE("synonyms are part of what is asked", "[searcher][why][synonyms]") {
    const Synonyms synonyms("deluge, floods\n", "s", [](const Problem&) {});
    IndexReader reader(index_of_floods().directory());
    SearchRequest request;
    request.query = "deluge";
    CHECK_FALSE(report_match(reader, "flood", request)->is_hit);
    request.synonyms = &synonyms;
    const auto found = report_match(reader, "flood", request);
    CHECK(found->is_hit);
    CHECK(found->rank == 1);
}

TEST_CASE("stop words and queries of nothing are told", "[searcher][why]") {
    CHECK(verdicts("the rhine") ==
          "yes  any\n"
          "yes    (word \"the\"): it says too little to be looked for\n"
          "yes    (word \"rhine\"): in the title (Rhine)\n");
    CHECK(verdicts("") == "yes  (everything): every briefing is found\n");
    CHECK(verdicts("\"\"") == "NO   (nothing): there is nothing to look for\n");
}

TEST_CASE("only briefings of the index are reported on", "[searcher][why]") {
    IndexReader reader(index_of_floods().directory());
    CHECK_FALSE(report_match(reader, "flood2", {}));
    CHECK_FALSE(report_match(reader, "", {}));
}

TEST_CASE("reports agree with searches", "[searcher][why][property]") {
    IndexReader reader{IndexDirectory(sample_corpus_index())};
    const std::string query =
        GENERATE("rate cut", "fed -powell", "\"supreme court\" OR starship", "title:fed date:2025",
                 "cites:meta", "-cites:meta", "muse spark (wang OR zuckerberg)");
    SearchRequest request;
    request.query = query;
    request.limit = 1000;
    request.snippets.count = 0;
    const SearchResult result = search(reader, request);
    std::size_t hits = 0;
    for (const Briefing& briefing : sample_briefings()) {
        const auto found = report_match(reader, briefing.id, request);
        REQUIRE(found);
        CAPTURE(briefing.id);
        CHECK(found->hits == result.total);
        CHECK(found->is_hit == found->rank.has_value());
        if (!found->rank) continue;
        ++hits;
        const Hit& hit = result.hits[*found->rank - 1];
        CHECK(hit.id == briefing.id);
        CHECK(hit.score == found->score);
    }
    CHECK(hits == result.total);
}
