#include "searcher/synonyms.h"

#include "corpus/base/error.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

namespace {

std::string with_synonyms(std::string_view file, std::string_view query, const SynonymLimits& limits = {}) {
    const Synonyms synonyms(
        file, "f", [](const Problem&) {}, limits);
    Stemmer english;
    Query tree = parse_query(query).query;
    synonyms.add_to(tree, english);
    return to_string(tree);
}

/// `place: reason`, a line each.
std::string problems(std::string_view file) {
    std::string told;
    const Synonyms synonyms(file, "my.txt", [&](const Problem& problem) {
        told += problem.where + ": " + problem.reason + "\n";
    });
    return told;
}

constexpr std::string_view cars =
    "# vehicles\n"
    "car, automobile, \"motor car\"\n"
    "\n"
    "fed => \"federal reserve\"\n";

}  // namespace

TEST_CASE("words and phrases get their synonyms", "[searcher][synonyms]") {
    struct Case {
        const char* query;
        const char* expected;
    };
    const auto [query, expected] = GENERATE(values<Case>({
        {"car", R"((same (word "car") (word "automobile") (phrase "motor car")))"},
        {"Cars", R"((same (word "Cars") (word "automobile") (phrase "motor car")))"},
        {"\"motor car\"", R"((same (phrase "motor car") (word "car") (word "automobile")))"},
        {"fed", R"((same (word "fed") (phrase "federal reserve")))"},
        {"\"federal reserve\"", R"((phrase "federal reserve"))"},  // one way
        {"cart", R"((word "cart"))"},
        {"title:car", R"((title "car"))"},
        {"", "(everything)"},
    }));
    CAPTURE(query);
    CHECK(with_synonyms(cars, query) == expected);
}

TEST_CASE("synonyms stand at their place in a tree", "[searcher][synonyms]") {
    const std::string fed = R"((same (word "fed") (phrase "federal reserve")))";
    CHECK(with_synonyms(cars, "fed rate") == "(any " + fed + R"( (word "rate")))");
    CHECK(with_synonyms(cars, "fed AND rate") == "(all " + fed + R"( (word "rate")))");
    CHECK(with_synonyms(cars, "fed -fed") == "(but-not " + fed + R"( (word "fed")))");
}

TEST_CASE("neighbouring words that are a synonym together stay, and get what means the same",
          "[searcher][synonyms]") {
    CHECK(
        with_synonyms("motor show, \"car fair\"", "big motor shows today") ==
        R"((any (word "big") (word "motor") (word "shows") (word "today") (same (phrase "motor shows") (phrase "car fair"))))");
    CHECK(with_synonyms("motor show, \"car fair\"", "motor OR show").find("same") != std::string::npos);
}

TEST_CASE("lines add up, in the order of the file", "[searcher][synonyms]") {
    CHECK(with_synonyms("a1 => b1\na1 => c1, b1, a1\nb1, d1", "a1") ==
          R"((same (word "a1") (word "b1") (word "c1")))");
    CHECK(with_synonyms("\xEF\xBB\xBF"
                        "a1,b1\r\nc1,d1\r\n",
                        "c1") == R"((same (word "c1") (word "d1")))");
}

TEST_CASE("bad lines are told with their place", "[searcher][synonyms]") {
    CHECK(problems(cars).empty());
    CHECK(problems("car\n\n\"car, auto\ncar,,auto\n=> car\ncar =>\n\"car\" x, auto\na b c d e f g h i, j\n?, "
                   "car\n") ==
          "my.txt:1: a synonym stands alone\n"
          "my.txt:3: a quote is not closed\n"
          "my.txt:4: a synonym has no word\n"
          "my.txt:5: a synonym has no word\n"
          "my.txt:6: a synonym has no word\n"
          "my.txt:7: something stands behind a closing quote\n"
          "my.txt:8: a synonym has more than 8 words\n"
          "my.txt:9: a synonym has no word\n");
    CHECK(problems(std::string("\xFF\xFE\0\x01", 4)) != "");
    CHECK(problems("a, b => c => d\n") != "crash");
}

TEST_CASE("synonyms are bounded", "[searcher][synonyms]") {
    std::string group = "w0";
    for (int i = 1; i < 100; ++i) group += ", w" + std::to_string(i);
    const std::string tree = with_synonyms(group, "w0");
    CHECK(std::count(tree.begin(), tree.end(), '(') == 1 + 1 + 16);
    std::string query;
    for (int i = 0; i < 20; ++i) query += "car ";
    SynonymLimits limits;
    limits.places = 3;
    const std::string bounded = with_synonyms(cars, query, limits);
    std::size_t places = 0;
    for (std::size_t i = bounded.find("(same"); i != std::string::npos; i = bounded.find("(same", i + 1))
        ++places;
    CHECK(places == 3);
}

TEST_CASE("a file of synonyms that cannot be read is told", "[searcher][synonyms]") {
    const TemporaryFolder folder;
    const auto ignore = [](const Problem&) {};
    CHECK(thrown_by([&] { (void)read_synonyms(folder / "none.txt", ignore); }) ==
          "cannot read synonyms from '" + (folder / "none.txt") +
              "' | give a file with lines such as 'car, automobile'");
    CHECK(kind_thrown_by([&] { (void)read_synonyms(folder.path().string(), ignore); }) == ErrorKind::usage);
    SynonymLimits limits;
    limits.bytes = 10;
    const std::string large = folder.write("large.txt", "car, automobile\n");
    CHECK(thrown_by([&] { (void)read_synonyms(large, ignore, limits); }) ==
          "synonyms in '" + large + "' are more than 10 bytes | give a shorter file");
    CHECK_FALSE(read_synonyms(large, ignore).is_empty());
}
