#pragma once

#include "corpus/base/descriptor.h"
#include "web/server/http_writer.h"
#include "web/server/peer.h"
#include "web/server/request_head.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace debrief {

/// One client's connection, which never waits: what has arrived of its request, and what is left of its
/// reply.
class Connection {
 public:
    using Time = std::chrono::steady_clock::time_point;

    enum class State {
        idle,       ///< no byte of a request has come
        reading,    ///< a part of a head has come
        answering,  ///< a worker has the request
        sending,    ///< a part of the reply has gone
        draining,   ///< the last reply has gone; the client is to close
    };
    enum class Received { some, nothing_yet, end };
    enum class Sent { all, part, failed };

    /// `socket` does not block.
    Connection(Descriptor socket, Peer peer, const HeadLimits& limits);

    /// Takes what has arrived, up to a little more than a head may have.
    [[nodiscard]] Received receive();

    [[nodiscard]] bool has_received() const { return !received_.empty(); }

    /// The head of the next request, which is then no longer among what has arrived.
    [[nodiscard]] ReadHead next_head();

    void set_reply(std::string bytes, AfterReply after);

    /// Sends as much of the reply as the client takes now.
    [[nodiscard]] Sent send_more();

    /// That the reply takes in memory.
    [[nodiscard]] std::size_t reply_bytes() const { return reply_.size(); }
    [[nodiscard]] AfterReply after_reply() const { return after_; }

    /// Tells the client that no more comes, so that it has the reply whole even if it is still sending.
    void end_sending();

    /// Throws away what has arrived; whether more may come, up to `most_bytes` in all.
    [[nodiscard]] Received drain(std::size_t most_bytes);

    [[nodiscard]] int number() const { return socket_.number(); }
    [[nodiscard]] const Peer& peer() const { return peer_; }

    /// How many requests it has brought, with the one that is counted now.
    std::size_t count_request() { return ++requests_; }

    /// Begins a state that ends, if no event ends it, in a while; without a time, never.
    void enter(State new_state, std::optional<std::chrono::milliseconds> time);

    State state = State::idle;
    Time since{};                 ///< it has been in this state
    Time deadline = Time::max();  ///< of its state

 private:
    Descriptor socket_;
    Peer peer_;
    HeadLimits limits_;
    HeadReader reader_;
    std::string received_;
    std::string reply_;
    std::size_t sent_ = 0;
    std::size_t drained_ = 0;
    std::size_t requests_ = 0;
    AfterReply after_ = AfterReply::close;
};

}  // namespace debrief
