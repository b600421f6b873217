#include "searcher/facts/cited_sources.h"

#include "searcher/facts/cited_sources_output.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/real_briefings.h"
#include "tests/support/sample_corpus.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

CitedSources sources_of(const IndexDirectory& directory, const std::string& query,
                        SourcesBy by = SourcesBy::owner, std::size_t limit = 0) {
    IndexReader reader(directory);
    CitedSourcesRequest request;
    request.subject.search.query = query;
    request.by = by;
    request.limit = limit;
    return find_cited_sources(reader, request);
}

/// `name briefings/mentions`, with the hosts of an owner in brackets.
std::string rows_of(const std::vector<CitedSource>& sources) {
    std::string rows;
    for (const CitedSource& source : sources) {
        rows += (rows.empty() ? "" : ", ") +
                fmt::format("{} {}/{}", source.name, source.counts.briefings, source.counts.mentions);
        if (!source.hosts.empty()) rows += " (" + rows_of(source.hosts) + ")";
    }
    return rows;
}

/// `press/party/social`, briefings of each.
std::string kinds_of(const CitedSource& source) {
    return fmt::format("{}/{}/{}", source.kinds[0].briefings, source.kinds[1].briefings,
                       source.kinds[2].briefings);
}

const SampleIndex& index() {
    static const SampleIndex made(
        {make_briefing("1", "Meta pays",
                       "Meta said so. (about.fb.com) (ai.meta.com 1, about.fb.com 2) It is. (cnbc.com)"),
         make_briefing("2", "Prices rise", "They rose. (cnbc.com) (cnbc.com 2) Why? (meta.com) (x.com)"),
         make_briefing("3", "Prices fall", "They fell. (unlisted-paper.org)"),
         make_briefing("4", "Prices stand", "They stood."),
         make_briefing("5", "Rain", "It rained. (bbc.co.uk)")},
        {{"1", "00000000000000aa"}, {"2", "00000000000000aa"}});
    return made;
}

}  // namespace

TEST_CASE("who is cited is counted over the whole index, most briefings first", "[searcher][sources]") {
    const CitedSources all = sources_of(index().directory(), "");
    CHECK(all.subject.total == 5);
    CHECK(all.citing == 4);
    CHECK(all.mentions == 10);
    CHECK(all.hosts == 7);
    CHECK(all.owners == 5);
    CHECK(rows_of(all.rows) ==
          "Meta 2/4 (about.fb.com 1/2, ai.meta.com 1/1, meta.com 1/1), CNBC 2/3 (cnbc.com 2/3), "
          "BBC 1/1 (bbc.co.uk 1/1), Unlisted Paper 1/1 (unlisted-paper.org 1/1), X 1/1 (x.com 1/1)");
    CHECK(all.others == 0);
}

TEST_CASE("an owner may be a party to one briefing and press to another", "[searcher][sources]") {
    const CitedSources all = sources_of(index().directory(), "");
    CHECK(kinds_of(all.rows[0]) == "1/1/0");
    CHECK(kinds_of(all.rows[1]) == "2/0/0");
    CHECK((all.owners_by_kind == std::array<std::size_t, 3>{4, 1, 1}));  // Meta is both
    CHECK((all.rows[0].kinds[1] == SourceCounts{3, 1}));
}

TEST_CASE("hosts and kinds are counted by themselves", "[searcher][sources]") {
    const CitedSources hosts = sources_of(index().directory(), "prices OR meta", SourcesBy::host);
    CHECK(hosts.subject.total == 4);
    CHECK(rows_of(hosts.rows) ==
          "cnbc.com 2/3, about.fb.com 1/2, ai.meta.com 1/1, meta.com 1/1, unlisted-paper.org 1/1, x.com 1/1");
    CHECK(hosts.rows[1].owner == "Meta");
    CHECK(hosts.rows[1].filter == "cites:about.fb.com");
    const CitedSources kinds = sources_of(index().directory(), "prices OR meta", SourcesBy::kind);
    CHECK(rows_of(kinds.rows) == "press 3/5, party 1/3, social 1/1");
    CHECK(kinds.rows[0].filter == "kind:press");
    CHECK(kinds.rows[0].owner_count == 3);
    CHECK(kinds.rows[0].host_count == 3);
}

TEST_CASE("a story and a briefing are counted by their ids", "[searcher][sources]") {
    for (const std::string id : {"1", "2", "00000000000000aa"}) {
        const CitedSources story = sources_of(index().directory(), id, SourcesBy::host);
        CHECK(story.subject.is_story);
        CHECK(story.subject.total == 2);
        CHECK(story.mentions == 8);
    }
    const CitedSources alone = sources_of(index().directory(), "3");
    CHECK(alone.subject.total == 1);
    CHECK(rows_of(alone.rows) == "Unlisted Paper 1/1 (unlisted-paper.org 1/1)");
}

TEST_CASE("the terms of rows find as many briefings as rows have", "[searcher][sources]") {
    const IndexDirectory directory{sample_corpus_index()};
    IndexReader reader(directory);
    const auto by = GENERATE(SourcesBy::owner, SourcesBy::kind);
    const CitedSources all = sources_of(directory, "", by);
    REQUIRE(all.rows.size() > 2);
    for (const CitedSource& row : all.rows) {
        CAPTURE(row.name, row.filter);
        SearchRequest request;
        request.query = row.filter;
        CHECK(search(reader, request).total == row.counts.briefings);
    }
}

