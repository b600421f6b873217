#include "indexer/schema.h"

#include "indexer/completion_terms.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <set>

using namespace debrief;
using namespace std::literals;

TEST_CASE("fields are found by their whole name", "[indexer][schema]") {
    for (const Field& field : fields) {
        REQUIRE(find_field(field.name) == &field);
        CHECK_FALSE(field.help.empty());
        CHECK(field.example.starts_with(std::string(field.name) + ":"));
    }
    CHECK_FALSE(find_field(""));
    CHECK_FALSE(find_field("titl"));
    CHECK_FALSE(find_field("Title"));
}

TEST_CASE("no two kinds of terms share a prefix", "[indexer][schema]") {
    std::set<std::string_view> prefixes{"", chrome_prefix, file_prefix, edge_prefix};
    CHECK(prefixes.size() == 4);
    for (const Field& field : fields) {
        if (field.prefix.empty()) continue;
        CAPTURE(field.prefix);
        CHECK(prefixes.insert(field.prefix).second);
    }
    CHECK(prefixes.contains(id_prefix));
    CHECK(prefixes.contains(language_prefix));
}

TEST_CASE("a field without terms has a value, or stands for another query", "[indexer][schema]") {
    std::string without;
    for (const Field& field : fields) {
        if (field.prefix.empty()) without.append(field.name).append(" ");
    }
    CHECK(without == "date since until event amount percent saved ");
}

TEST_CASE("fields of choices name what there is to choose", "[indexer][schema]") {
    for (const Field& field : fields) {
        CAPTURE(field.name);
        const auto choices = choices_of(field);
        CHECK(choices.empty() == (field.match != FieldMatch::choice));
        CHECK(std::is_sorted(choices.begin(), choices.end()));
    }
}

TEST_CASE("sortable days sort as days and are read as written", "[indexer][schema][property]") {
    std::string before;
    std::size_t wrong = 0;
    const Day last = *parse_iso_day("2100-01-01");
    for (Day day = *parse_iso_day("0001-01-01"); day < last; day += std::chrono::days(31)) {
        const std::string bytes = to_sortable(day);
        if (bytes.size() != 4 || bytes <= before || from_sortable(bytes) != day) ++wrong;
        before = bytes;
    }
    CHECK(wrong == 0);
    CHECK(to_sortable(*parse_iso_day("1970-01-01")) == "\x80\0\0\0"s);
    CHECK(to_sortable(*parse_iso_day("1969-12-31")) == "\x7F\xFF\xFF\xFF");
}

TEST_CASE("a term fits into the index, and long texts stay apart", "[indexer][schema]") {
    CHECK(to_term("", "word") == "word");
    CHECK(to_term("XSRC", "the wire") == "XSRCthe wire");
    CHECK(to_term("Q", std::string(244, 'x')) == "Q" + std::string(244, 'x'));
    const std::string long_text(245, 'x');
    const std::string term = to_term("Q", long_text);
    CHECK(term.size() == 245);
    CHECK(term == to_term("Q", long_text));
    CHECK(term.starts_with("Qxxx"));
    CHECK(term.substr(228, 1) == "#");
    CHECK(to_term("Q", long_text + "y") != to_term("Q", long_text + "z"));
    CHECK(to_term("Q", std::string(10'000'000, 'x')).size() == 245);
}

TEST_CASE("a stem's term is told from all others and stands right behind its form's", "[indexer][schema]") {
    for (const std::string_view prefix : {std::string_view(), title_prefix, chrome_prefix}) {
        CAPTURE(prefix);
        const std::string form = to_term(prefix, "market");
        const std::string stem = stem_term(prefix, "market");
        CHECK(is_stem_term(stem));
        CHECK_FALSE(is_stem_term(form));
        CHECK(without_stem_mark(stem) == form);
        CHECK(form < stem);
        for (const char* other : {"market's", "markets", "market.com", "market&co", "market+"})
            CHECK(stem < to_term(prefix, other));
    }
    for (const std::string_view prefix :
         {id_prefix, file_prefix, edge_prefix, story_period_prefix, title_completion_prefix, language_prefix})
        CHECK_FALSE(is_stem_term(to_term(prefix, "bytes\x01")));
    for (const Field& field : fields) {
        if (field.prefix.empty() || field.prefix == title_prefix) continue;
        CHECK_FALSE(is_stem_term(to_term(field.prefix, "bytes\x01")));
    }
    CHECK_FALSE(is_stem_term(""));
}

TEST_CASE("terms of long stems fit into the index, and stay apart and stems", "[indexer][schema]") {
    CHECK(stem_term("", std::string(244, 'x')) == std::string(244, 'x') + "\x01");
    for (const std::string_view prefix : {std::string_view(), title_prefix, chrome_prefix}) {
        const std::string long_stem(245, 'x');
        const std::string term = stem_term(prefix, long_stem);
        CHECK(term.size() == 245);
        CHECK(is_stem_term(term));
        CHECK(term == stem_term(prefix, long_stem));
        CHECK(stem_term(prefix, long_stem + "y") != stem_term(prefix, long_stem + "z"));
    }
}
