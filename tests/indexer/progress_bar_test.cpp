#include "indexer/progress_bar.h"

#include "tests/support/catch.h"

#include <sstream>

using namespace debrief;
using std::chrono::duration;

TEST_CASE("the line tells part done, briefings, bytes, rate and time left", "[indexer][progress_bar]") {
    struct Case {
        std::uint64_t bytes;
        std::uint64_t total;
        double seconds;
        const char* expected;
    };
    const auto [bytes, total, seconds, expected] = GENERATE(values<Case>({
        {0, 4'000'000, 0, "[            ]   0 %  6 briefings  0.0 of 4.0 MB  0.0 MB/s  0 s left"},
        {1'000'000, 4'000'000, 2, "[===         ]  25 %  6 briefings  1.0 of 4.0 MB  0.5 MB/s  6 s left"},
        {1'000'000, 400'000'000, 1,
         "[            ]   0 %  6 briefings  1.0 of 400.0 MB  1.0 MB/s  6:39 min left"},
        {4'000'000, 4'000'000, 2, "[============] 100 %  6 briefings  4.0 of 4.0 MB  2.0 MB/s  0 s left"},
        {9'000'000, 4'000'000, 2, "[============] 100 %  6 briefings  9.0 of 4.0 MB  4.5 MB/s  0 s left"},
        {1'500'000, 0, 3, "6 briefings  1.5 MB  0.5 MB/s"},
    }));
    CAPTURE(bytes, total, seconds);
    IndexRunSummary so_far;
    so_far.added = 3;
    so_far.replaced = 2;
    so_far.unchanged = 1;
    so_far.refused = 9;
    so_far.bytes = bytes;
    CHECK(progress_line(so_far, total, duration<double>(seconds)) == expected);
}

TEST_CASE("the line is taken away before something else is written", "[indexer][progress_bar]") {
    std::ostringstream out;
    ProgressBar bar(out, 80, 100);
    bar.clear();
    CHECK(out.str() == "\r\x1B[K");
}
