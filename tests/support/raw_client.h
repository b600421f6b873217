#pragma once

#include "corpus/base/descriptor.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// A client that sends whatever bytes a test wants, and waits for at most half a minute.
class RawClient {
 public:
    /// Connects to a port of 127.0.0.1, from any address of loopback ("127.0.0.2"); with `receive_bytes`,
    /// takes hardly more than those before it reads.
    explicit RawClient(int port, const std::string& from = "127.0.0.1", int receive_bytes = 0);

    /// Connects to a Unix socket.
    explicit RawClient(const std::string& path);

    /// Whether the server took it.
    bool send(std::string_view bytes) const;
    void end_sending() const;

    /// All that the server sends until it closes; "(no end)" is added where it does not.
    [[nodiscard]] std::string receive_all() const;

    /// Reads so many bytes at most without waiting for them; whether more may come.
    [[nodiscard]] bool read_a_little(std::size_t most_bytes) const;

    /// One reply, by its Content-Length. What comes after it is kept for the next.
    [[nodiscard]] std::string receive_reply();

    /// One reply to HEAD.
    [[nodiscard]] std::string receive_head();

 private:
    [[nodiscard]] bool receive_more();

    Descriptor socket_;
    std::string received_;
};

/// The statuses of all replies in `bytes`: "200 405".
[[nodiscard]] std::string statuses_in(std::string_view bytes);

}  // namespace debrief::test
