#include "corpus/reader/text_briefing.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

/// A briefing's parts with bars between them; a made title is marked.
std::string parts(std::string_view content) {
    const Briefing briefing = briefing_from_text(content);
    const std::string mark = briefing.title_origin == TitleOrigin::made ? "*" : "";
    return mark + briefing.title + "|" + briefing.summary + "|" + briefing.text;
}

}  // namespace

TEST_CASE("a text is taken apart into title, summary and body", "[corpus][text_briefing]") {
    struct Case {
        const char* content;
        const char* expected;
    };
    const auto [content, expected] = GENERATE(values<Case>({
        {"Acme debuts Spark\nA lede. It has two. (x.com)\nThe body.\n\nMore.",
         "Acme debuts Spark|A lede. It has two. (x.com)|The body.\n\nMore."},
        {"\n\nAcme debuts Spark\n\n  A lede.  \n\n\nThe body.\n\n", "Acme debuts Spark|A lede.|The body."},
        {"# Acme debuts Spark\nA lede.\nThe body.", "Acme debuts Spark|A lede.|The body."},
        {"### Acme debuts Spark ###\nThe body.", "Acme debuts Spark ###||The body."},
        {"#hashtag\nThe body.", "#hashtag||The body."},
        // a single paragraph is the text
        {"Acme debuts Spark\nThe body.", "Acme debuts Spark||The body."},
        // a heading behind the title begins the body
        {"Acme debuts Spark\n# Acme debuts Spark\nThe body.\nMore.", "Acme debuts Spark||The body.\nMore."},
        {"Acme debuts Spark\n## What it is\nThe body.", "Acme debuts Spark||## What it is\nThe body."},
        // a list is a summary as a whole, with the lines that its items go on in
        {"Acme debuts Spark\n\n* It is small\n* It is fast\n\nThe body. It is long enough.",
         "Acme debuts Spark|* It is small\n* It is fast|The body. It is long enough."},
        {"Acme debuts Spark\n1. It is\n  small\n2. It is fast\nThe body. It goes on for longer.",
         "Acme debuts Spark|1. It is\n  small\n2. It is fast|The body. It goes on for longer."},
        {"Acme debuts Spark\n- Small\n- Fast\n* * *\nThe body.",
         "Acme debuts Spark|- Small\n- Fast|* * *\nThe body."},
        {"Acme debuts Spark\n- Small\n \n- Fast\nThe body.", "Acme debuts Spark|- Small|- Fast\nThe body."},
        {"Acme debuts Spark\n- It is one thing\nMore.", "Acme debuts Spark|- It is one thing|More."},
        // unless it is all or most of the text
        {"Acme debuts Spark\n- It is small\n- It is fast", "Acme debuts Spark||- It is small\n- It is fast"},
        {"Acme debuts Spark\n- It is small\n- It is fast\n\nSent from Acme",
         "Acme debuts Spark||- It is small\n- It is fast\n\nSent from Acme"},
        // a heading that repeats the title goes, with the text on its line kept
        {"Acme debuts Spark\nA lede.\n# Acme debuts Spark Acme says so.",
         "Acme debuts Spark|A lede.|Acme says so."},
        {"Acme debuts Spark\nA lede.\n# Acme debuts Sparkle. No.",
         "Acme debuts Spark|A lede.|# Acme debuts Sparkle. No."},
        {"Acme debuts Spark\nA lede.\n# Acme debuts Spark", "Acme debuts Spark|A lede.|"},
        // no title: the lede gives one
        {"Acme launched Spark. It is a model.\nThe body.",
         "*Acme launched Spark|Acme launched Spark. It is a model.|The body."},
        {"Only one line", "*Only one line|Only one line|"},
        {"Only one line\n \n", "*Only one line|Only one line|"},
        // what other systems write
        {"\xEF\xBB\xBF"
         "Acme debuts Spark\r\nA lede.\r\nThe body.\r\nMore.",
         "Acme debuts Spark|A lede.|The body.\nMore."},
        {"Acme debuts Spark\rA lede.\rThe body.", "Acme debuts Spark|A lede.|The body."},
        {"\xC2\xA0 Acme debuts Spark\xC2\xA0\nThe body.", "Acme debuts Spark||The body."},
        {"Acme debuts Spark\fA lede.\vThe body.\xE2\x80\xA8More.\xE2\x80\xA9"
         "End.\xC2\x85\x1A\x1A",
         "Acme debuts Spark|A lede.|The body.\nMore.\nEnd."},
        // rules in front of title and summary say nothing
        {"=====\nAcme debuts Spark\n-----\nA lede.\n* * *\nThe body.",
         "Acme debuts Spark|A lede.|* * *\nThe body."},
        {"=====\n", "*||"},
        // numbers are no title
        {"1\n00:00:06,500 --> 00:00:09,000\nTwo months ago I stood",
         "*Two months ago I stood||1\n00:00:06,500 --> 00:00:09,000\nTwo months ago I stood"},
        {"12 345", "*12 345||12 345"},
        // other languages
        {"政府增加道路支出\n政府决定增加道路建设支出。\n工程将于春季开始。\n完。",
         "政府增加道路支出|政府决定增加道路建设支出。|工程将于春季开始。\n完。"},
        {"政府决定增加道路建设支出。\n工程将于春季开始。",
         "*政府决定增加道路建设支出|政府决定增加道路建设支出。|工程将于春季开始。"},
        {"Расходы на дороги растут\nМинистр доволен.\nРаботы начнутся весной.",
         "Расходы на дороги растут|Министр доволен.|Работы начнутся весной."},
        // nothing
        {"", "*||"},
        {" \r\n\t\n", "*||"},
        {"\xEF\xBB\xBF", "*||"},
    }));
    CAPTURE(content);
    CHECK(parts(content) == expected);
}

TEST_CASE("a text has neither id nor date nor source of its own", "[corpus][text_briefing]") {
    const Briefing briefing = briefing_from_text("Acme debuts Spark\nThe body.");
    CHECK(briefing.id.empty());
    CHECK_FALSE(briefing.date);
    CHECK(briefing.source.empty());
    CHECK(briefing.attributes.empty());
}

TEST_CASE("a file's name may begin with a day", "[corpus][text_briefing]") {
    struct Case {
        const char* name;
        const char* expected;
    };
    const auto [name, expected] = GENERATE(values<Case>({
        {"2026-04-08-spark.txt", "2026-04-08"},
        {"2026-04-08", "2026-04-08"},
        {"2026-04-08_2.txt", "2026-04-08"},
        {"20260408_x.txt", "2026-04-08"},
        {"20260408", "2026-04-08"},
        {"2026-04-081.txt", "none"},
        {"202604081.txt", "none"},
        {"2026-02-30.txt", "none"},
        {"20260230.txt", "none"},
        {"2026040.txt", "none"},
        {"spark-2026-04-08.txt", "none"},
        {"000_b74d8db6.txt", "none"},
        {"", "none"},
    }));
    CAPTURE(name);
    const auto day = day_in_file_name(name);
    CHECK((day ? to_iso(*day) : "none") == expected);
}
