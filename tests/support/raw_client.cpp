#include "tests/support/raw_client.h"

#include "corpus/base/text.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

namespace debrief::test {

namespace {

constexpr timeval patience{30, 0};

sockaddr_in loopback_address(const std::string& address, int port) {
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, address.c_str(), &result.sin_addr);
    return result;
}

template <typename Address>
void connect_to(int socket, const Address& address) {
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
}

}  // namespace

RawClient::RawClient(int port, const std::string& from, int receive_bytes)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_bytes > 0)
        ::setsockopt(socket_.number(), SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    const sockaddr_in own = loopback_address(from, 0);
    if (::bind(socket_.number(), reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0)
        throw std::runtime_error("cannot take the address " + from);
    connect_to(socket_.number(), loopback_address("127.0.0.1", port));
}

RawClient::RawClient(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    connect_to(socket_.number(), address);
}

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void RawClient::end_sending() const {
    ::shutdown(socket_.number(), SHUT_WR);
}

bool RawClient::receive_more() {
    std::array<char, 65536> bytes;
    const ssize_t count = ::recv(socket_.number(), bytes.data(), bytes.size(), 0);
    if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

std::string RawClient::receive_all() const {
    std::string all;
    std::array<char, 65536> bytes;
    while (true) {
        const ssize_t count = ::recv(socket_.number(), bytes.data(), bytes.size(), 0);
        if (count == 0) return all;
        if (count < 0) return errno == ECONNRESET ? all : all + "(no end)";
        all.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

bool RawClient::read_a_little(std::size_t most_bytes) const {
    std::string bytes(most_bytes, '\0');
    const ssize_t count = ::recv(socket_.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

std::string RawClient::receive_head() {
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
        if (!receive_more()) return std::exchange(received_, {});
    }
    const std::string head = received_.substr(0, end + 4);
    received_.erase(0, head.size());
    return head;
}

std::string RawClient::receive_reply() {
    std::string reply = receive_head();
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = reply.find(name);
    if (at == std::string::npos) return reply;
    const std::size_t length = std::stoul(reply.substr(at + name.size()));
    while (received_.size() < length) {
        if (!receive_more()) break;
    }
    reply += received_.substr(0, length);
    received_.erase(0, length);
    return reply;
}

std::string statuses_in(std::string_view bytes) {
    constexpr std::string_view begin = "HTTP/1.1 ";
    std::string statuses;
    for (std::size_t at = bytes.find(begin); at != std::string_view::npos; at = bytes.find(begin, at + 1)) {
        const std::string_view status = bytes.substr(at + begin.size(), 3);
        if (status.empty() || !is_ascii_digit(status.front())) continue;
        if (!statuses.empty()) statuses += ' ';
        statuses += status;
    }
    return statuses;
}

}  // namespace debrief::test
