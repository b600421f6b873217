#include "searcher/significance.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <cmath>
#include <vector>

#include <fmt/format.h>

using namespace debrief;

namespace {

std::string shown(const std::vector<double>& differences, const RandomisationOptions& options = {}) {
    const RandomisationResult result = randomisation_test(differences, options);
    return fmt::format("{:.4f} of {}{}", result.p, result.permutations, result.is_exact ? ", exact" : "");
}

/// All choices of signs, by recursion.
void count_all(const std::vector<double>& differences, std::size_t index, double sum, double observed,
               int& all, int& extreme) {
    if (index == differences.size()) {
        ++all;
        if (std::abs(sum) > std::abs(observed) - 1e-9) ++extreme;
        return;
    }
    count_all(differences, index + 1, sum + differences[index], observed, all, extreme);
    count_all(differences, index + 1, sum - differences[index], observed, all, extreme);
}

}  // namespace

TEST_CASE("few differences are permuted in all ways", "[searcher][significance]") {
    // +1 and -1
    CHECK(shown({1}) == "1.0000 of 2, exact");
    // +++ and --- of eight
    CHECK(shown({1, 1, 1}) == "0.2500 of 8, exact");
    // Sums of 1 2 3 with signs: 6 4 2 0 0 -2 -4 -6; observed 4 (as 1 2 3 with 1 negative)
    CHECK(shown({-1, 2, 3}) == "0.5000 of 8, exact");
    CHECK(shown({1, -2, -3}) == "0.5000 of 8, exact");
    CHECK(shown({1, -1}) == "1.0000 of 4, exact");
    CHECK(shown({}) == "1.0000 of 1, exact");
}

TEST_CASE("pairs without a difference change nothing", "[searcher][significance]") {
    CHECK(shown({0, 1, 0, 1, 1}) == "0.2500 of 8, exact");
    CHECK(shown({0, 0}) == "1.0000 of 1, exact");
    CHECK(shown(std::vector<double>(1000, 0.0)) == "1.0000 of 1, exact");
}

TEST_CASE("rounding makes no sum less extreme than itself", "[searcher][significance]") {
    // 0.1 + 0.2 - 0.3 is not 0 in binary fractions, and every order of equal sums must count.
    CHECK(shown({0.1, 0.2, -0.3}) == "1.0000 of 8, exact");
    CHECK(shown({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) == "0.0020 of 1024, exact");
}

TEST_CASE("the exact test equals plain enumeration", "[searcher][significance][property]") {
    for (unsigned seed = 0; seed < 50; ++seed) {
        test::Random random(seed);
        std::vector<double> differences;
        double observed = 0;
        for (std::size_t i = 1 + random.below(10); i > 0; --i) {
            differences.push_back((static_cast<double>(random.below(2001)) - 1000.5) / 1000);
            observed += differences.back();
        }
        int all = 0;
        int extreme = 0;
        count_all(differences, 0, 0, observed, all, extreme);
        CAPTURE(seed);
        CHECK(randomisation_test(differences).p == Approx(static_cast<double>(extreme) / all));
    }
}

TEST_CASE("many differences are permuted by chance, the same on every machine", "[searcher][significance]") {
    std::vector<double> differences;
    for (int i = 0; i < 100; ++i) differences.push_back((i * 37 % 41 - 17) / 100.0);
    const std::string usual = shown(differences, {1000, 1});
    CHECK(usual == shown(differences, {1000, 1}));
    // Worked out by another implementation of the generator, in another language.
    CHECK(usual == "0.0070 of 1000");
    CHECK(shown(differences, {1000, 2}) == "0.0130 of 1000");
    // A hundred queries that all gain: no permutation of a thousand is as extreme, so 1/1001
    CHECK(shown(std::vector<double>(100, 0.1), {1000, 1}) == "0.0010 of 1000");
}

TEST_CASE("permutations by chance come near to all of them", "[searcher][significance]") {
    const std::vector<double> differences{0.3,  -0.1, 0.25,  0.4, -0.2, 0.1,
                                          0.05, 0.35, -0.15, 0.2, 0.12, -0.07};
    const RandomisationResult exact = randomisation_test(differences);
    const RandomisationResult sampled = randomisation_test(differences, {4095, 7});
    REQUIRE(exact.is_exact);
    REQUIRE_FALSE(sampled.is_exact);
    CHECK(std::abs(exact.p - sampled.p) < 0.02);
}

TEST_CASE("what differs by chance is found to seldom", "[searcher][significance][property]") {
    int rejected = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        test::Random random(seed);
        std::vector<double> differences;
        for (int i = 0; i < 30; ++i) differences.push_back(static_cast<double>(random.below(2001)) - 1000);
        if (randomisation_test(differences, {500, seed}).p <= 0.05) ++rejected;
    }
    CHECK(rejected <= 20);  // 10 expected
    CHECK(rejected >= 2);
}
