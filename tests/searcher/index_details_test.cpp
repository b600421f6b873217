#include "searcher/index_details.h"

#include "indexer/schema.h"
#include "searcher/output.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <nlohmann/json.hpp>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

TEST_CASE("an index tells what it holds", "[searcher][index_details]") {
    Briefing dated = make_briefing("1", "One", "word");
    dated.date = parse_iso_day("2026-04-08");
    dated.source = "Wire";
    dated.language = "en";
    Briefing other = dated;
    other.id = "2";
    other.source = "Desk";
    Briefing third = dated;
    third.id = "3";
    const SampleIndex index({dated, other, third, make_briefing("4", "Four", "word")});
    IndexReader reader(index.directory());
    const IndexDetails details = read_details(reader);
    CHECK(details.info.documents == 4);
    CHECK(details.dated == 3);
    CHECK(details.stories == 4);
    CHECK(details.terms > 4);
    CHECK(details.sources == 2);
    CHECK(details.first_sources == std::vector<ValueTally>{{"Wire", 2}, {"Desk", 1}});
    CHECK(details.languages.front() == ValueTally{"en", 3});
    REQUIRE(details.parts.size() >= 4);
    for (std::size_t i = 1; i < details.parts.size(); ++i)
        CHECK(details.parts[i - 1].bytes >= details.parts[i].bytes);
}

TEST_CASE("tellings of one story are one story", "[searcher][index_details]") {
    const SampleIndex index(
        {make_briefing("1", "One"), make_briefing("2", "Two"), make_briefing("3", "Three")});
    const Manifest manifest = index.directory().read_manifest();
    {
        Xapian::WritableDatabase database(index.directory().shard(manifest.shards.front()).string());
        for (const Xapian::docid number : {1U, 2U}) {
            Xapian::Document document = database.get_document(number);
            document.add_value(slot::story, "000000000001");
            database.replace_document(number, document);
        }
        database.commit();
    }
    IndexReader reader(index.directory());
    CHECK(read_details(reader).stories == 2);
}

TEST_CASE("what an index holds is told", "[searcher][output]") {
    IndexDetails details{{"/tmp/index", 4, 3, parse_iso_day("2024-07-05"), parse_iso_day("2026-04-10")}};
    details.dated = 2;
    details.terms = 1'000;
    details.stories = 2;
    details.sources = 2;
    details.first_sources = {{"Wire", 2}, {"Desk", 1}};
    details.languages = {{"en", 3}};
    details.parts = {{"postlist", 2'500'000}, {"docdata", 1'500}, {"other", 12}};
    CHECK(to_text(details) ==
          "index     /tmp/index\n"
          "schema    4\n"
          "briefings 3\n"
          "stories   2\n"
          "days      2024-07-05 to 2026-04-10\n"
          "undated   1\n"
          "terms     1000\n"
          "sources   2\n"
          "                  2 Wire\n"
          "                  1 Desk\n"
          "languages         3 en\n"
          "size      2.5 MB\n"
          "             2.5 MB postlist\n"
          "             1.5 kB docdata\n"
          "           12 bytes other\n");
    CHECK(
        to_json(details).dump() ==
        R"({"v":1,"index":"/tmp/index","schema":4,"documents":3,"stories":2,"dated":2,"first_day":"2024-07-05",)"
        R"("last_day":"2026-04-10","terms":1000,"sources":2,"first_sources":[{"source":"Wire","briefings":2},)"
        R"({"source":"Desk","briefings":1}],"languages":[{"language":"en","briefings":3}],"bytes":2501512,)"
        R"("parts":[{"part":"postlist","bytes":2500000},{"part":"docdata","bytes":1500},{"part":"other","bytes":12}]})");
}
