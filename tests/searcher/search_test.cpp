#include "searcher/search.h"

#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "indexer/xapian_document.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

Ids sorted(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
}

Briefing dated(std::string id, std::string_view day) {
    Briefing briefing = make_briefing(std::move(id), "News");
    briefing.date = parse_iso_day(day);
    return briefing;
}

Briefing from(std::string id, std::string source) {
    Briefing briefing = make_briefing(std::move(id), "News");
    briefing.source = std::move(source);
    return briefing;
}

/// The text of each hit's first match in its first snippet.
std::vector<std::string> lit(const SearchResult& result) {
    std::vector<std::string> all;
    for (const Hit& hit : result.hits) {
        for (const Snippet& snippet : hit.snippets) {
            for (const Span& match : snippet.matches) all.emplace_back(match.of(snippet.text));
        }
    }
    return all;
}

}  // namespace

TEST_CASE("words find what has any of them, operators narrow", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "Fed", "The rate was cut."),
                             make_briefing("2", "Fed", "No change."),
                             make_briefing("3", "ECB", "The rate rises.")});
    CHECK(sorted(index.ids("fed rate")) == Ids{"1", "2", "3"});
    CHECK(index.ids("fed rate").front() == "1");
    CHECK(index.ids("fed AND rate") == Ids{"1"});
    CHECK(sorted(index.ids("cut OR rises")) == Ids{"1", "3"});
    CHECK(index.ids("fed -cut") == Ids{"2"});
    CHECK(index.ids("fed NOT (cut OR rises)") == Ids{"2"});
    CHECK(sorted(index.ids("-cut")) == Ids{"2", "3"});
    CHECK(index.ids("rate AND (ecb OR boe)") == Ids{"3"});
    CHECK(sorted(index.ids("")) == Ids{"1", "2", "3"});
    CHECK(index.ids("fed -fed").empty());
    CHECK(index.ids("() date:yesterday").empty());
    CHECK(index.ids("nothing").empty());
    CHECK(index.search("nothing").total == 0);
}

TEST_CASE("phrases are found word for word, citations or not", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "One", "They gained greater (cnbc.com 2) confidence."),
                             make_briefing("2", "Two", "Confidence was greater."),
                             make_briefing("3", "Greater", "Confidence grew.")});
    CHECK(index.ids("\"greater confidence\"") == Ids{"1"});
    CHECK(lit(index.search("\"greater confidence\"")) ==
          std::vector<std::string>{"greater (cnbc.com 2) confidence"});
    CHECK(index.ids("\"greater confident\"").empty());
    CHECK(index.ids("\"GREATER \xC2\xA0 confidence\"") == Ids{"1"});
    CHECK(index.ids("\"cnbc com\"").empty());
}

TEST_CASE("title: finds words and phrases of titles only", "[searcher][search]") {
    const SampleIndex index(
        {make_briefing("1", "Fed cuts rates", "Money."), make_briefing("2", "Money", "The Fed cuts rates.")});
    CHECK(index.ids("title:fed") == Ids{"1"});
    CHECK(index.ids("title:cut") == Ids{"1"});
    CHECK(index.ids("title:\"cuts rates\"") == Ids{"1"});
    CHECK(index.ids("title:\"cut rates\"").empty());
    CHECK(index.ids("title:money fed") == Ids{"2"});
    CHECK(index.ids("-title:fed") == Ids{"2"});
}

TEST_CASE("source: finds the whole name or a word of it", "[searcher][search]") {
    const SampleIndex index(
        {from("1", "The Verge"), from("2", "Verge Books"), from("3", "Reuters"), from("4", "")});
    CHECK(sorted(index.ids("source:verge")) == Ids{"1", "2"});
    CHECK(index.ids("source:\"the verge\"") == Ids{"1"});
    CHECK(index.ids("source:\"verge the\"").empty());
    CHECK(sorted(index.ids("source:books source:REUTERS")) == Ids{"2", "3"});
    CHECK(sorted(index.ids("-source:verge")) == Ids{"3", "4"});
    CHECK(index.ids("source:verg").empty());
}

TEST_CASE("cites: finds a host and those below it", "[searcher][search]") {
    const SampleIndex index(
        {make_briefing("1", "One", "So it is. (ai.meta.com 1)"),
         make_briefing("2", "Two", "So it is. (meta.com)"),
         make_briefing("3", "Three",
                       "So it is. (notmeta.com, www.bbc.co.uk) Also meta.com outside brackets.")});
    CHECK(sorted(index.ids("cites:meta.com")) == Ids{"1", "2"});
    CHECK(index.ids("cites:AI.Meta.com") == Ids{"1"});
    CHECK(index.ids("cites:www.bbc.co.uk") == Ids{"3"});
    CHECK(index.ids("cites:bbc.co.uk") == Ids{"3"});
    CHECK(index.ids("cites:com").empty());
    CHECK(index.ids("cites:eta.com").empty());
    CHECK(index.ids("cites:meta.com -cites:ai.meta.com") == Ids{"2"});
    CHECK(index.ids("cites:meta.com cites:ai.meta.com") == Ids{"1"});
}

