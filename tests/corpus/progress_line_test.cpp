#include "corpus/base/progress_line.h"

#include "tests/support/catch.h"

#include <sstream>

using namespace debrief;
using std::chrono::duration;

TEST_CASE("a part done is drawn, and never more than the whole", "[corpus][progress_line]") {
    CHECK(part_done(1, 4) == 0.25);
    CHECK(part_done(9, 4) == 1);
    CHECK(progress_bar(0) == "[            ]   0 %");
    CHECK(progress_bar(0.5) == "[======      ]  50 %");
    CHECK(progress_bar(1) == "[============] 100 %");
}

TEST_CASE("the time left is what the rest takes at the same pace", "[corpus][progress_line]") {
    CHECK(time_left(0, duration<double>(5)) == "0 s");
    CHECK(time_left(0.25, duration<double>(2)) == "6 s");
    CHECK(time_left(0.0025, duration<double>(1)) == "6:39 min");
    CHECK(time_left(1, duration<double>(100)) == "0 s");
}

TEST_CASE("a line is taken away before something else is written", "[corpus][progress_line]") {
    std::ostringstream out;
    ProgressLine line(out, 80);
    line.clear();
    CHECK(out.str() == "\r\x1B[K");
}
