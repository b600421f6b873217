#include "searcher/query_parser.h"

#include "tests/support/catch.h"
#include "tests/support/notes.h"

using namespace debrief;

namespace {

/// A query, the tree that it is read as, and its notes: `offset: message`, with bars between them.
struct Case {
    const char* text;
    const char* tree;
    const char* notes;
};

void check(const Case& expected) {
    CAPTURE(expected.text);
    const ParsedQuery parsed = parse_query(expected.text);
    CHECK(to_string(parsed.query) == expected.tree);
    CHECK(test::notes_of(parsed) == expected.notes);
}

}  // namespace

TEST_CASE("plain words are words that rank", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"", "(everything)", ""},
        {"   ", "(everything)", ""},
        {"flood", R"((word "flood"))", ""},
        {"Flood RHINE", R"((any (word "Flood") (word "RHINE")))", ""},
        {"muse spark", R"((any (word "muse") (word "spark")))", ""},
        {"multi-agent", R"((word "multi-agent"))", ""},
        {"multi-agent systems", R"((any (word "multi-agent") (word "systems")))", ""},
        {"U.S. steel", R"((any (word "U.S.") (word "steel")))", ""},
        {"1,000 jobs", R"((any (word "1,000") (word "jobs")))", ""},
        {"14.3 percent", R"((any (word "14.3") (word "percent")))", ""},
        {"don't panic", R"((any (word "don't") (word "panic")))", ""},
        {"🚀", "(nothing)", "0: there is no word in '🚀'"},
        {"🚀 launch", R"((word "launch"))", "0: there is no word in '🚀'"},
        {"launch 🚀🚀", R"((word "launch"))", "7: there is no word in '🚀🚀'"},
        {"café", R"((word "café"))", ""},
        {"CAFÉ naïve", R"((any (word "CAFÉ") (word "naïve")))", ""},
        {"東京 大阪", R"((any (word "東京") (word "大阪")))", ""},
        {"rate\xC2\xA0"
         "cut",
         R"((any (word "rate") (word "cut")))", ""},
        {"rate\xE3\x80\x80"
         "cut",
         R"((any (word "rate") (word "cut")))", ""},
        {"a\tb\nc", R"((any (word "a") (word "b") (word "c")))", ""},
        {"don’t", R"((word "don’t"))", ""},
        {"‘quoted’ word", R"((any (word "‘quoted’") (word "word")))", ""},
        {"fed/cut", R"((word "fed/cut"))", ""},
        {"C++", R"((word "C++"))", ""},
        {"C#", R"((word "C#"))", ""},
        {"#hashtag", R"((word "#hashtag"))", ""},
        {"@handle", R"((word "@handle"))", ""},
        {"50%", R"((word "50%"))", ""},
        {"$40", R"((word "$40"))", ""},
        {R"(a AND (b OR (c NOT d)) -e "f g" title:h)",
         R"((all (word "a") (but-not (all (any (word "b") (but-not (word "c") (word "d"))) (phrase "f g") (title "h")) (word "e"))))",
         ""},
        {R"(Why did "big tech" stocks fall?)",
         R"((all (phrase "big tech") (any (word "Why") (word "did") (word "stocks") (word "fall?"))))", ""},
        {"the", R"((word "the"))", ""},
        {"the of", R"((any (word "the") (word "of")))", ""},
        {"to be or not to be",
         R"((any (word "to") (word "be") (word "or") (word "not") (word "to") (word "be")))", ""},
        {"The Who", R"((any (word "The") (word "Who")))", ""},
        {"AND the", R"((word "the"))", "0: 'AND' has nothing to join and is passed over"},
        {"fed & cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '&'"},
        {"fed | cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '|'"},
        {"fed && cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '&&'"},
        {"fed || cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '||'"},
    })));
}

TEST_CASE("addresses, times and signs of other search engines are words", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"10:30", R"((word "10:30"))", ""},
        {"at 10:30 today", R"((any (word "at") (word "10:30") (word "today")))", ""},
        {"12:30pm", R"((word "12:30pm"))", ""},
        {"https://www.cnbc.com/2026/04/08/meta.html", R"((word "https://www.cnbc.com/2026/04/08/meta.html"))",
         ""},
        {"see https://x.com/a", R"((any (word "see") (word "https://x.com/a")))", ""},
        {"mailto:a@b.com", R"((word "mailto:a@b.com"))", "0: unknown field 'mailto', searched as a word"},
        {"!fed", R"((word "!fed"))", ""},
        {"+fed", R"((word "+fed"))", ""},
        {"fed*", R"((word "fed*"))", ""},
        {"fed~2", R"((word "fed~2"))", ""},
        {"fed^2", R"((word "fed^2"))", ""},
        {"[fed TO cut]", R"((any (word "[fed") (word "TO") (word "cut]")))", ""},
    })));
}

