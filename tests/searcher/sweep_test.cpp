#include "searcher/sweep.h"

#include "tests/support/catch.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

using namespace debrief;

namespace {

std::string shown(const SweepMean& mean) {
    return fmt::format("{:.4f} +{} -{}", mean.mean, mean.won, mean.lost);
}

std::vector<std::string> numbered_ids(std::size_t count) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back(fmt::format("q{}", i));
    return ids;
}

}  // namespace

TEST_CASE("a sweep ranks settings and cross-validates the choice, worked out by hand", "[searcher][sweep]") {
    // Topics 0 and 1 are the first fold, 2 and 3 the second.
    const SweepScores scores{{0.5, 0.5, 0.5, 0.5},
                             {
                                 {0.8, 0.6, 0.1, 0.5},  // 0.7 on the first fold, 0.3 on the second
                                 {0.4, 0.5, 0.9, 0.7},  // 0.45 and 0.8
                                 {0.5, 0.5, 0.5, 0.5},
                             }};
    const std::vector<std::size_t> folds{0, 0, 1, 1};
    const SweepReport report = report_sweep(scores, folds);
    CHECK(report.usual == 0.5);
    REQUIRE(report.rows.size() == 3);
    CHECK(report.rows[0].setting == 1);
    CHECK(shown(report.rows[0].all) == "0.6250 +2 -1");
    CHECK(report.rows[1].setting == 0);
    CHECK(shown(report.rows[1].all) == "0.5000 +2 -1");
    CHECK(report.rows[2].setting == 2);
    CHECK(shown(report.rows[2].all) == "0.5000 +0 -0");
    CHECK(report.rows[0].rank == 1);
    CHECK(report.rows[1].rank == 2);
    CHECK(report.rows[2].rank == 2);

    // For the first fold, setting 1 is the best on the second; for the second, setting 0 on the first.
    REQUIRE(report.folds.size() == 2);
    CHECK(report.folds[0].topics == 2);
    CHECK(report.folds[0].setting == 1);
    CHECK(fmt::format("{:.4f}", report.folds[0].elsewhere) == "0.8000");
    CHECK(shown(report.folds[0].held_out) == "0.4500 +0 -1");
    CHECK(report.folds[0].usual == 0.5);
    CHECK(report.folds[1].setting == 0);
    CHECK(fmt::format("{:.4f}", report.folds[1].elsewhere) == "0.7000");
    CHECK(shown(report.folds[1].held_out) == "0.3000 +0 -1");
    // (0.4 + 0.5 + 0.1 + 0.5) / 4
    CHECK(shown(report.cross_validated) == "0.3750 +0 -2");
}

TEST_CASE("of settings that are equally good the first is chosen", "[searcher][sweep]") {
    const SweepScores scores{{0, 0, 0}, {{0.2, 0.2, 0.2}, {0.2, 0.2, 0.2}}};
    const std::vector<std::size_t> folds{0, 1, 2};
    const SweepReport report = report_sweep(scores, folds);
    CHECK(report.rows[0].setting == 0);
    CHECK(report.rows[1].rank == 1);
    for (const SweepFold& fold : report.folds) CHECK(fold.setting == 0);
}

TEST_CASE("folds are as even as may be and know no order", "[searcher][sweep]") {
    const std::size_t count = GENERATE(5, 6, 23, 225);
    std::vector<std::string> ids = numbered_ids(count);
    const std::vector<std::size_t> folds = deal_folds(ids, 5, 1);
    std::map<std::size_t, std::size_t> sizes;
    std::map<std::string, std::size_t> fold_of;
    for (std::size_t i = 0; i < count; ++i) {
        ++sizes[folds[i]];
        fold_of[ids[i]] = folds[i];
    }
    REQUIRE(sizes.size() == 5);
    for (const auto& [fold, size] : sizes) CHECK((size == count / 5 || size == count / 5 + 1));

    std::reverse(ids.begin(), ids.end());
    const std::vector<std::size_t> reversed = deal_folds(ids, 5, 1);
    for (std::size_t i = 0; i < count; ++i) CHECK(reversed[i] == fold_of[ids[i]]);
}

TEST_CASE("another seed deals other folds, the same on every machine", "[searcher][sweep]") {
    const std::vector<std::string> ids = numbered_ids(20);
    CHECK(deal_folds(ids, 4, 1) == deal_folds(ids, 4, 1));
    CHECK(deal_folds(ids, 4, 1) != deal_folds(ids, 4, 2));
    CHECK(deal_folds(numbered_ids(6), 2, 1) == std::vector<std::size_t>{1, 1, 0, 1, 0, 0});
}
