#pragma once

#include "corpus/base/descriptor.h"
#include "web/server/listen_address.h"

#include <optional>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace debrief {

/// A socket that connections come in by. A Unix socket's file goes with it.
class Listener {
 public:
    /// Takes the port or makes the file (mode 0600; one that no server holds any more is replaced). Throws
    /// `Error` of kind `usage`. `address` is not what systemd hands over.
    explicit Listener(const ListenAddress& address);

    /// Takes a socket over that listens already. Throws `Error` of kind `usage` where it does not.
    explicit Listener(Descriptor socket);

    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener(Listener&&) noexcept = default;
    Listener& operator=(Listener&&) = delete;
    ~Listener();

    [[nodiscard]] int number() const { return socket_.number(); }

    /// With the port that it has, where any was asked for.
    [[nodiscard]] const ListenAddress& address() const { return address_; }

 private:
    void bind_tcp();
    void bind_unix();
    void begin_to_listen() const;

    Descriptor socket_;
    ListenAddress address_;
    std::optional<std::pair<dev_t, ino_t>> file_{};  ///< that we made
};

/// Opens all of them, those that systemd hands over too. Throws `Error` of kind `usage`.
[[nodiscard]] std::vector<Listener> open_listeners(const std::vector<ListenAddress>& addresses);

}  // namespace debrief
