#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/site_of_briefings.h"
#include "web/feeds/markdown_list.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing flood() {
    Briefing briefing = make_briefing("a", "Flood, again", "The Rhine rose in the flood.");
    briefing.date = parse_iso_day("2026-04-08");
    briefing.source = "Meridian Desk";
    briefing.url = "https://example.org/flood";
    return briefing;
}

}  // namespace

TEST_CASE("what a query finds is saved as CSV, JSON Lines and Markdown", "[web][export]") {
    SiteOfBriefings site({flood(), make_briefing("b", "Drought")});
    const Response csv = site.get("/export?q=flood&format=csv");
    CHECK(csv.content_type == "text/csv; charset=utf-8; header=present");
    CHECK(csv.body.starts_with("rank,id,title,date,source,score,url,language,path,story,snippet"));
    CHECK(csv.body.find("1,a,\"Flood, again\",2026-04-08,Meridian Desk,") != std::string::npos);
    CHECK(header_of(csv, "Content-Disposition") == "attachment; filename=\"debrief-flood.csv\"");

    const Response lines = site.get("/export?q=flood&format=jsonl");
    CHECK(lines.content_type == "application/jsonl; charset=utf-8");
    const auto row = nlohmann::json::parse(lines.body);
    CHECK(row["id"] == "a");
    CHECK_FALSE(row.contains("path"));

    const Response markdown = site.get("/export?q=flood&format=md");
    CHECK(markdown.content_type == "text/markdown; charset=utf-8");
    CHECK(markdown.body ==
          "# flood\n\n1. [Flood, again](<https://example.org/flood>), 2026-04-08, Meridian Desk\n\n"
          "   > The Rhine rose in the **flood**.\n\n");
}

TEST_CASE("an export of nothing has its frame", "[web][export]") {
    SiteOfBriefings site({flood()});
    CHECK(site.get("/export?q=xyzzy&format=csv").body.starts_with("rank,id,"));
    CHECK(site.get("/export?q=xyzzy&format=jsonl").body.empty());
    CHECK(site.get("/export?q=xyzzy&format=md").body == "# xyzzy\n\nNo briefing answers.\n");
}

TEST_CASE("an export knows its formats", "[web][export]") {
    SiteOfBriefings site({flood()});
    try {
        (void)site.get(GENERATE("/export?q=flood", "/export?q=flood&format=xls"));
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.hint() == "it is csv, jsonl or md");
    }
}

TEST_CASE("a file's name has nothing of a query but letters and digits", "[web][export]") {
    SiteOfBriefings site({flood()});
    struct Case {
        std::string query;
        std::string name;
    };
    const auto [query, name] = GENERATE(values<Case>({
        {"", "debrief.md"},
        {"Muse Spark", "debrief-Muse-Spark.md"},
        {"\"; rm -rf /\r\nSet-Cookie: x", "debrief-rm-rf-Set-Cookie-x.md"},
        {"../../etc/passwd", "debrief-etc-passwd.md"},
        {"\xC3\xA9t\xC3\xA9", "debrief-t.md"},
    }));
    CAPTURE(query);
    const Response response = site.get("/export?format=md&q=" + percent_encode(query));
    CHECK(header_of(response, "Content-Disposition") == "attachment; filename=\"" + name + "\"");
    CHECK(
        header_of(site.get("/export?format=md&q=" + std::string(5'000, 'a')), "Content-Disposition").size() <
        110);
}

TEST_CASE("nothing of a text is markup in Markdown", "[web][export]") {
    struct Case {
        std::string_view text;
        std::string_view escaped;
    };
    const auto [text, escaped] = GENERATE(values<Case>({
        {"plain text, as it is: 2.5 (so)", "plain text, as it is: 2.5 (so)"},
        {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"},
        {"![x](javascript:y)", "\\!\\[x\\](javascript:y)"},
        {"<script>", "\\<script\\>"},
        {"&amp;", "\\&amp;"},
        {"# no heading", "\\# no heading"},
        {"- no item", "\\- no item"},
        {"1. no item", "1\\. no item"},
        {"12) no item", "12\\) no item"},
        {"3.5 percent", "3\\.5 percent"},
        {"a\n\nb\tc\x01", "a b c "},
        {"| a | b |", "\\| a \\| b \\|"},
        {"\\", "\\\\"},
    }));
    CHECK(escape_markdown(text) == escaped);
}

TEST_CASE("a link of Markdown ends where it should", "[web][export]") {
    Briefing briefing = flood();
    briefing.url = "https://example.org/a>b<c d";
    SiteOfBriefings site({briefing});
    CHECK(site.get("/export?q=flood&format=md").body.find("](<https://example.org/a%3Eb%3Cc%20d>)") !=
          std::string::npos);
    briefing.url = "javascript:alert(1)";
    SiteOfBriefings other({briefing});
    CHECK(other.get("/export?q=flood&format=md").body.find("](<http://localhost:8080/briefing?id=a>)") !=
          std::string::npos);
}
