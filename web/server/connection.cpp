#include "web/server/connection.h"

#include <array>
#include <cerrno>
#include <utility>

#include <sys/socket.h>

namespace debrief {

namespace {

Connection::Received to_received(ssize_t count) {
    if (count > 0) return Connection::Received::some;
    const bool is_empty = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return is_empty ? Connection::Received::nothing_yet : Connection::Received::end;
}

}  // namespace

Connection::Connection(Descriptor socket, Peer peer, const HeadLimits& limits)
    : socket_(std::move(socket)), peer_(std::move(peer)), limits_(limits), reader_(limits) {}

Connection::Received Connection::receive() {
    constexpr std::size_t too_many = 2;  // bytes, of which one may be a CR that waits for its LF
    const std::size_t old_size = received_.size();
    received_.resize(limits_.bytes + too_many);
    const ssize_t count = ::recv(number(), received_.data() + old_size, received_.size() - old_size, 0);
    const Received received = to_received(count);
    received_.resize(old_size + (count > 0 ? static_cast<std::size_t>(count) : 0));
    return received;
}

ReadHead Connection::next_head() {
    ReadHead read = reader_.read(received_);
    if (read.bytes > 0) {
        received_.erase(0, read.bytes);
        reader_ = HeadReader(limits_);
    }
    return read;
}

void Connection::set_reply(std::string bytes, AfterReply after) {
    reply_ = std::move(bytes);
    sent_ = 0;
    after_ = after;
}

Connection::Sent Connection::send_more() {
    while (sent_ < reply_.size()) {
        const ssize_t count = ::send(number(), reply_.data() + sent_, reply_.size() - sent_, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? Sent::part : Sent::failed;
        sent_ += static_cast<std::size_t>(count);
    }
    reply_ = {};
    sent_ = 0;
    return Sent::all;
}

void Connection::end_sending() {
    ::shutdown(number(), SHUT_WR);
    received_ = {};
}

void Connection::enter(State new_state, std::optional<std::chrono::milliseconds> time) {
    state = new_state;
    since = std::chrono::steady_clock::now();
    deadline = time ? since + *time : Time::max();
}

Connection::Received Connection::drain(std::size_t most_bytes) {
    std::array<char, 16 * 1024> bytes;
    const ssize_t count = ::recv(number(), bytes.data(), bytes.size(), 0);
    if (count > 0) drained_ += static_cast<std::size_t>(count);
    return drained_ > most_bytes ? Received::end : to_received(count);
}

}  // namespace debrief
