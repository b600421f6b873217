#include "searcher/sweep_file.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <array>

#include <fmt/format.h>

using namespace debrief;

namespace {

Sweep sweep_from(std::string_view text, const RankingOptions& usual = {}) {
    const test::TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("sweep", text));
    return read_sweep(stream, "sweep.txt", usual);
}

std::string shown(const Sweep& sweep) {
    std::string text;
    for (const SweepSetting& setting : sweep.settings) {
        for (const std::string& value : setting.values) text += value + " ";
        text += setting.is_usual ? "(usual)\n" : "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a sweep is all combinations of its values", "[searcher][sweep]") {
    const Sweep sweep = sweep_from(
        "\xEF\xBB\xBF# what to try\n\n  k1=1.2 1.60\t2 # how slowly\r\nmode = fast best\n"
        "neighbours.leaders = 8");
    CHECK(sweep.parameters == std::vector<std::string>{"k1", "mode", "neighbours.leaders"});
    CHECK(shown(sweep) ==
          "1.2 fast 8 \n1.2 best 8 \n1.60 fast 8 \n1.60 best 8 (usual)\n2 fast 8 \n2 best 8 \n");
    const RankingOptions& first = sweep.settings.front().ranking;
    CHECK(first.k1 == 1.2);
    CHECK(first.mode == RankingMode::fast);
    CHECK(first.b == RankingOptions{}.b);
}

TEST_CASE("what a sweep does not name stays as usual", "[searcher][sweep]") {
    RankingOptions usual;
    usual.mode = RankingMode::plain;
    usual.b = 0.1;
    const Sweep sweep = sweep_from("b = 0.1 0.2\n", usual);
    CHECK(shown(sweep) == "0.1 (usual)\n0.2 \n");
    CHECK(sweep.settings.back().ranking.mode == RankingMode::plain);
}

TEST_CASE("every parameter sets a member of its own", "[searcher][sweep]") {
    // Each name with its bounds, as help tells them: "k1 (0.01 to 100), b (0 to 1), ..."
    const std::string all = sweep_parameters_text();
    CHECK(all.starts_with("mode (plain, fast, best or deep), k1 (0.01 to 100), b (0 to 1), "));
    std::string_view rest = std::string_view(all).substr(all.find("k1"));
    std::size_t count = 0;
    while (!rest.empty()) {
        const std::string name(rest.substr(0, rest.find(' ')));
        const std::size_t bounds = rest.find('(') + 1;
        const std::string least(rest.substr(bounds, rest.find(' ', bounds) - bounds));
        const std::size_t most_begin = rest.find("to ") + 3;
        const std::string most(rest.substr(most_begin, rest.find(')') - most_begin));
        CAPTURE(name);
        const Sweep once = sweep_from(fmt::format("{} = {} {}", name, least, most));
        // Set again to the same, it is the usual one; so it was this member that changed.
        const Sweep again =
            sweep_from(fmt::format("{} = {} {}", name, least, most), once.settings.back().ranking);
        CHECK_FALSE(again.settings.front().is_usual);
        CHECK(again.settings.back().is_usual);
        const std::string others = name == "b" ? "exact_share = 0.2" : "b = 0.7";
        CHECK(sweep_from(others, once.settings.back().ranking).settings.front().is_usual);
        ++count;
        const std::size_t comma = rest.find("), ");
        rest = comma == std::string_view::npos ? "" : rest.substr(comma + 3);
    }
    CHECK(count == 27);
}

TEST_CASE("what is wrong with a sweep is told with its line", "[searcher][sweep]") {
    const auto failure = [](std::string_view text) {
        return test::thrown_by([&] { (void)sweep_from(text); });
    };
    CHECK(failure("k1 = 1\nk2 = 1\n")
              .starts_with("sweep.txt:2: no parameter is called 'k2' | there are mode (plain, fast, best or "
                           "deep), k1 (0.01 to 100), b "));
    CHECK(failure("k1 1.2") == "sweep.txt:1: has no '=' | its lines are 'k1 = 1.2 1.6 2.0'");
    CHECK(failure("= 1").starts_with("sweep.txt:1: no parameter is called '' | there are mode ("));
    CHECK(failure("k1 =\n") == "sweep.txt:1: 'k1' has no values | give 0.01 to 100");
    CHECK(failure("k1 = 1 # 2\nk1 = 2") == "sweep.txt:2: 'k1' stands twice | put all its values on one line");
    CHECK(failure("k1 = 1 1.0") == "sweep.txt:1: 'k1' has the value '1.0' twice | leave one out");
    CHECK(failure("mode = quick") ==
          "sweep.txt:1: 'mode' cannot be 'quick' | give plain, fast, best or deep");
    CHECK(failure("reranked = 20.5") == "sweep.txt:1: 'reranked' cannot be '20.5' | give 1 to 10000");
    const std::string bad = GENERATE("0", "-1", "101", "nan", "inf", "1e999", "1,2", "1.2x", "0x1p1", "\xFF");
    CHECK(failure("k1 = " + bad) == fmt::format("sweep.txt:1: 'k1' cannot be '{}' | give 0.01 to 100", bad));
    CHECK(failure("") == "'sweep.txt' says nothing to try | its lines are 'k1 = 1.2 1.6 2.0'");
    CHECK(failure("k1 = " + std::string(70'000, '1')) ==
          "sweep.txt:1: is longer than 65536 bytes | divide it");
    CHECK(test::kind_thrown_by([] { (void)sweep_from(""); }) == ErrorKind::usage);
}

TEST_CASE("a sweep has no more settings than may be", "[searcher][sweep]") {
    std::string values;
    for (int i = 1; i <= 50; ++i) values += fmt::format(" {}", i);
    const std::string two = "reranked =" + values + "\nneighbours.pool =" + values + "\n";
    CHECK(test::thrown_by([&] { (void)sweep_from(two); }) ==
          "'sweep.txt' makes 2500 settings | try at most 2000 at once");
    CHECK(
        sweep_from("reranked =" + values + "\nb = 0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9\n").settings.size() ==
        500);
    // More than fit in memory are told too.
    std::string many;
    for (const char* name : {"reranked", "neighbours.pool", "neighbours.leaders", "neighbours.neighbours",
                             "feedback.documents", "feedback.terms", "feedback.fewest", "feedback.kept"})
        many += std::string(name) + " =" + values + "\n";
    CHECK(test::thrown_by([&] { (void)sweep_from(many); }) ==
          "'sweep.txt' makes 39062500000000 settings | try at most 2000 at once");
}

TEST_CASE("any text is a sweep or told to be none", "[searcher][sweep][property]") {
    constexpr std::array<std::string_view, 12> pieces{"k1",   "=",    " ", "\n", "1.2", "mode",
                                                      "best", "\xFF", "#", "b",  "\t",  "\0"};
    test::Random random(7);
    for (int i = 0; i < 300; ++i) {
        const std::string text = random.joined(pieces, random.below(12));
        CAPTURE(text);
        std::size_t settings = 1;
        const auto kind = test::kind_thrown_by([&] { settings = sweep_from(text).settings.size(); });
        CHECK(settings > 0);
        CHECK((!kind || kind == ErrorKind::usage));
    }
}
