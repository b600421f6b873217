#pragma once

#include "web/server/request_head.h"

#include <chrono>
#include <cstddef>
#include <set>
#include <string>

namespace debrief {

/// How much of everything the front door lets in, and for how long.
struct DoorLimits {
    using Milliseconds = std::chrono::milliseconds;

    HeadLimits head{};
    std::size_t workers = 8;                    ///< requests that are answered at a time
    std::size_t requests_waiting = 128;         ///< beside those
    std::size_t connections = 512;              ///< open at a time
    std::size_t connections_of_address = 64;    ///< of these
    std::size_t requests_of_connection = 1000;  ///< answered before it is closed
    std::size_t reply_bytes_held = 64'000'000;  ///< of all replies that clients have yet to read
    std::size_t drained_bytes = 256'000;        ///< read and thrown away after the last reply
    Milliseconds head_time{5'000};              ///< from a request's first byte to the end of its head
    Milliseconds idle_time{15'000};             ///< without a byte of a request
    Milliseconds waiting_time{5'000};           ///< of a request, before a worker takes it
    Milliseconds reply_time{10'000};            ///< for a client to read a reply
    std::size_t reply_bytes_a_second = 32'000;  ///< a client that reads so fast has longer for a long reply
    Milliseconds drain_time{1'000};             ///< for a client to close, after the last reply
    Milliseconds stop_time{500};                ///< for answers that are being made when the server stops
    Milliseconds crowded_head_time{1'000};      ///< as `head_time`, where a new connection needs the place
    /// Whose connections are not counted: many clients may come by way of a proxy on this machine.
    std::set<std::string> uncounted_addresses{"127.0.0.1", "::1", "unix"};
};

}  // namespace debrief
