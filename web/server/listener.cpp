#include "web/server/listener.h"

#include "corpus/base/error.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

namespace debrief {

namespace {

constexpr mode_t owner_only = 0600;

struct SocketAddress {
    sockaddr_storage bytes{};
    socklen_t size = 0;

    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }
};

SocketAddress tcp_socket_address(const ListenAddress& address) {
    SocketAddress result;
    const auto port = htons(static_cast<std::uint16_t>(address.port));
    auto* const four = reinterpret_cast<sockaddr_in*>(&result.bytes);
    if (::inet_pton(AF_INET, address.host.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = port;
        result.size = sizeof(sockaddr_in);
        return result;
    }
    auto* const six = reinterpret_cast<sockaddr_in6*>(&result.bytes);
    *six = {};
    ::inet_pton(AF_INET6, address.host.c_str(), &six->sin6_addr);
    six->sin6_family = AF_INET6;
    six->sin6_port = port;
    result.size = sizeof(sockaddr_in6);
    return result;
}

SocketAddress unix_socket_address(const std::string& path) {
    SocketAddress result;
    auto* const file = reinterpret_cast<sockaddr_un*>(&result.bytes);
    file->sun_family = AF_UNIX;
    std::memcpy(file->sun_path, path.c_str(), path.size() + 1);
    result.size = sizeof(sockaddr_un);
    return result;
}

/// Throws what the last call that failed says.
[[noreturn]] void throw_cannot_answer(const ListenAddress& address, std::string_view hint) {
    throw Error(ErrorKind::usage,
                fmt::format("cannot answer on '{}': {}", to_string(address), std::strerror(errno)),
                std::string(hint));
}

Descriptor open_socket(int family) {
    return Descriptor(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
}

int port_of(int socket) {
    sockaddr_storage bytes{};
    socklen_t size = sizeof bytes;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&bytes), &size) != 0) return 0;
    if (bytes.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in*>(&bytes)->sin_port);
    if (bytes.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6*>(&bytes)->sin6_port);
    return 0;
}

/// Takes a socket's file away that a server left behind when it was killed. Whatever else has the path stays.
void remove_dead_socket(const ListenAddress& address) {
    struct stat facts {};
    if (::lstat(address.path.c_str(), &facts) != 0) return;
    if (!S_ISSOCK(facts.st_mode)) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is there and is no socket", address.path),
                    "give another path");
    }
    const Descriptor probe = open_socket(AF_UNIX);
    const SocketAddress target = unix_socket_address(address.path);
    const bool is_dead = probe.number() >= 0 && ::connect(probe.number(), target.get(), target.size) != 0 &&
                         errno == ECONNREFUSED;
    if (!is_dead) {
        throw Error(ErrorKind::usage, fmt::format("another server answers on '{}'", address.path),
                    "end it, or give another path");
    }
    ::unlink(address.path.c_str());
}

}  // namespace

Listener::Listener(const ListenAddress& address) : address_(address) {
    if (address.kind == ListenAddress::Kind::tcp) {
        bind_tcp();
    } else {
        bind_unix();
    }
}

Listener::Listener(Descriptor socket) : socket_(std::move(socket)) {
    address_ = {.kind = ListenAddress::Kind::handed_over, .host = ""};
    int is_listening = 0;
    socklen_t size = sizeof is_listening;
    const int number = socket_.number();
    if (::getsockopt(number, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 || is_listening == 0) {
        throw Error(ErrorKind::usage, fmt::format("descriptor {} is no socket that listens", number),
                    "let a socket unit with 'ListenStream=' start this service");
    }
    ::fcntl(number, F_SETFD, FD_CLOEXEC);
    ::fcntl(number, F_SETFL, ::fcntl(number, F_GETFL) | O_NONBLOCK);
    address_.port = port_of(number);
}

Listener::~Listener() {
    struct stat facts {};
    if (file_ && socket_.number() >= 0 && ::lstat(address_.path.c_str(), &facts) == 0 &&
        std::pair(facts.st_dev, facts.st_ino) == *file_) {
        ::unlink(address_.path.c_str());
    }
}

void Listener::bind_tcp() {
    const SocketAddress target = tcp_socket_address(address_);
    socket_ = open_socket(target.get()->sa_family);
    if (socket_.number() < 0) throw_cannot_answer(address_, "choose an address that this machine has");
    const int yes = 1;
    // No SO_REUSEPORT: a second server could share the port.
    ::setsockopt(socket_.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (target.get()->sa_family == AF_INET6)
        ::setsockopt(socket_.number(), IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    if (::bind(socket_.number(), target.get(), target.size) != 0)
        throw_cannot_answer(address_, "choose another port, or 0 for any that is free");
    begin_to_listen();
    address_.port = port_of(socket_.number());
}

void Listener::bind_unix() {
    remove_dead_socket(address_);
    socket_ = open_socket(AF_UNIX);
    if (socket_.number() < 0) throw_cannot_answer(address_, "raise the limit of open files, see 'ulimit -n'");
    ::fchmod(socket_.number(), owner_only);  // before there is a file: nobody else may ever connect
    const SocketAddress target = unix_socket_address(address_.path);
    struct stat facts {};
    if (::bind(socket_.number(), target.get(), target.size) != 0 ||
        ::lstat(address_.path.c_str(), &facts) != 0)
        throw_cannot_answer(address_, "give a path in a folder that you may write to");
    file_.emplace(facts.st_dev, facts.st_ino);
    begin_to_listen();
}

void Listener::begin_to_listen() const {
    constexpr int backlog = 511;  // 5 would make bursts of connections wait for a second
    if (::listen(socket_.number(), backlog) != 0)
        throw_cannot_answer(address_, "choose another port, or 0 for any that is free");
}

std::vector<Listener> open_listeners(const std::vector<ListenAddress>& addresses) {
    constexpr int first_handed_over = 3;
    std::vector<Listener> listeners;
    for (const ListenAddress& address : addresses) {
        if (address.kind != ListenAddress::Kind::handed_over) {
            listeners.emplace_back(address);
            continue;
        }
        const char* const pid = std::getenv("LISTEN_PID");
        const char* const count = std::getenv("LISTEN_FDS");
        const auto handed_over =
            count_handed_over(pid ? pid : "", count ? count : "", static_cast<std::size_t>(::getpid()));
        if (!handed_over)
            throw Error(ErrorKind::usage, "systemd has handed over no socket",
                        "start this service by a socket unit");
        for (int i = 0; i < *handed_over; ++i) listeners.emplace_back(Descriptor(first_handed_over + i));
        ::unsetenv("LISTEN_PID");  // our children are not meant
        ::unsetenv("LISTEN_FDS");
    }
    return listeners;
}

}  // namespace debrief
