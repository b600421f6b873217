#include "corpus/base/utf8.h"
#include "searcher/query_parser.h"
#include "tests/fuzz/processor_time.h"
#include "tests/support/catch.h"
#include "tests/support/query_table.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"

#include <array>
#include <ctime>
#include <functional>

using namespace debrief;
using namespace debrief::test;

namespace {

/// What a query's tree may at most print for each byte of it, saved queries left out: a letter that is a
/// figure's, with its range, or a node's name around it.
constexpr std::size_t printed_per_byte = 64;

bool is_leaf(const Query& query) {
    switch (query.kind) {
        case Query::Kind::near:
        case Query::Kind::adjacent:
        case Query::Kind::same:
        case Query::Kind::all_of:
        case Query::Kind::any_of:
        case Query::Kind::with:
        case Query::Kind::but_not:
            return false;
        default:
            return true;
    }
}

/// What is wrong with a tree; empty: nothing. The header of `Query` promises all of it.
std::string fault_of(const Query& query, std::size_t bytes) {
    const bool has_words = query.kind == Query::Kind::word || query.kind == Query::Kind::phrase ||
                           query.kind == Query::Kind::pattern || query.kind == Query::Kind::fuzzy ||
                           query.kind == Query::Kind::field;
    const bool has_distance = query.kind == Query::Kind::near || query.kind == Query::Kind::adjacent ||
                              query.kind == Query::Kind::fuzzy;
    if (query.offset > bytes) return "an offset behind the query";
    if (has_words && query.text.empty()) return "no text";
    if (has_distance != (query.distance > 0)) return "a distance of 0, or one where there is none";
    if (is_leaf(query) != query.children.empty()) return "a leaf with children, or a group without";
    if (!is_leaf(query) && query.children.size() < 2) return "a group of one";
    if (query.kind == Query::Kind::days && (!query.field || (!query.first && !query.last)))
        return "days without a field or an end";
    if (query.kind == Query::Kind::days && query.first && query.last && *query.first > *query.last)
        return "days that end before they begin";
    if (query.kind == Query::Kind::number && !query.field) return "a number without a field";
    if (query.kind == Query::Kind::same && query.children.front().kind == Query::Kind::number)
        return "synonyms that do not begin with words";
    for (const Query& child : query.children) {
        if (std::string fault = fault_of(child, bytes); !fault.empty()) return fault;
    }
    return "";
}

/// What is wrong with the reading of a text; empty: nothing.
std::string fault_of(std::string_view text, const QueryContext& context, const QueryLimits& limits = {}) {
    const ParsedQuery parsed = parse_query(text, context, limits);
    if (std::string fault = fault_of(parsed.query, text.size()); !fault.empty()) return fault;
    const std::size_t most = 1'000 + printed_per_byte * text.size();
    const bool has_saved = text.find("saved") != std::string_view::npos;
    if (!has_saved && to_string(parsed.query).size() > most) return "a tree without bounds";
    if (parsed.notes.size() > limits.notes) return "too many notes";
    std::size_t offset = 0;
    for (const QueryNote& note : parsed.notes) {
        if (note.offset < offset || note.offset > text.size()) return "notes out of order or of the query";
        if (note.message.empty() || note.message.size() > 1'000) return "a note too short or too long";
        if (point_at(text, note.offset).empty()) return "a place that cannot be shown";
        offset = note.offset;
    }
    if (to_string(parse_query(text, context, limits).query) != to_string(parsed.query))
        return "two readings of one text";
    return "";
}

void check(const std::string& text, const QueryContext& context) {
    const std::string fault = fault_of(text, context);
    if (fault.empty()) return;
    CAPTURE(text);
    CHECK(fault == "");
}

constexpr std::array<std::string_view, 98> pieces{"AND",       "OR",
                                                  "NOT",       "NEAR",
                                                  "NEAR/3",    "ADJ",
                                                  "ADJ/2",     "NEAR/0",
                                                  "-",         "+",
                                                  "(",         ")",
                                                  "\"",        "\u201C",
                                                  "\u201D",    "\u201E",
                                                  "\u00AB",    "\u00BB",
                                                  "\u300C",    "\u300D",
                                                  "title:",    "source:",
                                                  "cites:",    "kind:",
                                                  "is:",       "name:",
                                                  "lang:",     "date:",
                                                  "since:",    "until:",
                                                  "event:",    "amount:",
                                                  "percent:",  "id:",
                                                  "saved:",    "titel:",
                                                  "x:",        ":",
                                                  "2026",      "2026-04",
                                                  "..",        "..2025",
                                                  "7d",        "last",
                                                  "week",      "april",
                                                  "8 April",   "today",
                                                  "yesterday", "1y",
                                                  "99999d",    ">",
                                                  ">=",        "<",
                                                  "=",         "$14bn",
                                                  "$14.3",     "billion",
                                                  "dollars",   "EUR",
                                                  "5m",        "49%",
                                                  "percent",   "13b..15b",
                                                  "*",         "?",
                                                  "inter*",    "wom?n",
                                                  "~",         "~2",
                                                  "wang~",     "fed",
                                                  "rate",      "the",
                                                  "U.S.",      "1,000",
                                                  "don't",     "multi-ag",
                                                  "C++",       "press",
                                                  "uncited",   "en",
                                                  "german",    "chips",
                                                  "loop",      "my chips",
                                                  "caf\u00E9", "\u6771\u4EAC",
                                                  "e\u0301",   "\U0001F680",
                                                  "\u00A0",    "\t",
                                                  "cnbc.com",  "http://a.b/c?d*",
                                                  "\xFF",      "\xE2\x80",
                                                  "\u16A0",    "\x1B[31m"};

std::string random_query(Random& random) {
    std::string text;
    for (std::size_t count = random.below(24); count > 0; --count) {
        text += random.one_of(pieces);
        if (random.below(2) == 0) text += ' ';
    }
    if (random.below(10) == 0) text += std::string("\0\"\0 a", 5);
    return text;
}

std::string random_bytes(Random& random) {
    std::string text(random.below(60), ' ');
    for (char& c : text) c = static_cast<char>(random.below(256));
    return text;
}

/// One of the table's queries with bytes taken out, put in, doubled or swapped, or mixed with another.
std::string mutated(const std::vector<QueryCase>& table, Random& random) {
    std::string text = table[random.below(table.size())].text;
    for (std::size_t count = 1 + random.below(4); count > 0; --count) {
        const std::size_t place = random.below(text.size() + 1);
        const std::size_t length = std::min(text.size() - place, random.below(6));
        const std::string& other = table[random.below(table.size())].text;
        switch (random.below(6)) {
            case 0:
                text.erase(place, length);
                break;
            case 1:
                text.insert(place, random.one_of(pieces));
                break;
            case 2:
                text.insert(place, std::string(text, place, length));
                break;
            case 3:
                text.insert(place, other);
                break;
            case 4:
                text.insert(place, 1, static_cast<char>(random.below(256)));
                break;
            default:
                text = text.substr(0, place) + other.substr(std::min(other.size(), place));
        }
    }
    return text;
}

double seconds_of(const std::function<void()>& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("10,000 random texts are queries", "[searcher][query_properties][property]") {
    const QueryContext context = query_table_context();
    Random random(4);
    for (int i = 0; i < 8'000; ++i) check(random_query(random), context);
    for (int i = 0; i < 2'000; ++i) check(random_bytes(random), context);
}

TEST_CASE("10,000 mutations of the table's queries are queries", "[searcher][query_properties][property]") {
    const QueryContext context = query_table_context();
    const std::vector<QueryCase> table = query_table();
    Random random(5);
    for (int i = 0; i < 10'000; ++i) check(mutated(table, random), context);
}

TEST_CASE("the table's queries keep what trees and notes promise", "[searcher][query_properties][property]") {
    for (const QueryCase& query : query_table()) check(query.text, query_table_context());
}

TEST_CASE("100,000 characters of anything are read in a moment", "[searcher][query_properties][property]") {
    const QueryContext context = query_table_context();
    const QueryLimits wide{
        .bytes = 100'000, .words = 100'000, .depth = 32, .notes = 20, .typed_words = 100'000};
    for (const std::string_view piece : pieces) {
        for (const std::string_view blank : {"", " "}) {
            const std::string unit = std::string(piece) + std::string(blank);
            const std::string text = repeated(unit, 100'000 / unit.size());
            CAPTURE(unit);
            std::string fault;
            // Two readings and prints.
            CHECK(seconds_of([&] { fault = fault_of(text, context); }) < fuzz::most_seconds);
            CHECK(fault == "");
        }
    }
    CHECK(fault_of(repeated("fed NEAR/3 ", 9'000), context, wide) == "");
    CHECK(fault_of(repeated("-fed NOT ", 9'000), context, wide) == "");
    CHECK(fault_of(repeated("date:8 ", 2'000), context, wide) == "");
}