TEST_CASE("sums are those of plain counting", "[searcher][sources]") {
    const IndexDirectory directory{sample_corpus_index()};
    std::map<std::string, SourceCounts> expected;
    std::size_t mentions = 0;
    for (const Briefing& briefing : sample_briefings()) {
        std::map<std::string, std::size_t> times;
        for (const Mention& mention : find_mentions(briefing)) ++times[mention.citation.host];
        for (const auto& [host, count] : times) {
            expected[host].mentions += count;
            ++expected[host].briefings;
            mentions += count;
        }
    }
    const CitedSources hosts = sources_of(directory, "", SourcesBy::host);
    CHECK(hosts.mentions == mentions);
    REQUIRE(hosts.rows.size() == expected.size());
    for (const CitedSource& row : hosts.rows) {
        CAPTURE(row.name);
        CHECK((row.counts == expected[row.name]));
    }
}

TEST_CASE("what is left out is told, and no order changes", "[searcher][sources]") {
    const CitedSources two = sources_of(index().directory(), "", SourcesBy::owner, 2);
    CHECK(rows_of(two.rows) ==
          "Meta 2/4 (about.fb.com 1/2, ai.meta.com 1/1, meta.com 1/1), CNBC 2/3 (cnbc.com 2/3)");
    CHECK(two.others == 3);
    CHECK(two.owners == 5);
    CHECK(to_text(two, {}).ends_with("3 more owners; --all shows them\n"));
}

TEST_CASE("nothing cited and nothing found are said so", "[searcher][sources]") {
    CHECK(to_text(sources_of(index().directory(), "stand"), {}) == "the briefing cites no source\n");
    CHECK(to_text(sources_of(index().directory(), "xyzzy"), {}) == "no briefing answers\n");
    const SampleIndex silent({make_briefing("1", "A"), make_briefing("2", "B")});
    CHECK(to_text(sources_of(silent.directory(), ""), {}) == "none of 2 briefings cites a source\n");
    const SampleIndex empty(std::vector<Briefing>{});
    CHECK(sources_of(empty.directory(), "").subject.total == 0);
}

TEST_CASE("shards are counted as one", "[searcher][sources]") {
    const SampleIndex first(
        {make_briefing("1", "", "One. (cnbc.com)"), make_briefing("2", "", "Two. (x.com)")});
    const SampleIndex second({make_briefing("3", "", "Three. (cnbc.com) (cnbc.com 2)")});
    const ShardedIndex sharded({&first, &second});
    CHECK(rows_of(sources_of(sharded.directory(), "", SourcesBy::host).rows) == "cnbc.com 2/3, x.com 1/1");
}

TEST_CASE("time that is over is told", "[searcher][sources]") {
    IndexReader reader(index().directory());
    CitedSourcesRequest request;
    request.subject.search.time_limit = std::chrono::milliseconds(-1);
    const CitedSources cut = find_cited_sources(reader, request);
    REQUIRE(cut.subject.notes.size() == 1);
    CHECK(cut.subject.notes[0].message == "the search was ended after -1 ms: there may be more to find");
    CHECK(cut.citing < 4);
}

TEST_CASE("the real briefings cite what their answers say", "[searcher][sources][real_briefings]") {
    const SampleIndex* const real = real_briefings();
    if (!real) return;
    const CitedSources hosts = sources_of(real->directory(), real_story, SourcesBy::host);
    CHECK(hosts.subject.total == 5);
    CHECK(hosts.citing == 4);
    CHECK(hosts.mentions == 73);
    std::map<std::string, std::size_t> mentions;
    for (const CitedSource& row : hosts.rows) mentions[row.name] = row.counts.mentions;
    const std::map<std::string, std::size_t> expected{
        {"about.fb.com", 29}, {"scale.com", 18}, {"cnbc.com", 11},   {"techcrunch.com", 5}, {"x.com", 3},
        {"axios.com", 2},     {"meta.com", 2},   {"ai.meta.com", 2}, {"venturebeat.com", 1}};
    CHECK(mentions == expected);
    const CitedSources owners = sources_of(real->directory(), real_story);
    CHECK(owners.owners == 7);
    CHECK((owners.owners_by_kind == std::array<std::size_t, 3>{4, 2, 1}));
    CHECK(rows_of({owners.rows[0]}) == "Meta 4/33 (about.fb.com 3/29, meta.com 2/2, ai.meta.com 1/2)");
    CHECK(to_text(owners, {})
              .starts_with("73 mentions in 4 of 5 briefings: 9 hosts, 7 owners\n"
                           "corroboration by owners: 4 press, 2 party, 1 social\n"));
}

TEST_CASE("names of all ways to count are read", "[searcher][sources]") {
    CHECK(find_sources_by("owner") == SourcesBy::owner);
    CHECK(find_sources_by("host") == SourcesBy::host);
    CHECK(find_sources_by("kind") == SourcesBy::kind);
    CHECK_FALSE(find_sources_by("Owner"));
    CHECK_FALSE(find_sources_by(""));
}

TEST_CASE("a text that cites thousands of hosts is counted in bounds", "[searcher][sources]") {
    std::string text;
    for (int i = 0; i < 3'000; ++i) text += "It is so. (h" + std::to_string(i) + ".com) ";
    const SampleIndex many({make_briefing("1", "", text + std::string("\0\x1B[31m\xFF", 6))});
    const CitedSources found = sources_of(many.directory(), "", SourcesBy::host, 5);
    CHECK(found.hosts == 1'000);
    CHECK(found.others == 995);
}
