#pragma once

#include "web/http.h"
#include "web/server/door_counters.h"
#include "web/server/door_limits.h"
#include "web/server/host_names.h"
#include "web/server/listener.h"
#include "web/server/peer.h"
#include "web/server/request_head.h"

#include <functional>
#include <memory>
#include <vector>

namespace debrief {

/// Who answers behind the door. Neither function throws.
struct Behind {
    /// Called by several threads at a time.
    std::function<Response(const RequestHead&, const Peer&)> answer;
    /// The page for a refusal. The head is as far as it was understood: its target may be empty. Called by
    /// the thread of `run`, too.
    std::function<Response(Refusal, const RequestHead&, const Peer&)> refuse;
};

/// Reads requests within limits of bytes, lines, time and number, and lets in only what may be answered. One
/// thread waits for all connections, reads and writes; so a client that is idle, or slow to send or to read,
/// takes a place among the connections and no thread. The others make answers.
class FrontDoor {
 public:
    /// Clients can connect from here on. `counters` must outlive the door. Throws `Error` of kind `usage`.
    FrontDoor(std::vector<Listener> listeners, HostNames names, DoorLimits limits, Behind behind,
              DoorCounters& counters);
    FrontDoor(const FrontDoor&) = delete;
    FrontDoor& operator=(const FrontDoor&) = delete;
    ~FrontDoor();

    [[nodiscard]] const std::vector<Listener>& listeners() const;

    /// Lets requests in until `stop` is called; at once done where it was called before.
    void run();

    /// Makes `run` end: soon, though not before answers that are being made have their `stop_time`. From any
    /// thread.
    void stop();

 private:
    class Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace debrief
