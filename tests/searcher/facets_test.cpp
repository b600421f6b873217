#include "searcher/facets.h"

#include "searcher/facet_memory.h"
#include "searcher/match_sets.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing story(std::string id, std::string source, std::string_view day, std::string text) {
    Briefing briefing = make_briefing(std::move(id), "Flood", std::move(text));
    briefing.source = std::move(source);
    briefing.date = parse_iso_day(day);
    return briefing;
}

const std::vector<Briefing>& stories() {
    static const std::vector<Briefing> all{
        story("1", "Harbor Wire", "2026-04-08",
              "Meta pays Scale AI a lot. (ai.meta.com) It said so. (cnbc.com)"),
        story("2", "HARBOR WIRE", "2026-04-30", "Prices rose in Paris. (cnbc.com 1) Nobody knew. (x.com)"),
        story("3", "Harbor Wire", "2026-05-01", "Meta said no. (meta.com)"),
        story("4", "Harbor", "", "The water came."),
        story("5", "", "2025-12-31", "The water went. (unlisted-paper.org)"),
        story("6", "\"Quoted\" – Daily, c'est ça", "2025-12-30", "The water stood."),
        story("7", "—", "2025-12-30", "The water stood."),
    };
    return all;
}

Facets counted(const FacetOptions& options, const std::string& query = "flood") {
    static const SampleIndex index(stories());
    SearchRequest request;
    request.query = query;
    request.facets = options;
    return index.search(request).facets;
}

Facet counted(FacetField field, std::size_t values = 10, const std::string& query = "flood") {
    FacetOptions options;
    options.fields = {field};
    options.values = values;
    const Facets facets = counted(options, query);
    REQUIRE(facets.fields.size() == 1);
    CHECK(facets.fields.front().field == field);
    CHECK(facets.is_exact);
    return facets.fields.front();
}

using Counts = std::vector<FacetCount>;

Facets counted_of_all(const Xapian::Database& database, const FacetOptions& options) {
    MatchSets sets;
    FacetMemory memory;
    return count_facets(database, sets.find(database, Xapian::Query::MatchAll, nullptr), options,
                        {memory, sets});
}

}  // namespace

TEST_CASE("nothing is counted that is not asked for", "[searcher][facets]") {
    const Facets none = counted(FacetOptions());
    CHECK(none.fields.empty());
    CHECK_FALSE(none.histogram);
    CHECK(none.counted == 0);
}

TEST_CASE("hits are counted by source, by the commonest spelling, as a query finds it",
          "[searcher][facets]") {
    const Facet facet = counted(FacetField::source);
    CHECK(facet.counts == Counts{{"Harbor", "source:\"Harbor\"", 4},
                                 {"Harbor Wire", "source:\"Harbor Wire\"", 3},
                                 {"\"Quoted\" – Daily, c'est ça", "source:\"quoted daily c est ca\"", 1},
                                 {"—", "", 1}});
    CHECK(facet.unknown == 1);
    CHECK(facet.others == 0);
}

TEST_CASE("hosts count what is below them, owners all their hosts", "[searcher][facets]") {
    const Facet hosts = counted(FacetField::host);
    CHECK(hosts.counts == Counts{{"cnbc.com", "cites:cnbc.com", 2},
                                 {"meta.com", "cites:meta.com", 2},
                                 {"ai.meta.com", "cites:ai.meta.com", 1},
                                 {"unlisted-paper.org", "cites:unlisted-paper.org", 1},
                                 {"x.com", "cites:x.com", 1}});
    CHECK(hosts.unknown == 3);
    const Facet owners = counted(FacetField::owner);
    REQUIRE(owners.counts.size() == 4);
    CHECK(owners.counts[0] == FacetCount{"CNBC", "cites:\"CNBC\"", 2});
    CHECK(owners.counts[1] == FacetCount{"Meta", "cites:\"Meta\"", 2});
}

TEST_CASE("hits are counted by kind of evidence and by month", "[searcher][facets]") {
    const Facet kinds = counted(FacetField::kind);
    CHECK(kinds.counts ==
          Counts{{"press", "kind:press", 3}, {"party", "kind:party", 2}, {"social", "kind:social", 1}});
    CHECK(kinds.unknown == 3);
    const Facet months = counted(FacetField::month);
    CHECK(months.counts == Counts{{"2025-12", "date:2025-12", 3},
                                  {"2026-04", "date:2026-04", 2},
                                  {"2026-05", "date:2026-05", 1}});
    CHECK(months.unknown == 1);
}

