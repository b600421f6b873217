#include "indexer/schema.h"

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
    std::set<std::string_view> prefixes{
        "", stem_prefix, title_stem_prefix, chrome_prefix, chrome_stem_prefix, file_prefix, edge_prefix};
    CHECK(prefixes.size() == 7);
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
