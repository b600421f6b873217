#include "web/server/front_door.h"

#include "corpus/base/error.h"
#include "web/server/connection_table.h"
#include "web/server/http_writer.h"
#include "web/server/poller.h"
#include "web/server/work_queue.h"

#include <atomic>
#include <cerrno>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace debrief {

namespace {

using Clock = std::chrono::steady_clock;
using State = Connection::State;
using Interest = Poller::Interest;

constexpr std::chrono::milliseconds deadline_tick{100};  ///< how exact deadlines are
constexpr std::size_t accepted_at_once = 64;             ///< so that those who are in are not kept waiting
constexpr std::size_t turned_away_at_once = 64;          ///< beside the connections that are let in

/// An answer on its way from a worker; no bytes where none could be made.
struct Finished {
    std::uint64_t id;
    std::string reply;
    AfterReply after;
};

}  // namespace

class FrontDoor::Loop {
 public:
    Loop(std::vector<Listener> listeners, HostNames names, DoorLimits limits, Behind behind,
         DoorCounters& counters)
        : listeners_(std::move(listeners)),
          names_(std::move(names)),
          limits_(std::move(limits)),
          behind_(std::move(behind)),
          counters_(counters) {
        last_id_ = listeners_.size();  // the first ids are the listeners'
        for (std::size_t i = 0; i < listeners_.size(); ++i) add_listener(i);
    }

    void run();
    void stop() {
        is_stop_wanted_ = true;
        poller_.wake();
    }
    [[nodiscard]] const std::vector<Listener>& listeners() const { return listeners_; }

 private:
    using Id = ConnectionTable::Id;

    void add_listener(std::size_t place);
    void listen(Interest interest);
    void begin_to_stop();
    [[nodiscard]] bool is_done() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> time_to_wait() const;

    void accept_from(const Listener& listener);
    void admit(Descriptor socket, const sockaddr_storage& address);
    bool make_room();

    void on_event(const Poller::Event& event);
    void read_request(Id id, Connection& connection);
    void let_in(Id id, Connection& connection, const RequestHead& head);
    void answer(Id id, const RequestHead& head, const Peer& peer, ReplyForm form, Clock::time_point since);
    void refuse(Id id, Connection& connection, Refusal refusal, const RequestHead& head);
    void take_finished();
    void send(Id id, Connection& connection);
    void after_reply(Id id, Connection& connection);
    void expire();

    std::vector<Listener> listeners_;
    const HostNames names_;
    const DoorLimits limits_;
    const Behind behind_;
    DoorCounters& counters_;

    Poller poller_;
    ConnectionTable connections_;
    Id last_id_ = 0;
    Clock::time_point next_look_{};    ///< at deadlines
    Clock::time_point last_moment_{};  ///< when a stop does not wait any longer
    bool is_listening_ = false;
    bool is_stopping_ = false;

    std::atomic<bool> is_stop_wanted_{false};
    std::mutex mutex_;
    std::vector<Finished> finished_;  ///< guarded by `mutex_`
    std::optional<WorkQueue> work_;   ///< the last member: its threads use the others
};

void FrontDoor::Loop::add_listener(std::size_t place) {
    if (poller_.add(listeners_[place].number(), place + 1, Interest::nothing)) return;
    throw Error(
        ErrorKind::usage,
        fmt::format("the server cannot wait for connections on '{}'", to_string(listeners_[place].address())),
        "raise the limit of open files, see 'ulimit -n'");
}

void FrontDoor::Loop::run() {
    work_.emplace(limits_.workers, limits_.requests_waiting);
    listen(Interest::reading);
    while (true) {
        if (is_stop_wanted_ && !is_stopping_) begin_to_stop();
        if (is_stopping_ && is_done()) break;
        for (const Poller::Event& event : poller_.wait(time_to_wait())) on_event(event);
        take_finished();
        if (const auto now = Clock::now(); now >= next_look_) {
            expire();
            if (!is_stopping_) listen(Interest::reading);
            next_look_ = now + deadline_tick;
        }
        counters_.open = connections_.size();
        counters_.waiting = work_->waiting();
    }
    work_.reset();
    connections_.close_all();
    counters_.open = 0;
    counters_.waiting = 0;
}

/// Not while the system has no descriptors left: new connections wait outside until deadlines are looked at.
void FrontDoor::Loop::listen(Interest interest) {
    if (is_listening_ == (interest == Interest::reading)) return;
    is_listening_ = !is_listening_;
    for (std::size_t i = 0; i < listeners_.size(); ++i)
        poller_.change(listeners_[i].number(), i + 1, interest);
}

