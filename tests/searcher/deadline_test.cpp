#include "searcher/deadline.h"

#include "tests/support/catch.h"

using namespace debrief;
using namespace std::chrono_literals;

namespace {

/// A clock that a test sets.
struct SetClock {
    std::chrono::steady_clock::time_point now{1h};
    std::size_t looks = 0;

    Deadline::Clock clock() {
        return [this] {
            ++looks;
            return now;
        };
    }
};

}  // namespace

TEST_CASE("a deadline is over once its limit has passed, and stays so", "[searcher][deadline]") {
    SetClock time;
    Deadline deadline(10ms, time.clock());
    CHECK_FALSE(deadline.is_over_now());
    CHECK_FALSE(deadline.was_met());
    time.now += 10ms;
    CHECK_FALSE(deadline.was_met());  // nobody has looked
    CHECK(deadline.is_over_now());
    time.now -= 10ms;
    CHECK(deadline.is_over());
    CHECK(deadline.was_met());
    CHECK(deadline.limit() == 10ms);
}

TEST_CASE("many short steps look at the clock now and then, long ones each time", "[searcher][deadline]") {
    SetClock time;
    Deadline deadline(10ms, time.clock());
    time.looks = 0;
    for (unsigned i = 0; i < 2 * Deadline::steps_between_looks; ++i) CHECK_FALSE(deadline.is_over());
    CHECK(time.looks == 2);
    for (int i = 0; i < 3; ++i) CHECK_FALSE(deadline.is_over_now());
    CHECK(time.looks == 5);
}

TEST_CASE("a part ends with the whole, whose limit is then told", "[searcher][deadline]") {
    SetClock time;
    Deadline whole(10ms, time.clock());
    Deadline part(7ms, &whole);
    Deadline late_part(50ms, &whole);
    Deadline endless_part(0ms, &whole);
    time.now += 8ms;
    CHECK(part.is_over_now());
    CHECK(part.limit() == 7ms);
    CHECK_FALSE(late_part.is_over_now());
    CHECK_FALSE(endless_part.is_over_now());
    CHECK_FALSE(whole.was_met());
    time.now += 2ms;
    CHECK(late_part.is_over_now());
    CHECK(endless_part.is_over_now());
    CHECK(whole.was_met());
    CHECK(late_part.limit() == 10ms);
}

TEST_CASE("whoever waits no longer ends a search and its parts", "[searcher][deadline]") {
    std::atomic<bool> is_cancelled = false;
    Deadline never(0ms);
    never.end_with(is_cancelled);
    Deadline part(0ms, &never);
    CHECK_FALSE(part.is_over_now());
    is_cancelled = true;
    CHECK(part.is_over_now());
    CHECK(never.was_met());
}

TEST_CASE("a deadline that there is not is never over", "[searcher][deadline]") {
    CHECK_FALSE(is_over_now(nullptr));
    Deadline alone(0ms, nullptr);
    CHECK_FALSE(alone.is_over_now());
    Deadline over(-1ms, nullptr);
    CHECK(is_over_now(&over));
}
