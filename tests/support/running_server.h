#pragma once

#include "corpus/base/day.h"
#include "indexer/index_directory.h"
#include "web/server/server.h"

#include <string>
#include <thread>
#include <utility>

namespace debrief::test {

/// Of a server on loopback that knows the name news.example, on a day that stays the same.
inline ServerSettings test_settings(int port = 0) {
    return {.addresses = {ListenAddress{.port = port}}, .host_names = {"news.example"}, .today = [] {
                return *parse_iso_day("2026-11-22");
            }};
}

/// A server on a free port, running until the test ends.
class RunningServer {
 public:
    explicit RunningServer(const IndexDirectory& index, ServerSettings settings = test_settings())
        : server_(index, std::move(settings)), thread_([this] { server_.run(); }) {
        // A connection waits from the moment the port is taken, so no request needs to wait for `run`.
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() { server_.stop(); }

    [[nodiscard]] int port() const { return server_.port(); }
    [[nodiscard]] const DoorCounters& counters() const { return server_.counters(); }

 private:
    Server server_;
    std::jthread thread_;
};

}  // namespace debrief::test