TEST_CASE("double quotes of any kind make phrases", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {R"("order of magnitude")", R"((phrase "order of magnitude"))", ""},
        {"“order of magnitude”", R"((phrase "order of magnitude"))", ""},
        {"„order of magnitude“", R"((phrase "order of magnitude"))", ""},
        {"«order of magnitude»", R"((phrase "order of magnitude"))", ""},
        {"»order of magnitude«", R"((phrase "order of magnitude"))", ""},
        {"”order of magnitude”", R"((phrase "order of magnitude"))", ""},
        {R"("order of magnitude)", R"((phrase "order of magnitude"))",
         "0: this quote is not closed; the phrase goes to the end"},
        {R"("muse" spark)", R"((all (phrase "muse") (word "spark")))", ""},
        {R"("muse spark" "llama 4")", R"((all (phrase "muse spark") (phrase "llama 4")))", ""},
        {R"("")", "(nothing)", "0: there is no word in ''"},
        {R"("...")", "(nothing)", "0: there is no word in '...'"},
        {R"("a" ")", R"((phrase "a"))",
         "4: this quote is not closed; the phrase goes to the end | 4: there is no word in ''"},
        {R"(say ")", R"((word "say"))",
         "4: this quote is not closed; the phrase goes to the end | 4: there is no word in ''"},
        {R"(a"b c"d)", R"((all (phrase "b c") (any (word "a") (word "d"))))", ""},
        {R"("AND")", R"((phrase "AND"))", ""},
        {R"("-fed")", R"((phrase "-fed"))", ""},
        {R"(-"fed)", R"((but-not (everything) (phrase "fed")))",
         "0: this quote is not closed; the phrase goes to the end"},
    })));
}

TEST_CASE("AND, OR, NOT and a dash join and exclude", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"fed AND cut", R"((all (word "fed") (word "cut")))", ""},
        {"fed and cut", R"((any (word "fed") (word "and") (word "cut")))", ""},
        {"fed And cut", R"((any (word "fed") (word "And") (word "cut")))", ""},
        {"fed OR ecb", R"((any (word "fed") (word "ecb")))", ""},
        {"fed ecb OR boe rate", R"((any (any (word "fed") (word "ecb")) (any (word "boe") (word "rate"))))",
         ""},
        {"fed AND cut OR boe AND rise",
         R"((any (all (word "fed") (word "cut")) (all (word "boe") (word "rise"))))", ""},
        {"fed AND (cut OR rise)", R"((all (word "fed") (any (word "cut") (word "rise"))))", ""},
        {"fed NOT cut", R"((but-not (word "fed") (word "cut")))", ""},
        {"NOT cut", R"((but-not (everything) (word "cut")))", ""},
        {"fed AND NOT cut", R"((all (word "fed") (but-not (everything) (word "cut"))))", ""},
        {"fed OR NOT cut", R"((any (word "fed") (but-not (everything) (word "cut"))))", ""},
        {"NOT NOT fed", R"((word "fed"))", ""},
        {"NOT -fed", R"((word "fed"))", ""},
        {"-fed", R"((but-not (everything) (word "fed")))", ""},
        {"fed -cut", R"((but-not (word "fed") (word "cut")))", ""},
        {"fed -cut -rise", R"((but-not (word "fed") (word "cut") (word "rise")))", ""},
        {R"(fed -"rate cut")", R"((but-not (word "fed") (phrase "rate cut")))", ""},
        {"fed -(cut rise)", R"((but-not (word "fed") (any (word "cut") (word "rise"))))", ""},
        {"-(cut OR rise) fed", R"((but-not (word "fed") (any (word "cut") (word "rise"))))", ""},
        {"fed - cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '-'"},
        {"fed -- cut", R"((any (word "fed") (word "cut")))", "4: there is no word in '--'"},
        {"--fed", R"((word "--fed"))", ""},
        {"fed -", R"((word "fed"))", "4: there is no word in '-'"},
        {"-", "(nothing)", "0: there is no word in '-'"},
        {"- -", "(nothing)", "0: there is no word in '-' | 2: there is no word in '-'"},
        {"-AND", R"((but-not (everything) (word "AND")))", ""},
        {"-NOT fed", R"((but-not (word "fed") (word "NOT")))", ""},
        {"NOT(a)", R"((but-not (everything) (word "a")))", ""},
        {"NOT (a b) c", R"((but-not (word "c") (any (word "a") (word "b"))))", ""},
        {"a NOT b c", R"((but-not (any (word "a") (word "c")) (word "b")))", ""},
        {"a NOT (b AND c)", R"((but-not (word "a") (all (word "b") (word "c"))))", ""},
        {"a NOT b AND c", R"((all (but-not (word "a") (word "b")) (word "c")))", ""},
    })));
}

