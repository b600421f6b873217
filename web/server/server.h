#pragma once

#include "corpus/base/day.h"
#include "indexer/index_directory.h"
#include "web/site_context.h"

#include <functional>
#include <memory>

namespace debrief {

struct ServerSettings {
    int port = 0;  ///< 0: any that is free
    SiteSettings site{};
    std::function<Day()> today;  ///< called for each request, from several threads
};

/// The HTTP server of an index: answers on loopback only, and only requests that name it so.
class Server {
 public:
    /// Opens the index and takes the port. Throws `Error` of kind `index`, and of kind
    /// `usage` for a port that is taken.
    Server(IndexDirectory index, ServerSettings settings);
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
