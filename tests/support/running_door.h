#pragma once

#include "tests/support/raw_client.h"
#include "web/server/front_door.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace debrief::test {

/// A front door on a free port of loopback, with a site behind it that answers a request with its target, or
/// for "/big" with 30 MB, or for "/held" when it is let go.
class RunningDoor {
 public:
    explicit RunningDoor(DoorLimits limits = {}, std::vector<ListenAddress> addresses = {ListenAddress{}});
    RunningDoor(const RunningDoor&) = delete;
    RunningDoor& operator=(const RunningDoor&) = delete;
    ~RunningDoor();

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] const DoorCounters& counters() const { return counters_; }

    /// The targets that came through, in their order.
    [[nodiscard]] std::vector<std::string> answered();

    /// Comes back when so many requests for "/held" are being answered.
    void wait_for_held(std::size_t count);
    void let_go();

    /// Comes back when the door has ended.
    void stop();

 private:
    Response answer(const RequestHead& head);

    DoorCounters counters_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> answered_;
    std::size_t held_ = 0;
    bool is_let_go_ = false;
    FrontDoor door_;
    int port_;
    std::jthread thread_;
};

/// A request for a target, as browsers send it.
[[nodiscard]] std::string request_for(std::string_view target, std::string_view fields = "");

}  // namespace debrief::test
