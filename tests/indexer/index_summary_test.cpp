#include "indexer/index_summary.h"

#include "tests/support/catch.h"

using namespace debrief;

namespace {

/// A run that did a little of everything.
IndexRunSummary busy_run() {
    IndexRunSummary summary;
    summary.added = 1;
    summary.replaced = 2;
    summary.removed = 3;
    summary.moved = 4;
    summary.unchanged = 5;
    summary.mended = 6;
    summary.refused = 7;
    summary.passed_over = 8;
    summary.documents = 12;
    summary.bytes = 900;
    return summary;
}

constexpr std::string_view all_counts =
    "1 added, 2 replaced, 4 moved, 3 removed, 5 unchanged, 7 refused (told above), 6 mended (told above), 8 "
    "files "
    "of another format passed over";

}  // namespace

TEST_CASE("a run's summary says what became of its briefings", "[indexer][index_summary]") {
    CHECK(summary_line(busy_run(), "news") == "12 briefings in 'news': " + std::string(all_counts));
}

TEST_CASE("a summary leaves out what did not happen", "[indexer][index_summary]") {
    IndexRunSummary summary;
    summary.documents = 1;
    CHECK(summary_line(summary, "news") == "1 briefing in 'news': nothing has changed");
    summary.added = 1;
    summary.passed_over = 1;
    CHECK(summary_line(summary, "news") ==
          "1 briefing in 'news': 1 added, 0 replaced, 1 file of another format passed over");
}

TEST_CASE("a dry run claims no number of briefings and that nothing was done", "[indexer][index_summary]") {
    CHECK(dry_run_line(busy_run(), "news") ==
          "dry run for 'news': " + std::string(all_counts) + "; nothing was done");
}

TEST_CASE("a run's summary as JSON has every count", "[indexer][index_summary]") {
    CHECK(to_json_line(busy_run(), "news") ==
          R"({"v":2,"index":"news","added":1,"replaced":2,"moved":4,"removed":3,"unchanged":5,"refused":7,)"
          R"("mended":6,"passed_over":8,"documents":12,"bytes":900})"
          "\n");
}