TEST_CASE("stories are counted by their ids and called by their first telling",
          "[searcher][facets][stories]") {
    const auto telling = [](std::string id, std::string title, std::string_view day) {
        Briefing briefing = make_briefing(std::move(id), std::move(title), "A flood.");
        briefing.date = parse_iso_day(day);
        return briefing;
    };
    const Stories told{{"1", "00000000000b"}, {"2", "00000000000b"}, {"3", "00000000000a"},
                       {"4", "00000000000a"}, {"5", "00000000000c"}, {"6", "00000000000c"},
                       {"7", "00000000000c"}};
    const SampleIndex index(
        {telling("1", "Undated", ""), telling("2", "Dated", "2026-04-08"),
         telling("3", "Later", "2026-04-09"), telling("4", "", "2026-04-08"),
         telling("5", "Again", "2026-04-08"), telling("6", "First of equals", "2026-04-07"),
         telling("7", "Second of equals", "2026-04-07"), telling("8", "Alone", "2026-01-01")},
        told);
    const auto counted_for = [&](const std::string& query, std::size_t values) {
        SearchRequest request;
        request.query = query;
        request.facets.fields = {FacetField::story};
        request.facets.values = values;
        return index.search(request).facets.fields.at(0);
    };
    const Facet all = counted_for("flood", 10);
    CHECK(all.counts == Counts{{"First of equals", "story:00000000000c", 3},
                               {"4", "story:00000000000a", 2},
                               {"Dated", "story:00000000000b", 2}});
    CHECK(all.unknown == 1);  // nobody else tells it
    CHECK(all.others == 0);
    const Facet some = counted_for("date:2026-04-08", 1);
    CHECK(some.counts == Counts{{"4", "story:00000000000a", 1}});
    CHECK(some.others == 2);
    CHECK(some.unknown == 0);
}

TEST_CASE("only what matches is counted", "[searcher][facets]") {
    CHECK(counted(FacetField::month, 10, "water -stood").counts == Counts{{"2025-12", "date:2025-12", 1}});
    CHECK(counted(FacetField::month, 10, "xyzzy").counts.empty());
    CHECK(counted(FacetField::month, 10, "").counts == counted(FacetField::month).counts);
}

TEST_CASE("values that are left out are told", "[searcher][facets]") {
    const Facet facet = counted(FacetField::host, 2);
    CHECK(facet.counts.size() == 2);
    CHECK(facet.others == 3);
}

TEST_CASE("beyond the bound the first hits are counted, and the result says so", "[searcher][facets]") {
    FacetOptions options;
    options.fields = {FacetField::month};
    options.has_histogram = true;
    options.exact_up_to = 2;
    const Facets facets = counted(options);
    CHECK_FALSE(facets.is_exact);
    CHECK(facets.counted == 2);
    CHECK(facets.fields[0].counts == Counts{{"2026-04", "date:2026-04", 2}});
    REQUIRE(facets.histogram);
    CHECK(facets.histogram->bars.size() == 23);
    options.exact_up_to = 7;
    CHECK(counted(options).is_exact);
    CHECK(counted(options).counted == 7);
}

TEST_CASE("what was counted once is counted in the same way again", "[searcher][facets]") {
    const SampleIndex index(stories());
    IndexReader reader(index.directory());
    const auto count = [](IndexReader& asked, const char* query, std::vector<FacetField> fields) {
        SearchRequest request;
        request.query = query;
        request.facets.fields = std::move(fields);
        request.facets.has_histogram = true;
        return search(asked, request).facets;
    };
    const std::vector<FacetField> all(all_facet_fields.begin(), all_facet_fields.end());
    CHECK(count(reader, "flood", {FacetField::month}).fields[0].counts.size() > 0);  // remembers days alone
    for (const char* query : {"flood", "", "nothingatall", "flood"}) {
        CAPTURE(query);
        const Facets remembered = count(reader, query, all);
        IndexReader new_reader(index.directory());
        const Facets fresh = count(new_reader, query, all);
        REQUIRE(remembered.fields.size() == fresh.fields.size());
        CHECK(remembered.counted == fresh.counted);
        CHECK(remembered.histogram->bars == fresh.histogram->bars);
        for (std::size_t i = 0; i < fresh.fields.size(); ++i) {
            CAPTURE(to_string(fresh.fields[i].field));
            CHECK(remembered.fields[i].counts == fresh.fields[i].counts);
            CHECK(remembered.fields[i].others == fresh.fields[i].others);
            CHECK(remembered.fields[i].unknown == fresh.fields[i].unknown);
        }
    }
}

TEST_CASE("the total is of all hits, however many were counted by value", "[searcher][facets]") {
    const SampleIndex index(stories());
    SearchRequest request;
    request.query = "flood";
    request.facets.fields = {FacetField::month};
    for (const std::size_t counted_at_most : {2, 7, 100}) {
        CAPTURE(counted_at_most);
        request.facets.exact_up_to = counted_at_most;
        const SearchResult result = index.search(request);
        CHECK(result.total == 7);
        CHECK(result.hits.size() == 7);
    }
}

TEST_CASE("names are counted of few hits only, if so asked", "[searcher][facets]") {
    FacetOptions options;
    options.fields = {FacetField::name, FacetField::story};
    options.names_up_to = 7;
    CHECK(counted(options).fields.size() == 2);
    options.names_up_to = 6;
    const Facets facets = counted(options);
    REQUIRE(facets.fields.size() == 1);
    CHECK(facets.fields[0].field == FacetField::story);
}