TEST_CASE("operators with nothing to join are passed over and told", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"AND", "(nothing)", "0: 'AND' has nothing to join and is passed over"},
        {"OR", "(nothing)", "0: 'OR' has nothing to join and is passed over"},
        {"NOT", "(nothing)", "0: 'NOT' has nothing to exclude and is passed over"},
        {"AND OR NOT", "(nothing)",
         "0: 'AND' has nothing to join and is passed over | 4: 'OR' has nothing to join and is passed over | "
         "7: 'NOT' has nothing to exclude and is passed over"},
        {"fed AND", R"((word "fed"))", "4: 'AND' has nothing to join and is passed over"},
        {"AND fed", R"((word "fed"))", "0: 'AND' has nothing to join and is passed over"},
        {"fed OR", R"((word "fed"))", "4: 'OR' has nothing to join and is passed over"},
        {"OR fed", R"((word "fed"))", "0: 'OR' has nothing to join and is passed over"},
        {"fed AND AND cut", R"((all (word "fed") (word "cut")))",
         "4: 'AND' has nothing to join and is passed over | 8: 'AND' has nothing to join and is passed over"},
        {"fed AND OR cut", R"((any (word "fed") (word "cut")))",
         "4: 'AND' has nothing to join and is passed over"},
        {"fed OR AND cut", R"((any (word "fed") (word "cut")))",
         "4: 'OR' has nothing to join and is passed over | 7: 'AND' has nothing to join and is passed over"},
        {"fed NOT", R"((word "fed"))", "4: 'NOT' has nothing to exclude and is passed over"},
        {"fed NOT AND cut", R"((all (word "fed") (word "cut")))",
         "4: 'NOT' has nothing to exclude and is passed over"},
        {"(fed AND) cut", R"((any (word "fed") (word "cut")))",
         "5: 'AND' has nothing to join and is passed over"},
        {"(AND fed) cut", R"((any (word "fed") (word "cut")))",
         "1: 'AND' has nothing to join and is passed over"},
        {"(NOT) fed", R"((word "fed"))",
         "0: there is nothing to search for in these brackets | 1: 'NOT' has nothing to exclude and is "
         "passed over"},
    })));
}

TEST_CASE("brackets group, whether they match or not", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"(fed)", R"((word "fed"))", ""},
        {"((fed))", R"((word "fed"))", ""},
        {"(fed cut) (boe rise)", R"((all (any (word "fed") (word "cut")) (any (word "boe") (word "rise"))))",
         ""},
        {"(fed OR boe) rate", R"((all (any (word "fed") (word "boe")) (word "rate")))", ""},
        {"(fed", R"((word "fed"))", "0: this bracket is not closed"},
        {"fed)", R"((word "fed"))", "3: this bracket closes nothing and is passed over"},
        {")fed(", R"((word "fed"))",
         "0: this bracket closes nothing and is passed over | 4: this bracket is not closed | 4: there is "
         "nothing to search for in these brackets"},
        {"()", "(nothing)", "0: there is nothing to search for in these brackets"},
        {"fed ()", R"((word "fed"))", "4: there is nothing to search for in these brackets"},
        {"(()", "(nothing)",
         "0: this bracket is not closed | 0: there is nothing to search for in these brackets | 1: there is "
         "nothing to search for in these brackets"},
        {"(-)", "(nothing)",
         "0: there is nothing to search for in these brackets | 1: there is no word in '-'"},
        {R"(title:"a"b)", R"((all (title phrase "a") (word "b")))", ""},
        {"(a)(b)", R"((any (word "a") (word "b")))", ""},
        {"a(b)c", R"((any (word "a") (word "b") (word "c")))", ""},
        {"-(a)-b", R"((but-not (everything) (word "a") (word "b")))", ""},
    })));
}