std::optional<std::chrono::milliseconds> FrontDoor::Loop::time_to_wait() const {
    if (connections_.is_empty() && is_listening_ && !is_stopping_) return std::nullopt;
    return deadline_tick;
}

/// Nobody is let in any more; those whose request is being answered get their reply.
void FrontDoor::Loop::begin_to_stop() {
    is_stopping_ = true;
    last_moment_ = Clock::now() + limits_.stop_time;
    for (const Listener& listener : listeners_) poller_.remove(listener.number());
    listeners_.clear();
    for (const Id id : connections_.in({State::idle, State::reading, State::draining}))
        connections_.close(id);
}

bool FrontDoor::Loop::is_done() const {
    return connections_.is_empty() || Clock::now() >= last_moment_;
}

void FrontDoor::Loop::accept_from(const Listener& listener) {
    for (std::size_t i = 0; i < accepted_at_once; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        Descriptor socket(::accept4(listener.number(), reinterpret_cast<sockaddr*>(&address), &size,
                                    SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.number() >= 0) {
            admit(std::move(socket), address);
            continue;
        }
        const int failure = errno;
        if (failure == ECONNABORTED || failure == EINTR) continue;
        if (failure != EMFILE && failure != ENFILE && failure != ENOBUFS && failure != ENOMEM) return;
        if (!make_room()) return listen(Interest::nothing);
    }
}

void FrontDoor::Loop::admit(Descriptor socket, const sockaddr_storage& address) {
    ++counters_.accepted;
    const Peer peer = to_peer(address);
    const int yes = 1;
    if (peer.address != "unix") ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const bool is_counted = !limits_.uncounted_addresses.contains(peer.address);
    std::optional<Refusal> refusal;
    if (is_counted && connections_.count_of(peer.group) >= limits_.connections_of_address) {
        refusal = Refusal::connections_of_address;
    } else if (connections_.size() >= limits_.connections && !make_room()) {
        refusal = Refusal::connections;
    }
    const Id id = ++last_id_;
    if (connections_.size() >= limits_.connections + turned_away_at_once ||
        !poller_.add(socket.number(), id, Interest::reading)) {
        ++counters_.dropped;
        return;
    }
    connections_.add(id, Connection(std::move(socket), peer, limits_.head));
    Connection& connection = *connections_.find(id);
    connection.enter(State::idle, limits_.idle_time);
    if (refusal) refuse(id, connection, *refusal, {});
}

/// Whether a connection could be given up.
bool FrontDoor::Loop::make_room() {
    const auto id = connections_.least_needed(Clock::now(), limits_.crowded_head_time);
    if (!id) return false;
    const State state = connections_.find(*id)->state;
    if (state == State::reading) counters_.count(Refusal::slow_head);
    if (state == State::idle) ++counters_.idle_closed;
    connections_.close(*id);
    return true;
}

void FrontDoor::Loop::on_event(const Poller::Event& event) {
    if (event.id <= listeners_.size()) return accept_from(listeners_[event.id - 1]);
    Connection* const connection = connections_.find(event.id);
    if (!connection) return;  // closed by an event before this one
    auto received = Connection::Received::nothing_yet;
    switch (connection->state) {
        case State::idle:
        case State::reading:
            received = connection->receive();
            if (received == Connection::Received::some) return read_request(event.id, *connection);
            break;
        case State::answering:
            if (event.is_broken) received = Connection::Received::end;
            break;
        case State::sending:
            return send(event.id, *connection);
        case State::draining:
            received = connection->drain(limits_.drained_bytes);
            break;
    }
    if (received == Connection::Received::end) connections_.close(event.id);
}

/// Looks for a request in what has arrived.
void FrontDoor::Loop::read_request(Id id, Connection& connection) {
    if (connection.state != State::reading) connection.enter(State::reading, limits_.head_time);
    const ReadHead read = connection.next_head();
    if (read.refusal) return refuse(id, connection, *read.refusal, read.head);
    if (!read.is_complete()) return;
    const auto& host = read.head.host;
    // An address in numbers cannot be another site's name that was pointed at us.
    if (host && !names_.has(*host) && host->name != own_address(connection.number()))
        return refuse(id, connection, Refusal::unknown_host, read.head);
    let_in(id, connection, read.head);
}

void FrontDoor::Loop::let_in(Id id, Connection& connection, const RequestHead& head) {
    const std::size_t number = connection.count_request();
    ReplyForm form{.method = head.method, .may_compress = accepts_gzip(head), .idle_time = limits_.idle_time};
    if (head.is_persistent && number < limits_.requests_of_connection) {
        form.after = AfterReply::stay_open;
        form.requests_left = limits_.requests_of_connection - number;
    }
    const bool has_room =  // for copies: the connection may be gone before the answer comes
        work_->offer([this, id, head, peer = connection.peer(), form, since = Clock::now()] {
            answer(id, head, peer, form, since);
        });
    if (!has_room) return refuse(id, connection, Refusal::requests_waiting, head);
    connection.enter(State::answering, std::nullopt);
    poller_.change(connection.number(), id, Interest::nothing);
}

/// In a worker's thread.
void FrontDoor::Loop::answer(Id id, const RequestHead& head, const Peer& peer, ReplyForm form,
                             Clock::time_point since) {
    Finished finished{id, {}, form.after};
    try {
        if (Clock::now() - since > limits_.waiting_time) {
            counters_.count(Refusal::requests_waiting);
            form.after = finished.after = AfterReply::close;
            finished.reply = to_bytes(behind_.refuse(Refusal::requests_waiting, head, peer), form);
        } else {
            finished.reply = to_bytes(behind_.answer(head, peer), form);
            ++counters_.answered;
        }
    } catch (const std::exception&) {
        finished.reply.clear();  // no memory for the reply: the connection is closed
    }
    {
        const std::lock_guard lock(mutex_);
        finished_.push_back(std::move(finished));
    }
    poller_.wake();
}

/// Ends the connection with a reply: what comes after a request that was refused is not looked at.
void FrontDoor::Loop::refuse(Id id, Connection& connection, Refusal refusal, const RequestHead& head) {
    counters_.count(refusal);
    const Response response = behind_.refuse(refusal, head, connection.peer());
    connection.set_reply(to_bytes(response, {.method = head.method}), AfterReply::close);
    send(id, connection);
}

void FrontDoor::Loop::take_finished() {
    std::vector<Finished> all;
    {
        const std::lock_guard lock(mutex_);
        all.swap(finished_);
    }
    for (Finished& finished : all) {
        Connection* const connection = connections_.find(finished.id);
        if (!connection) continue;
        if (finished.reply.empty()) {
            connections_.close(finished.id);
            continue;
        }
        connection->set_reply(std::move(finished.reply), finished.after);
        send(finished.id, *connection);
    }
}

/// May close connections, this one among them.
void FrontDoor::Loop::send(Id id, Connection& connection) {
    switch (connection.send_more()) {
        case Connection::Sent::all:
            return after_reply(id, connection);
        case Connection::Sent::failed:
            return connections_.close(id);
        case Connection::Sent::part:
            break;
    }
    if (connection.state == State::sending) return;
    const std::chrono::seconds more(connection.reply_bytes() / limits_.reply_bytes_a_second);
    connection.enter(State::sending, limits_.reply_time + more);
    poller_.change(connection.number(), id, Interest::writing);
    // Replies that nobody reads must not fill the memory.
    for (const Id reader : connections_.readers_above(limits_.reply_bytes_held)) {
        ++counters_.slow_readers_cut;
        connections_.close(reader);
    }
}

void FrontDoor::Loop::after_reply(Id id, Connection& connection) {
    if (is_stopping_) return connections_.close(id);
    poller_.change(connection.number(), id, Interest::reading);
    if (connection.after_reply() == AfterReply::close) {
        connection.end_sending();
        return connection.enter(State::draining, limits_.drain_time);
    }
    connection.enter(State::idle, limits_.idle_time);
    if (connection.has_received()) read_request(id, connection);  // that came with the one before
}

void FrontDoor::Loop::expire() {
    for (const Id id : connections_.late(Clock::now())) {
        Connection* const connection = connections_.find(id);
        if (!connection) continue;  // closed for another's sake
        if (connection->state == State::reading) {
            refuse(id, *connection, Refusal::slow_head, {});
            continue;
        }
        if (connection->state == State::idle) ++counters_.idle_closed;
        if (connection->state == State::sending) ++counters_.slow_readers_cut;
        connections_.close(id);
    }
}

FrontDoor::FrontDoor(std::vector<Listener> listeners, HostNames names, DoorLimits limits, Behind behind,
                     DoorCounters& counters)
    : loop_(std::make_unique<Loop>(std::move(listeners), std::move(names), std::move(limits),
                                   std::move(behind), counters)) {}

FrontDoor::~FrontDoor() = default;

const std::vector<Listener>& FrontDoor::listeners() const {
    return loop_->listeners();
}

void FrontDoor::run() {
    loop_->run();
}

void FrontDoor::stop() {
    loop_->stop();
}

}  // namespace debrief
