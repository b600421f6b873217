#include "corpus/exported_briefing.h"

#include "corpus/base/terminal.h"
#include "corpus/reader/exported_record.h"
#include "corpus/reader/json_record.h"
#include "corpus/reader/record_fields.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"

using namespace debrief;
using debrief::test::Random;
using debrief::test::sample_briefings;

namespace {

constexpr std::size_t nesting = 64;

std::string reason_thrown_by(std::string_view json) {
    try {
        (void)briefing_from_export(json, nesting);
    } catch (const BadRecord& bad) {
        return bad.what();
    }
    return "";
}

std::string random_text(Random& random) {
    constexpr std::array<std::string_view, 12> pieces{"a",     " ",  "\n", "\"", "\\", "<b>x</b>",
                                                      "&amp;", "Ã©", "é",  "😀",  "\t", "\x01"};
    std::string text;
    for (std::size_t count = random.below(12); count > 0; --count)
        text += pieces[random.below(pieces.size())];
    return text;
}

}  // namespace

TEST_CASE("an exported briefing is a record as others know it", "[corpus][export]") {
    Briefing briefing;
    briefing.id = "a";
    briefing.title = "Rhine <b>floods</b>";
    briefing.text = "Water.\n> quoted";
    briefing.date = parse_iso_day("2026-04-08");
    briefing.date_origin = Origin::file;
    briefing.language = "en";
    briefing.language_origin = Origin::text;
    briefing.chrome = {{{0, 6}, ChromeReason::listed}, {{7, 15}, ChromeReason::quoted}};
    briefing.attributes = {{"author", "\"Ann\""}, {"n", "1.50"}};
    CHECK(
        to_export_line(briefing) ==
        R"({"debrief_export":1,"id":"a","title":"Rhine <b>floods</b>","text":"Water.\n> quoted","date":"2026-04-08",)"
        R"("date_origin":"file","language":"en","language_origin":"text","chrome":[[7,15,"quoted"]],)"
        R"("attributes":[["author","Ann"],["n",1.50]]})"
        "\n");
}

TEST_CASE("nothing of an exported briefing harms a terminal", "[corpus][export]") {
    const std::string hostile = "a\x1B[31m\xE2\x80\xAE\xC2\x9B";
    Briefing briefing;
    briefing.id = "a";
    briefing.title = briefing.summary = briefing.text = briefing.source = hostile;
    briefing.attributes = {{hostile, "[\"\xE2\x80\xAE\xC2\x9B\",1]"}, {"b", "no JSON \x1B"}};
    const std::string line = to_export_line(briefing);
    CHECK(to_terminal_text(line) == line);
    CHECK(briefing_from_export(line, nesting).text == hostile);
}

TEST_CASE("an exported briefing reads as it was", "[corpus][export][property]") {
    Random random(GENERATE(range(0U, 200U)));
    Briefing briefing;
    briefing.id = "id é";
    briefing.title = "title " + std::string(random.below(2) == 0 ? "&amp; <b>x</b>" : "Ã©");
    briefing.title_origin = random.below(2) == 0 ? TitleOrigin::given : TitleOrigin::made;
    briefing.summary = random_text(random);
    briefing.text = random_text(random) + "quoted";
    briefing.source = random_text(random);
    briefing.url = random_text(random);
    briefing.language = random_text(random);
    briefing.language_origin = random.below(2) == 0 ? Origin::given : Origin::text;
    briefing.date = parse_iso_day("2026-04-08");
    briefing.date_origin = static_cast<Origin>(random.below(3));
    briefing.chrome = {{{briefing.text.size() - 6, briefing.text.size()},
                        random.below(2) == 0 ? ChromeReason::quoted : ChromeReason::signature}};
    briefing.attributes = {{"a", "\"x\\ty\""}, {"a", "[1,{\"b\":null}]"}, {random_text(random), "true"}};
    const std::string line = to_export_line(briefing);
    CAPTURE(line);
    CHECK((briefing_from_export(line, nesting) == briefing));
}

TEST_CASE("the samples read as they were through the reader of records", "[corpus][export]") {
    const FieldNames names;
    JsonRecordParser parser(names, nesting);
    for (Briefing briefing : sample_briefings()) {
        CAPTURE(briefing.id);
        Briefing again = parser.parse(to_export_line(briefing), "spare").briefing;
        if (!briefing.date) briefing.date_origin = Origin::text;  // not to be looked for again
        CHECK((again == briefing));
    }
}

TEST_CASE("what cannot have been exported is refused", "[corpus][export]") {
    struct Case {
        const char* json;
        const char* reason;
    };
    const auto [json, reason] = GENERATE(values<Case>({
        {R"({"debrief_export":2,"id":"a","text":"b"})", "is an export of another version than 1"},
        {R"({"debrief_export":"1","id":"a","text":"b"})", "is an export of another version than 1"},
        {R"({"debrief_export":1,"text":"b"})", "has no 'id'"},
        {R"({"debrief_export":1,"id":"a\nb","text":"b"})", "has control characters in its 'id'"},
        {R"({"debrief_export":1,"id":"a"})", "has neither 'title' nor 'text'"},
        {R"({"debrief_export":1,"id":"a","title":"b\nc"})",
         "is no export of a briefing: 'title' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":5})", "is no export of a briefing: 'text' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","date":"April"})",
         "is no export of a briefing: 'date' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","date":"2026-04-08","date_origin":"me"})",
         "is no export of a briefing: 'date_origin' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","title_origin":"found"})",
         "is no export of a briefing: 'title_origin' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","chrome":[[0,2,"quoted"]]})",
         "is no export of a briefing: 'chrome' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"é","chrome":[[0,1,"quoted"]]})",
         "is no export of a briefing: 'chrome' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"bb","chrome":[[0,1,"quoted"],[0,2,"quoted"]]})",
         "is no export of a briefing: 'chrome' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","chrome":[[0,1,"listed"]]})",
         "is no export of a briefing: 'chrome' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","chrome":5})",
         "is no export of a briefing: 'chrome' cannot be so"},
        {R"({"debrief_export":1,"id":"a","text":"b","attributes":[["n"]]})",
         "is no export of a briefing: 'attributes' cannot be so"},
        {"5", "is no JSON object"},
    }));
    CAPTURE(json);
    CHECK(reason_thrown_by(json) == reason);
}