TEST_CASE("a known name before a colon is a field", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"title:fed", R"((title "fed"))", ""},
        {"title:fed title:cut", R"((all (title "fed") (title "cut")))", ""},
        {"TITLE:fed", R"((title "fed"))", ""},
        {R"(title:"rate cut")", R"((title phrase "rate cut"))", ""},
        {"title:“rate cut”", R"((title phrase "rate cut"))", ""},
        {"title:multi-agent", R"((title "multi-agent"))", ""},
        {"title:", "(nothing)", "0: 'title:' has nothing to look for, as in 'title:election'"},
        {"title: fed", R"((word "fed"))", "0: 'title:' has nothing to look for, as in 'title:election'"},
        {"title:()", "(nothing)",
         "0: 'title:' has nothing to look for, as in 'title:election' | 6: there is nothing to search for in "
         "these brackets"},
        {"title:(fed cut)", R"((any (word "fed") (word "cut")))",
         "0: 'title:' has nothing to look for, as in 'title:election'"},
        {"title:...", "(nothing)", "0: 'title:' has nothing to look for, as in 'title:election'"},
        {"-title:fed", R"((but-not (everything) (title "fed")))", ""},
        {"NOT title:fed", R"((but-not (everything) (title "fed")))", ""},
        {"source:reuters", R"((source "reuters"))", ""},
        {"source:reuters source:bloomberg", R"((any (source "reuters") (source "bloomberg")))", ""},
        {R"(source:"financial times")", R"((source phrase "financial times"))", ""},
        {"source:reuters OR source:bloomberg", R"((any (source "reuters") (source "bloomberg")))", ""},
        {"source:reuters -source:bloomberg", R"((but-not (source "reuters") (source "bloomberg")))", ""},
        {"cites:cnbc.com", R"((cites "cnbc.com"))", ""},
        {"cites:cnbc.com cites:x.com", R"((all (cites "cnbc.com") (cites "x.com")))", ""},
        {"cites:www.cnbc.com", R"((cites "www.cnbc.com"))", ""},
        {"cites:https://www.cnbc.com/a", R"((cites "https://www.cnbc.com/a"))", ""},
        {R"(-title:"fed cut)", R"((but-not (everything) (title phrase "fed cut")))",
         "0: this quote is not closed; the phrase goes to the end"},
        {"title:-fed", R"((title "-fed"))", ""},
        {"x_y:fed", R"((word "x_y:fed"))", ""},
        {R"("a b"title:c)", R"((all (phrase "a b") (title "c")))", ""},
    })));
}

TEST_CASE("a date is a day, a month, a year or a range that may be open", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"date:2026", "(date 2026-01-01..2026-12-31)", ""},
        {"date:2026-04", "(date 2026-04-01..2026-04-30)", ""},
        {"date:2026-04-08", "(date 2026-04-08..2026-04-08)", ""},
        {"date:2026-04..2026-06", "(date 2026-04-01..2026-06-30)", ""},
        {"date:2026..", "(date 2026-01-01..)", ""},
        {"date:..2026", "(date ..2026-12-31)", ""},
        {"date:..", "(nothing)",
         "0: '..' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:", "(nothing)",
         "0: '' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:yesterday", "(nothing)",
         "0: 'yesterday' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:2026-13", "(nothing)",
         "0: '2026-13' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:2026-06..2026-04", "(nothing)", "0: '2026-06..2026-04' ends before it begins"},
        {R"(the "muse spark")", R"((phrase "muse spark"))", ""},
        {"date:2026-02-30", "(nothing)",
         "0: '2026-02-30' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:2026...2027", "(nothing)",
         "0: '2026...2027' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {R"(date:"2026-04")", "(date 2026-04-01..2026-04-30)", ""},
        {"date:2026 date:2024", "(any (date 2026-01-01..2026-12-31) (date 2024-01-01..2024-12-31))", ""},
        {"date:2026 source:reuters fed",
         R"((all (source "reuters") (date 2026-01-01..2026-12-31) (word "fed")))", ""},
        {"-date:2026", "(but-not (everything) (date 2026-01-01..2026-12-31))", ""},
    })));
}

TEST_CASE("an unknown field is searched as typed, with the nearest name as advice",
          "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"titel:fed", R"((word "titel:fed"))",
         "0: unknown field 'titel', searched as a word; did you mean 'title:'?"},
        {R"(tilte:"rate cut")", R"((phrase "rate cut"))",
         "0: unknown field 'tilte', searched as a word; did you mean 'title:'?"},
        {"foo:bar", R"((word "foo:bar"))", "0: unknown field 'foo', searched as a word"},
        {"note: this", R"((any (word "note:") (word "this")))",
         "0: unknown field 'note', searched as a word"},
        {"a:b:c", R"((word "a:b:c"))", "0: unknown field 'a', searched as a word"},
        {"-:fed", R"((but-not (everything) (word ":fed")))", ""},
        {":fed", R"((word ":fed"))", ""},
        {"fed:", R"((word "fed:"))", "0: unknown field 'fed', searched as a word"},
        {"é:fed", R"((word "é:fed"))", ""},
    })));
}

TEST_CASE("bytes that are no UTF-8 are no letters", "[searcher][query_parser]") {
    check(GENERATE(values<Case>({
        {"fed\xFF"
         "cut",
         "(word \"fed\xFF"
         "cut\")",
         ""},
        {"\xFF\xFE", "(nothing)", "0: there is no word in '\xFF\xFE'"},
        {"\xE2\x80", "(nothing)", "0: there is no word in '\xE2\x80'"},
    })));
}