TEST_CASE("a histogram counts days alone", "[searcher][facets]") {
    FacetOptions options;
    options.has_histogram = true;
    const Facets facets = counted(options, "flood date:2026");
    CHECK(facets.fields.empty());
    REQUIRE(facets.histogram);
    CHECK(facets.histogram->step == DateHistogram::Step::day);
    CHECK(facets.histogram->bars.size() == 24);
    CHECK(facets.histogram->undated == 0);
    CHECK(counted(options).histogram->undated == 1);
}

TEST_CASE("several shards are counted as one index", "[searcher][facets]") {
    const std::vector<Briefing>& all = stories();
    const SampleIndex first({all.begin(), all.begin() + 2});
    const SampleIndex second({all.begin() + 2, all.end()});
    const SampleIndex whole(all);
    const auto open = [](const SampleIndex& index) {
        return Xapian::Database(
            index.directory().shard(index.directory().read_manifest().shards.front()).string());
    };
    Xapian::Database both = open(first);
    both.add_database(open(second));
    FacetOptions options;
    options.fields = {all_facet_fields.begin(), all_facet_fields.end()};
    const Facets sharded = counted_of_all(both, options);
    const Facets single = counted_of_all(open(whole), options);
    REQUIRE(sharded.fields.size() == single.fields.size());
    for (std::size_t i = 0; i < single.fields.size(); ++i) {
        CAPTURE(to_string(single.fields[i].field));
        CHECK(sharded.fields[i].counts == single.fields[i].counts);
        const bool has_none =
            single.fields[i].field == FacetField::language || single.fields[i].field == FacetField::story;
        CHECK(single.fields[i].counts.empty() == has_none);
    }
}

TEST_CASE("what is not remembered is counted as what is", "[searcher][facets]") {
    const SampleIndex index(sample_briefings());
    IndexReader reader(index.directory());
    FacetOptions options;
    options.fields = {all_facet_fields.begin(), all_facet_fields.end()};
    options.has_histogram = true;
    reader.read([&](const Xapian::Database& database) {
        const Facets expected = counted_of_all(database, options);
        CHECK(expected.counted == sample_briefings().size());
        MatchSets sets;
        FacetMemory few(7);  // documents
        const DocumentSet all = sets.find(database, Xapian::Query::MatchAll, nullptr);
        for (int round = 0; round < 2; ++round) {
            const Facets facets = count_facets(database, all, options, {few, sets});
            REQUIRE(facets.fields.size() == expected.fields.size());
            for (std::size_t i = 0; i < facets.fields.size(); ++i) {
                CAPTURE(round, to_string(facets.fields[i].field));
                CHECK(facets.fields[i].counts == expected.fields[i].counts);
                CHECK(facets.fields[i].others == expected.fields[i].others);
                CHECK(facets.fields[i].unknown == expected.fields[i].unknown);
            }
            CHECK(facets.histogram->bars == expected.histogram->bars);
        }
    });
}

TEST_CASE("of more hits than are counted exactly, the first of each shard in turn are",
          "[searcher][facets]") {
    const std::vector<Briefing>& all = stories();
    const SampleIndex first({all.begin(), all.begin() + 2});
    const SampleIndex second({all.begin() + 2, all.end()});
    const ShardedIndex both({&first, &second});
    IndexReader reader(both.directory());
    SearchRequest request;
    request.facets.fields = {FacetField::month};
    request.facets.exact_up_to = 3;
    const SearchResult result = search(reader, request);
    CHECK(result.total == all.size());
    CHECK(result.facets.counted == 3);
    CHECK_FALSE(result.facets.is_exact);
    CHECK(result.facets.fields[0].counts ==
          Counts{{"2026-04", "date:2026-04", 2}, {"2026-05", "date:2026-05", 1}});
    request.facets.exact_up_to = all.size();
    CHECK(search(reader, request).facets.is_exact);
}

TEST_CASE("a time that is over ends counting with what there is", "[searcher][facets]") {
    const SampleIndex index(stories());
    IndexReader reader(index.directory());
    reader.read([](const Xapian::Database& database) {
        FacetOptions options;
        options.fields = {FacetField::month};
        std::chrono::steady_clock::time_point now{};
        Deadline met(std::chrono::milliseconds(1), [&] { return now += std::chrono::hours(1); });
        FacetMemory memory;
        MatchSets sets;
        const DocumentSet all = sets.find(database, Xapian::Query::MatchAll, nullptr);
        const Facets none = count_facets(database, all, options, {memory, sets}, &met);
        CHECK_FALSE(none.is_exact);
        CHECK(none.counted == 0);
        CHECK(none.fields[0].counts.empty());
        Deadline far(std::chrono::milliseconds(1), [&] { return now; });
        CHECK(count_facets(database, all, options, {memory, sets}, &far).is_exact);
    });
}

TEST_CASE("fields of counts have names", "[searcher][facets]") {
    for (const FacetField field : all_facet_fields) CHECK(find_facet_field(to_string(field)) == field);
    CHECK_FALSE(find_facet_field("sources"));
    CHECK_FALSE(find_facet_field(""));
}