TEST_CASE("date: finds days, months, years and ranges", "[searcher][search]") {
    const SampleIndex index({dated("1", "1969-12-31"), dated("2", "2024-02-29"), dated("3", "2026-04-08"),
                             dated("4", "2026-04-30"), dated("5", "2026-05-01"), make_briefing("6", "News")});
    CHECK(index.ids("date:2026-04-08") == Ids{"3"});
    CHECK(index.ids("date:2026-04") == Ids{"3", "4"});
    CHECK(index.ids("date:2026") == Ids{"3", "4", "5"});
    CHECK(index.ids("date:2024-02..2026-04-08") == Ids{"2", "3"});
    CHECK(index.ids("date:2026-04-30..") == Ids{"4", "5"});
    CHECK(index.ids("date:..2024") == Ids{"1", "2"});
    CHECK(index.ids("date:..1969-12-31") == Ids{"1"});
    CHECK(index.ids("date:2024 date:2026-05") == Ids{"2", "5"});
    CHECK(index.ids("-date:2026") == Ids{"1", "2", "6"});
    CHECK(index.ids("date:2023").empty());
}

TEST_CASE("case, accents and forms make no difference", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "Caf\xC3\xA9s in Z\xC3\x9CRICH",
                                           "Na\xC3\xAFve stra\xC3\x9F"
                                           "e")});
    for (const char* query :
         {"cafe", "CAFE\xCC\x81", "zurich", "Z\xC3\xBCrich", "naive", "STRASSE", "caf\xC3\xA9s"}) {
        CAPTURE(query);
        CHECK(index.ids(query) == Ids{"1"});
    }
}

TEST_CASE("acronyms are not pronouns, and numbers have no commas", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "The U.S. said", "It cost 1,000 dollars."),
                             make_briefing("2", "They told us", "It cost 14.3 dollars.")});
    CHECK(index.ids("U.S.") == Ids{"1"});
    CHECK(index.ids("us") == Ids{"2"});
    CHECK(index.ids("1000") == Ids{"1"});
    CHECK(index.ids("1,000") == Ids{"1"});
    CHECK(index.ids("14.3") == Ids{"2"});
    CHECK(index.ids("14").empty());
}

TEST_CASE("hyphens and apostrophes divide as they do in texts", "[searcher][search]") {
    const SampleIndex index(
        {make_briefing("1", "Multi-agent systems", "Scale\xE2\x80\x99s agents don\xE2\x80\x99t."),
         make_briefing("2", "An agent", "Multi talent.")});
    CHECK(sorted(index.ids("multi-agent")) == Ids{"1", "2"});
    CHECK(index.ids("multi-agent").front() == "1");
    CHECK(index.ids("\"multi-agent\"") == Ids{"1"});
    CHECK(index.ids("agent -multi-agent") == Ids{"2"});
    CHECK(index.ids("scale") == Ids{"1"});
    CHECK(index.ids("AND don't") == Ids{"1"});
}

TEST_CASE("equal scores come in order of ids, however they were indexed", "[searcher][search]") {
    std::vector<Briefing> briefings;
    for (const char* id : {"b", "a10", "c", "B", "a2", "\xC3\xA4"})
        briefings.push_back(make_briefing(id, "News"));
    const Ids expected{"B", "a10", "a2", "b", "c", "\xC3\xA4"};
    CHECK(SampleIndex(briefings).ids("news") == expected);
    std::reverse(briefings.begin(), briefings.end());
    const SampleIndex index(briefings);
    CHECK(index.ids("news") == expected);
    CHECK(index.ids("") == expected);
    SearchRequest request;
    request.query = "news";
    request.limit = 2;
    request.offset = 1;
    const SearchResult page = index.search(request);
    REQUIRE(page.hits.size() == 2);
    CHECK(page.hits[0].id == "a10");
    CHECK(page.hits[1].id == "a2");
}

TEST_CASE("limit and offset cut a page out of all hits, whose number stays exact", "[searcher][search]") {
    std::vector<Briefing> briefings;
    for (int i = 10; i < 60; ++i) briefings.push_back(make_briefing(std::to_string(i), "News"));
    const SampleIndex index(briefings);
    SearchRequest request;
    request.query = "news";
    CHECK(index.search(request).hits.size() == 10);
    CHECK(index.search(request).total == 50);
    request.offset = 45;
    const SearchResult last = index.search(request);
    REQUIRE(last.hits.size() == 5);
    CHECK(last.hits[0].rank == 46);
    CHECK(last.hits[0].id == "55");
    request.offset = 50;
    CHECK(index.search(request).hits.empty());
    CHECK(index.search(request).total == 50);
    request.offset = 0;
    request.limit = 0;
    CHECK(index.search(request).hits.empty());
    CHECK(index.search(request).total == 50);
    request.limit = std::size_t(-1);
    request.total = SearchRequest::Total::none;
    CHECK(index.search(request).hits.size() == 50);
    CHECK_FALSE(index.search(request).total);
    request.offset = std::size_t(-1);
    CHECK(index.search(request).hits.empty());
}

