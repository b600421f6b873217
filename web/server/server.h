#pragma once

#include "corpus/base/day.h"
#include "indexer/index_directory.h"
#include "web/server/access_token.h"
#include "web/server/door_counters.h"
#include "web/server/door_limits.h"
#include "web/server/listen_address.h"
#include "web/server/request_log.h"
#include "web/server/sender.h"
#include "web/site_context.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace debrief {

struct ServerSettings {
    std::vector<ListenAddress> addresses{ListenAddress{}};  ///< by default any free port of 127.0.0.1
    /// That it answers to, beside the names of this machine: those by which a proxy or other machines know
    /// it.
    std::vector<std::string> host_names{};
    DoorLimits limits{};
    SiteSettings site{};
    Proxies proxies = Proxies::are_unknown;
    AccessToken token{};                 ///< that requests must show, where there is one
    LogLevel log_level = LogLevel::off;  ///< of requests
    LogWriter::Write log{};              ///< called by one thread
    std::function<Day()> today;          ///< called for each request, from several threads
    /// For `Date` and the log; called as `today` is.
    std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

/// The HTTP server of an index: answers only requests that the front door lets in.
class Server {
 public:
    /// Opens the index, and takes the addresses: clients can connect from here on. Throws `Error` of kind
    /// `index`, and of kind `usage` for an address or a name that cannot be used.
    Server(IndexDirectory index, ServerSettings settings);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// Where it answers, with the ports that it has.
    [[nodiscard]] const std::vector<ListenAddress>& addresses() const;

    /// Of the first of its addresses that has one; 0 where it has none.
    [[nodiscard]] int port() const;

    [[nodiscard]] const DoorCounters& counters() const;

    /// Answers requests until `stop` is called; at once done where it was called before.
    void run();

    /// Ends `run`, from another thread, and comes back when it has ended: at once, but for requests that are
    /// being answered.
    void stop();

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace debrief
