#pragma once

#include "indexer/index_directory.h"

#include <memory>

namespace debrief {

/// The HTTP server of an index: answers on loopback only, and only requests that name it so.
class Server {
 public:
    /// Opens the index and takes the port (0: any free one). Throws `Error` of kind `index`, and of kind
    /// `usage` for a port that is taken.
    Server(IndexDirectory index, int port);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    [[nodiscard]] int port() const;

    /// Answers requests until `stop` is called; at once done where it was called before. Throws `Error` of
    /// kind `usage` where the port cannot be listened on.
    void run();

    /// Ends `run`, from another thread, and comes back when it has ended.
    void stop();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace debrief
