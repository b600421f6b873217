#include "corpus/sources.h"

#include "corpus/data_files.h"
#include "corpus/source_table.h"
#include "tests/support/catch.h"
#include "tests/support/repeated.h"

#include <algorithm>
#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string source_of(std::string_view host, std::string_view story) {
    const Source source = SourceFinder(story).find(host);
    return source.owner + ", " + std::string(to_string(source.kind));
}

}  // namespace

TEST_CASE("a host has an owner, and a kind that depends on the story", "[corpus][sources]") {
    struct Case {
        const char* host;
        const char* story;
        const char* expected;
    };
    const auto [host, story, expected] = GENERATE(values<Case>({
        {"about.fb.com", "Meta has a new model.", "Meta, party"},
        {"meta.com", "Mark Zuckerberg spoke of META’S plans.", "Meta, party"},
        {"ai.meta.com", "Instagram changes.", "Meta, party"},
        {"ai.meta.com", "The meta level matters.", "Meta, press"},
        {"scale.com", "Alexandr Wang left Scale for good.", "Scale AI, party"},
        {"scale.com", "They trade at scale.", "Scale AI, press"},
        {"cnbc.com", "CNBC reported it.", "CNBC, press"},
        {"news.bbc.co.uk", "", "BBC, press"},
        {"instagram.com", "Meta has a new model.", "Meta, social"},
        {"x.com", "X is sued.", "X, social"},
        {"mobile.twitter.com", "", "X, social"},
        {"techcommunity.microsoft.com", "Microsoft’s clouds.", "Microsoft, party"},
        {"ussteel.com", "Nippon buys U.S. Steel.", "U.S. Steel, party"},
        {"att.com", "AT&T fell.", "AT&T, party"},
        {"mcdonalds.com", "McDonald’s sells less.", "McDonald's, party"},
        {"gov.uk", "Downing Street said so.", "British government, party"},
        {"hmrc.gov.uk", "", "British government, press"},
        // hosts that the table does not know
        {"acme-wire.co.uk", "", "Acme Wire, press"},
        {"www2.acmeworks.com", "Acmeworks closes.", "Acmeworks, party"},
        {"acmeworks.com", "ACME Works closes.", "Acmeworks, party"},
        {"acme-works.com", "The Acme Works closes.", "Acme Works, party"},
        {"www3.qxz.net", "QXZ closes.", "QXZ, party"},
        {"harbor.net", "The harbor is closed.", "Harbor, press"},
        {"b\xC3\xBC"
         "cher.de",
         "Alle B\xC3\xBC"
         "cher.",
         "B\xC3\xBC"
         "cher, party"},
    }));
    CAPTURE(host, story);
    CHECK(source_of(host, story) == expected);
}

TEST_CASE("hosts below listed domains are listed", "[corpus][sources]") {
    CHECK(is_listed_source("cnbc.com"));
    CHECK(is_listed_source("a.b.cnbc.com"));
    CHECK_FALSE(is_listed_source("notcnbc.com"));
    CHECK_FALSE(is_listed_source("com"));
    CHECK_FALSE(is_listed_source(""));
}

TEST_CASE("the table of sources is sorted, well made and without doubles", "[corpus][sources]") {
    const std::string_view content = find_data_file("sources.tsv");
    const std::vector<SourceRow> rows = parse_source_table(content);
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < content.size(); begin = content.find('\n', begin) + 1) {
        if (content[begin] != '#') ++lines;
    }
    CHECK(rows.size() == lines);
    CHECK(rows.size() > 500);
    std::string_view before;
    for (const SourceRow& row : rows) {
        CAPTURE(row.domain);
        CHECK(before < row.domain);
        before = row.domain;
        CHECK(to_host(row.domain) == row.domain);
        for (const std::string_view name : row.names) CHECK_FALSE((name.empty() || name == row.owner));
        CHECK((row.names.empty() || row.kind != SourceKind::press));
    }
}

TEST_CASE("an owner's hosts are all parties or places to write, or all press", "[corpus][sources]") {
    std::set<std::string_view> press;
    std::set<std::string_view> others;
    for (const SourceRow& row : parse_source_table(find_data_file("sources.tsv"))) {
        (row.kind == SourceKind::press ? press : others).insert(row.owner);
    }
    for (const std::string_view owner : others) {
        CAPTURE(owner);
        CHECK_FALSE(press.contains(owner));
    }
}

TEST_CASE("rows that are not well made are left out", "[corpus][sources]") {
    const auto rows = parse_source_table(
        "# a.com\tA\tpress\n\na.com\tA\tpress\nb.com\tB\nc.com\tC\tother\n"
        "\tD\tpress\ne.com\tE\tparty\tOne|Two\tmore\nf.com\tF\tparty\tOne||Two|");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].domain == "a.com");
    CHECK(rows[1].names == std::vector<std::string_view>{"One", "Two"});
}

TEST_CASE("many sources of a long story are told in passing", "[corpus][sources]") {
    SourceFinder sources(repeated("The Acme Works of Meta closes. ", 1'000'000 / 31));
    std::size_t parties = 0;
    for (std::size_t i = 0; i < 20'000; ++i) {
        for (const char* host : {"about.fb.com", "acmeworks.com", "cnbc.com", "siemens.com"}) {
            if (sources.find(host).kind == SourceKind::party) ++parties;
        }
    }
    CHECK(parties == 40'000);
}