TEST_CASE("a hit has all that a list of hits shows", "[searcher][search]") {
    Briefing briefing = make_briefing("id 1", "The flood", "It came at night. (cnbc.com)");
    briefing.summary = "A flood in short.";
    briefing.source = "Harbor Wire";
    briefing.date = parse_iso_day("2026-04-08");
    briefing.url = "https://example.org/1";
    briefing.language = "en";
    const SearchResult result = SampleIndex({briefing}, {{"id 1", "0123456789ab"}}).search("flood (");
    CHECK(result.query == "flood (");
    REQUIRE(result.notes.size() == 2);
    CHECK(result.notes[0].offset == 6);
    REQUIRE(result.hits.size() == 1);
    const Hit& hit = result.hits[0];
    CHECK(hit.rank == 1);
    CHECK(hit.id == "id 1");
    CHECK(hit.title == "The flood");
    CHECK(hit.title_matches == std::vector<Span>{{4, 9}});
    CHECK(hit.date == briefing.date);
    CHECK(hit.source == "Harbor Wire");
    CHECK(hit.url == "https://example.org/1");
    CHECK(hit.language == "en");
    CHECK(hit.path.empty());  // it came from no file
    CHECK(hit.story == "0123456789ab");
    CHECK(hit.score > 0);
    REQUIRE(hit.snippets.size() == 1);
    CHECK(hit.snippets[0].text == "A flood in short.");
    CHECK(hit.snippets[0].matches == std::vector<Span>{{2, 7}});
}

TEST_CASE("hits tell what they cite and how large their stories are where they are asked",
          "[searcher][search]") {
    const SampleIndex index(
        {make_briefing("a", "Flood",
                       "One. (b.com) Two. (c.com) Three. (c.com) Four. (a.com) Five. (reddit.com)"),
         make_briefing("b", "Flood again", "Nothing is cited."), make_briefing("c", "Storm", "Other words.")},
        {{"a", "0123456789ab"}, {"c", "0123456789ab"}});
    SearchRequest request;
    request.query = "flood";
    const SearchResult plain = index.search(request);
    REQUIRE(plain.hits.size() == 2);
    CHECK(plain.hits[0].cites.empty());
    CHECK(plain.hits[0].other_cites == 0);
    CHECK(plain.hits[0].story_size == 0);

    request.cited_hosts = 3;
    request.has_story_sizes = true;
    request.sort = Sort::title;
    const SearchResult told = index.search(request);
    REQUIRE(told.hits.size() == 2);
    const Hit& hit = told.hits[0];
    CHECK(hit.cites == std::vector<CitedHost>{{"c.com", "C", SourceKind::press, 2},
                                              {"a.com", "A", SourceKind::press, 1},
                                              {"b.com", "B", SourceKind::press, 1}});
    CHECK(hit.other_cites == 1);
    CHECK(hit.story_size == 2);  // the query finds one of them only
    CHECK(told.hits[1].cites.empty());
    CHECK(told.hits[1].other_cites == 0);
    CHECK(told.hits[1].story_size == 0);

    request.cited_hosts = 9;
    CHECK(index.search(request).hits[0].cites.size() == 4);
    CHECK(index.search(request).hits[0].other_cites == 0);
}

TEST_CASE("a snippet shows the rarer of a query's words", "[searcher][search]") {
    std::vector<Briefing> briefings{
        make_briefing("1", "One", "The flood came to town.\nThe Rhine was calm there.")};
    for (int i = 2; i < 9; ++i) briefings.push_back(make_briefing(std::to_string(i), "Flood", "A flood."));
    SearchRequest request;
    request.query = "flood rhine";
    const SearchResult result = SampleIndex(briefings).search(request);
    CHECK(result.hits.at(0).id == "1");
    CHECK(result.hits.at(0).snippets.at(0).text == "The Rhine was calm there.");
}

TEST_CASE("a search of an index without briefings finds nothing", "[searcher][search]") {
    const SampleIndex index({});
    CHECK(index.ids("").empty());
    CHECK(index.ids("fed -cut date:2026").empty());
    CHECK(index.search("fed").total == 0);
}

TEST_CASE("broken bytes in a query are searched as they are", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "Fed")});
    CHECK(index.ids("\xFF"
                    "fed\xC3") == Ids{"1"});
    CHECK(index.ids(std::string("\0fed\0", 5)) == Ids{"1"});
    CHECK(index.ids("cites:\"a" + std::string(300, '\0') + "b\"").empty());
}

TEST_CASE("an open reader sees what is committed later", "[searcher][search]") {
    const SampleIndex index({make_briefing("1", "News")});
    IndexReader reader(index.directory());
    SearchRequest request;
    request.query = "news";
    CHECK(search(reader, request).total == 1);
    for (int i = 2; i < 8; ++i) {
        IndexWriter writer(index.directory());
        DocumentBuilder builder;
        const Briefing briefing = make_briefing(std::to_string(i), "News", "More of it.");
        writer.put(briefing.id, to_xapian_document(builder.build(briefing)));
        CHECK(search(reader, request).total == i - 1);
        writer.commit();
        CHECK(search(reader, request).total == i);
    }
}
