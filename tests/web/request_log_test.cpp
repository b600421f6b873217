#include "web/server/request_log.h"

#include "tests/support/catch.h"

#include <condition_variable>
#include <mutex>
#include <vector>

using namespace debrief;

namespace {

RequestRecord record_of(std::string target) {
    using namespace std::chrono;
    const auto time = sys_days{year{2026} / 11 / 22} + hours{5} + minutes{6} + seconds{7} + milliseconds{89};
    return {.time = time,
            .sender = "192.0.2.7",
            .method = "GET",
            .target = std::move(target),
            .status = 200,
            .bytes = 5123,
            .took = microseconds{12'900}};
}

const std::string beginning = "time=2026-11-22T05:06:07.089Z peer=192.0.2.7 method=GET path=";

}  // namespace

TEST_CASE("a request is a line without what was searched for", "[web][request_log]") {
    CHECK(to_log_line(record_of("/?q=muse+spark"), LogLevel::info) ==
          beginning + "/ status=200 bytes=5123 ms=12");
}

TEST_CASE("at level debug it tells the query, too", "[web][request_log]") {
    CHECK(to_log_line(record_of("/?q=muse+spark"), LogLevel::debug) ==
          beginning + "/ query=\"q=muse+spark\" status=200 bytes=5123 ms=12");
    CHECK(to_log_line(record_of("/help"), LogLevel::debug) ==
          beginning + "/help status=200 bytes=5123 ms=12");
    CHECK(to_log_line(record_of("/?"), LogLevel::debug) ==
          beginning + "/ query=- status=200 bytes=5123 ms=12");
}

TEST_CASE("a refused request is told with its reason, and what is not known of it as -",
          "[web][request_log]") {
    RequestRecord record = record_of("");
    record.status = 408;
    record.refusal = "slow_head";
    CHECK(to_log_line(record, LogLevel::info) ==
          "time=2026-11-22T05:06:07.089Z peer=192.0.2.7 method=- path=- status=408 bytes=5123 ms=12 "
          "refusal=slow_head");
}

TEST_CASE("nothing of a request can end its line, add a value or reach a terminal", "[web][request_log]") {
    const std::string hostile = "/a b\n\r\x1B[2J\"\\\x7F=\xC2\x9B\xFF" + std::string(1, '\0');
    CHECK(to_log_line(record_of(hostile), LogLevel::info) ==
          beginning + R"("/a b\x0a\x0d\x1b[2J\"\\\x7f=\xc2\x9b\xff\x00")" + " status=200 bytes=5123 ms=12");
}

TEST_CASE("lines are written in their order, all of them before the end", "[web][request_log]") {
    std::vector<std::string> lines;
    {
        LogWriter log([&](std::string_view line) { lines.emplace_back(line); });
        for (int i = 0; i < 100; ++i) log.tell(std::to_string(i));
    }
    REQUIRE(lines.size() == 100);
    CHECK(lines.front() == "0");
    CHECK(lines.back() == "99");
}

TEST_CASE("who reads the log slowly keeps nobody waiting", "[web][request_log]") {
    std::mutex mutex;
    std::condition_variable changed;
    bool is_writing = false;
    bool may_write = false;
    std::vector<std::string> lines;
    {
        LogWriter log(
            [&](std::string_view line) {
                std::unique_lock lock(mutex);
                is_writing = true;
                changed.notify_all();
                changed.wait(lock, [&] { return may_write; });
                lines.emplace_back(line);
            },
            2);
        log.tell("first");
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return is_writing; });
        lock.unlock();
        for (const char* line : {"second", "third", "fourth", "fifth"}) log.tell(line);
        lock.lock();
        may_write = true;
        changed.notify_all();
    }
    CHECK(lines == std::vector<std::string>{"first", "dropped=2", "fourth", "fifth"});
}
