#include "searcher/query_parser.h"

#include "tests/support/catch.h"
#include "tests/support/notes.h"
#include "tests/support/query_table.h"
#include "tests/support/repeated.h"

#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The offsets of a tree's nodes, from the top down: `0 [4 8]`.
std::string offsets_of(const Query& query) {
    std::string offsets = std::to_string(query.offset);
    if (query.children.empty()) return offsets;
    offsets += " [";
    for (const Query& child : query.children)
        offsets += (&child == &query.children.front() ? "" : " ") + offsets_of(child);
    return offsets + "]";
}

QueryContext with_saved(std::string text) {
    QueryContext context;
    context.find_saved = [text = std::move(text)](std::string_view) { return std::optional(text); };
    return context;
}

}  // namespace

TEST_CASE("queries are read as the trees and notes of the table", "[searcher][query_parser]") {
    const QueryContext context = query_table_context();
    std::set<std::string> texts;
    for (const QueryCase& expected : query_table()) {
        CAPTURE(expected.text);
        const ParsedQuery parsed = parse_query(expected.text, context);
        CHECK(to_string(parsed.query) == expected.tree);
        CHECK(notes_of(parsed) == expected.notes);
        CHECK(texts.insert(expected.text).second);
    }
    CHECK(texts.size() >= 300);
}

TEST_CASE("what counts from today needs to be told which day that is", "[searcher][query_parser]") {
    const auto [text, notes] = GENERATE(table<const char*, const char*>({
        {"since:7d", "0: '7d' counts from today, and nobody tells which day that is"},
        {"fed date:yesterday", "4: 'yesterday' counts from today, and nobody tells which day that is"},
        {"until:monday", "0: 'monday' counts from today, and nobody tells which day that is"},
        {"event:april", "0: 'april' counts from today, and nobody tells which day that is"},
        {"date:2026-04..today", "0: '2026-04..today' counts from today, and nobody tells which day that is"},
        {"date:>last-week", "0: '>last-week' counts from today, and nobody tells which day that is"},
        {"date:soon", "0: 'soon' is no day, month, year or range of them, as in 'date:2026-04..2026-06'"},
        {"date:april-2026", ""},
        {"date:2026-04-08", ""},
    }));
    CAPTURE(text);
    CHECK(notes_of(parse_query(text)) == notes);
}

TEST_CASE("each part of a tree knows where it begins in the query", "[searcher][query_parser]") {
    const auto [text, offsets] = GENERATE(table<const char*, const char*>({
        {"fed cut", "0 [0 4]"},
        {"fed -cut", "0 [0 4]"},
        {"  fed AND (cut OR rise)", "2 [2 11 [11 18]]"},
        {"fed $14.3 billion", "0 [0 4 [4 4]]"},
        {"fed NEAR cut", "0 [0 9]"},
        {"fed multi-ag*", "0 [4 [4 4] 0]"},
        {"fed saved:chips", "0 [4 [4 4] 0]"},
        {"title:fed", "0"},
    }));
    CAPTURE(text);
    CHECK(offsets_of(parse_query(text, query_table_context()).query) == offsets);
}

TEST_CASE("saved queries inside each other are bounded", "[searcher][query_parser]") {
    QueryContext context;
    context.find_saved = [](std::string_view name) {
        return std::optional("saved:" + std::string(name) + "a saved:" + std::string(name) + "b");
    };
    const ParsedQuery parsed = parse_query("saved:x", context);
    CHECK(to_string(parsed.query) == "(nothing)");
    CHECK(parsed.notes.size() == QueryLimits().notes);
    const ParsedQuery few = parse_query("saved:x saved:y saved:z", with_saved("fed"), {.saved = 2});
    CHECK(to_string(few.query) == R"((any (word "fed") (word "fed")))");
    CHECK(notes_of(few) == "16: only 2 saved queries are put in place; 'z' is passed over");
}

TEST_CASE("words of saved queries count as those of the query do", "[searcher][query_parser]") {
    const ParsedQuery parsed = parse_query("saved:x d", with_saved("a b c"), {.words = 4});
    CHECK(to_string(parsed.query) == R"((any (word "a") (word "b") (word "c")))");
    CHECK(notes_of(parsed) == "8: only the first 4 words are searched for");
    const ParsedQuery cut = parse_query("saved:x", with_saved(repeated("fed ", 100)), {.bytes = 8});
    CHECK(to_string(cut.query) == R"((any (word "fed") (word "fed")))");
    CHECK(notes_of(cut) == "0: in the saved query 'x': only the first 8 bytes are searched for");
}

TEST_CASE("where there are no saved queries, that is told", "[searcher][query_parser]") {
    CHECK(notes_of(parse_query("fed saved:chips")) == "4: there is no saved query 'chips'");
}

TEST_CASE("a note shows only the beginning of what is long", "[searcher][query_parser]") {
    const ParsedQuery parsed = parse_query(repeated("🚀", 100));
    CHECK(notes_of(parsed) == "0: there is no word in '" + repeated("🚀", 20) + "…'");
    CHECK(notes_of(parse_query("date:" + repeated("1", 200))) ==
          "0: '" + repeated("1", 80) +
              "…' is no day, month, year or range of them, as in 'date:2026-04..2026-06'");
}

TEST_CASE("a long text has no patterns, figures or operators", "[searcher][query_parser]") {
    const QueryLimits limits{.typed_words = 3};
    const ParsedQuery parsed = parse_query("+one inter* $14bn NEAR two~ date:8 may", {}, limits);
    CHECK(to_string(parsed.query) ==
          R"((any (word "one") (word "inter*") (word "$14bn") (word "NEAR") (word "two~") (word "may")))");
    CHECK(notes_of(parsed) ==
          "0: in a query of more than 3 words, quotes, brackets and operators mean nothing | "
          "28: '8' is no day, month, year or range of them, as in 'date:2026-04..2026-06'");
}
