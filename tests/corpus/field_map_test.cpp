#include "corpus/reader/field_map.h"

#include "corpus/reader/field_names.h"
#include "tests/support/catch.h"
#include "tests/support/thrown.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string printed(const std::vector<FieldMapping>& map) {
    std::string text;
    for (const FieldMapping& mapping : map) text += mapping.field + "<" + mapping.key + ">";
    return text;
}

/// The fields that a key claims, the first with its rank.
std::string claims(const FieldNames& names, std::string_view key) {
    std::string text;
    for (const FieldClaim& claim : names.claims_of(key)) {
        text += std::string(briefing_field_names[static_cast<std::size_t>(claim.field)]) +
                (claim.rank >= FieldClaim::synonym ? "~" : std::to_string(claim.rank)) + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("a field map is a list of fields and their keys", "[corpus][field_map]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"title=headline", "title<headline>"},
        {"title=headline,text=body", "title<headline>text<body>"},
        {" title = Head Line , text=content.body ", "title<Head Line>text<content.body>"},
        {"text=3", "text<3>"},
        {"url=a=b", "url<a=b>"},
        {"id=link,url=link", "id<link>url<link>"},
        {"author=by,tags=kw,date=d,source=s,language=l,summary=z",
         "author<by>tags<kw>date<d>source<s>language<l>summary<z>"},
    }));
    CAPTURE(text);
    CHECK(printed(parse_field_map(text)) == expected);
}

TEST_CASE("a field map that means nothing is refused with what is wrong", "[corpus][field_map]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const std::string hint = " | write it as in 'title=headline,text=content.body'";
    const auto [text, expected] = GENERATE(values<Case>({
        {"", "the field map is empty"},
        {" ", "the field map is empty"},
        {"title", "'title' is no FIELD=KEY"},
        {"title=a,", "'' is no FIELD=KEY"},
        {"title=a,,text=b", "'' is no FIELD=KEY"},
        {"title=", "no key is given for the field 'title'"},
        {"title=a,title=b", "the field 'title' is given twice"},
        {"title=a,text=a", "the key 'a' is given for both 'title' and 'text'"},
    }));
    CAPTURE(text);
    CHECK(thrown_by([&, t = text] { (void)parse_field_map(t); }) == expected + hint);
    CHECK(kind_thrown_by([&, t = text] { (void)parse_field_map(t); }) == ErrorKind::usage);
}

TEST_CASE("an unknown field in a field map is told with the nearest or all", "[corpus][field_map]") {
    CHECK(thrown_by([] { (void)parse_field_map("titel=x"); }) ==
          "a briefing has no field 'titel' | did you mean 'title'?");
    CHECK(thrown_by([] { (void)parse_field_map("nonsense=x"); }) ==
          "a briefing has no field 'nonsense' | its fields are id, title, summary, text, date, source, url, "
          "language, author, tags");
    CHECK(thrown_by([] { (void)parse_field_map("=x"); }) ==
          "a briefing has no field '' | its fields are id, title, summary, text, date, source, url, "
          "language, author, tags");
}

TEST_CASE("keys claim the fields that they are called by", "[corpus][field_map]") {
    struct Case {
        const char* key;
        const char* expected;
    };
    const auto [key, expected] = GENERATE(values<Case>({
        {"title", "title1 "},
        {"Title", "title2 "},
        {" TITLE ", "title2 "},
        {"_id", "id2 "},
        {"headline", "title~ "},
        {"Head-Line", "title~ "},
        {"published_at", "date~ "},
        {"publishedAt", "date~ "},
        {"Date Published", "date~ "},
        {"pubDate", "date~ "},
        {"name", ""},
        {"subject", ""},
        {"created_at", ""},
        {"", ""},
        {"title title title title title title title title", ""},
    }));
    CAPTURE(key);
    CHECK(claims(FieldNames(), key) == expected);
}

TEST_CASE("the map comes before names, and takes a key for one field but the id", "[corpus][field_map]") {
    const auto map = parse_field_map("title=Summary,text=content.body,id=link");
    const FieldNames names(map);
    CHECK(claims(names, "summary") == "title0 ");
    CHECK(claims(names, "content.body") == "text0 ");
    CHECK(claims(names, "link") == "id0 url~ ");
    CHECK(claims(names, "title") == "title1 ");
    CHECK(names.reaches_into("content"));
    CHECK_FALSE(names.reaches_into("content.body"));
    CHECK_FALSE(names.reaches_into("cont"));
}
