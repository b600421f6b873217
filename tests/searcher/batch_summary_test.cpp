#include "searcher/batch_summary.h"

#include "tests/support/catch.h"

using namespace debrief;
using std::chrono::duration;

TEST_CASE("a percentile is the value of the nearest rank", "[searcher][batch]") {
    std::vector<float> values;
    for (int i = 200; i > 0; --i) values.push_back(static_cast<float>(i));
    CHECK(percentile(values, 0.5) == 100);
    CHECK(percentile(values, 0.95) == 190);
    CHECK(percentile(values, 0.99) == 198);
    CHECK(percentile(values, 1) == 200);
    CHECK(percentile(values, 0) == 1);
    CHECK(percentile({7}, 0.5) == 7);
    CHECK(percentile({3, 1, 2}, 0.5) == 2);
    CHECK(percentile({}, 0.5) == 0);
}

TEST_CASE("a summary tells rate and percentiles", "[searcher][batch]") {
    BatchSummary summary;
    summary.queries = 4;
    summary.with_hits = 3;
    summary.milliseconds = {1, 2, 3, 40};
    CHECK(to_text(summary, duration<double>(2)) ==
          "4 queries, 3 of them with hits, in 2.0 s: 2.0 queries/s\n"
          "a query takes p50 2.00 ms, p95 40.00 ms, p99 40.00 ms\n");
    CHECK(to_text(BatchSummary(), duration<double>(0)) ==
          "0 queries, 0 of them with hits, in 0.0 s: 0.0 queries/s\n"
          "a query takes p50 0.00 ms, p95 0.00 ms, p99 0.00 ms\n");
}

TEST_CASE("progress tells queries and rate, and what is left where that is known", "[searcher][batch]") {
    CHECK(batch_progress(50, 1'000, 4'000, duration<double>(2)) ==
          "[===         ]  25 %  50 queries  25.0 queries/s  6 s left");
    CHECK(batch_progress(50, 9'000, 4'000, duration<double>(2)) ==
          "[============] 100 %  50 queries  25.0 queries/s  0 s left");
    CHECK(batch_progress(50, 1'000, 0, duration<double>(2)) == "50 queries  25.0 queries/s");
}
