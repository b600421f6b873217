#include "corpus/background.h"

#include "corpus/base/text.h"
#include "corpus/data_files.h"
#include "tests/support/catch.h"

#include <cmath>
#include <string>
#include <vector>

using namespace debrief;

TEST_CASE("the background table is sorted by bytes and holds a word and a number a line",
          "[corpus][background]") {
    const std::string_view table = find_data_file("background.txt");
    REQUIRE(table.size() < 1'000'000);
    std::string last;
    for_each_line(table, [&](std::string_view line) {
        if (line.starts_with("# ")) return;
        const std::size_t tab = line.find('\t');
        CAPTURE(line);
        REQUIRE(tab != std::string_view::npos);
        const std::string word(line.substr(0, tab));
        REQUIRE(last < word);
        const std::string digits(line.substr(tab + 1));
        REQUIRE(digits.find_first_not_of("0123456789") == std::string::npos);
        REQUIRE(std::stoul(digits) >= 3);
        last = word;
    });
}

TEST_CASE("every word of the background table is found in it", "[corpus][background]") {
    std::size_t words = 0;
    for_each_line(find_data_file("background.txt"), [&](std::string_view line) {
        if (line.starts_with('#')) return;
        const std::size_t tab = line.find('\t');
        const bool is_found =
            background_count(line.substr(0, tab)) == std::stoul(std::string(line.substr(tab + 1)));
        if (!is_found) FAIL(line);
        ++words;
    });
    CHECK(words > 20'000);
}

TEST_CASE("a word that the background table does not have counts as rare", "[corpus][background]") {
    CHECK(background_texts() > 10'000);
    for (const std::string_view word :
         {"", "zzzzzzzz", "\xff", "#texts", "# How", "thee\tthe", "the\n", "qqq"}) {
        CAPTURE(word);
        CHECK(background_count(word) == 0);
        CHECK(background_idf(word) == std::log(background_texts() + 1.0));
    }
}

TEST_CASE("a common word tells less than a rare one", "[corpus][background]") {
    CHECK(background_idf("the") < 0.5);
    CHECK(background_idf("the") < background_idf("market"));
    CHECK(background_idf("market") < background_idf("bishop"));
    CHECK(background_idf("bishop") < background_idf("slipstream"));
    CHECK(background_idf("market") ==
          std::log((background_texts() + 1.0) / static_cast<double>(background_count("market"))));
}
