#include "indexer/task_thread.h"

#include "tests/support/catch.h"

#include <future>
#include <stdexcept>
#include <vector>

using namespace debrief;

TEST_CASE("a thread does its tasks in order, and is waited for", "[indexer][task_thread]") {
    std::vector<int> done;
    TaskThread thread(2);
    for (int i = 0; i < 50; ++i) thread.add([&done, i] { done.push_back(i); });
    thread.finish();
    REQUIRE(done.size() == 50);
    for (int i = 0; i < 50; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
    thread.finish();
}

TEST_CASE("what a task throws comes out of the next call, and ends the thread", "[indexer][task_thread]") {
    bool is_later_done = false;
    TaskThread thread(1);
    thread.add([] { throw std::runtime_error("no room"); });
    CHECK_THROWS_WITH(thread.finish(), "no room");
    CHECK_THROWS_WITH(thread.add([&] { is_later_done = true; }), "no room");
    CHECK_THROWS_WITH(thread.finish(), "no room");
    CHECK_FALSE(is_later_done);
}

TEST_CASE("a thread that is given up does not begin what waits", "[indexer][task_thread]") {
    std::promise<void> begun;
    std::promise<void> go_on;
    bool is_later_done = false;
    {
        TaskThread thread(4);
        thread.add([&] {
            begun.set_value();
            go_on.get_future().wait();
        });
        thread.add([&] { is_later_done = true; });
        begun.get_future().wait();
        // The destructor stops the thread before it waits for the task that goes on.
        thread.stop();
        go_on.set_value();
    }
    CHECK_FALSE(is_later_done);
}
