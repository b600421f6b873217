#include "corpus/base/forked.h"

#include "tests/support/catch.h"

#include <csignal>
#include <stdexcept>

#include <unistd.h>

using namespace debrief;

TEST_CASE("work in a child process tells what it finds", "[corpus][forked]") {
    const auto [told, failure] = run_forked(
        [](const ForkedTell& tell) {
            for (int i = 0; i < 10'000; ++i) tell("line\n");
        },
        10);
    CHECK(told.size() == 50'000);
    CHECK(failure.empty());
}

TEST_CASE("a child process that fails tells how, and what it told stays", "[corpus][forked]") {
    const auto thrown = run_forked(
        [](const ForkedTell& tell) {
            tell("before\n");
            throw std::runtime_error("broken");
        },
        10);
    CHECK(thrown.told == "before\n");
    CHECK(thrown.failure == "broken");
    const auto killed = run_forked([](const ForkedTell&) { ::kill(::getpid(), SIGKILL); }, 10);
    CHECK(killed.failure == "was ended by signal 9");
    const auto ended = run_forked([](const ForkedTell&) { ::_exit(5); }, 10);
    CHECK(ended.failure == "ended with status 5");
}

TEST_CASE("a child process that goes on for ever is ended", "[corpus][forked]") {
    const auto endless = run_forked(
        [](const ForkedTell&) {
            for (const volatile bool is_on = true; is_on;) {
            }
        },
        1);
    CHECK(endless.failure == "took more than 1 seconds of processor time");
}
