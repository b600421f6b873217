#pragma once

#include "web/http.h"
#include "web/server/host_names.h"
#include "web/server/metrics.h"
#include "web/server/peer.h"
#include "web/server/reader_pool.h"
#include "web/server/request_head.h"
#include "web/server/request_log.h"
#include "web/server/sender.h"
#include "web/server/server.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// Answers what the front door lets in: asks for the token, tells how the server is, and hands all else to
/// the site. Counts and logs it. Safe to use from several threads.
class Answerer {
 public:
    /// `settings` and `door` must outlive it. Throws `Error` of kind `index`.
    Answerer(IndexDirectory index, const ServerSettings& settings, HostNames names, DoorCounters& door);

    /// What a request calls this server that names no host; to be said before the first request.
    void answer_as(std::string own_host) { own_host_ = std::move(own_host); }

    [[nodiscard]] Response answer(const RequestHead& head, const Peer& peer);

    /// Ends what is being looked for: nobody waits for it any more.
    void give_up() { is_ending_ = true; }

    /// The answer to what the door refused.
    [[nodiscard]] Response refuse(Refusal refusal, const RequestHead& head, const Peer& peer);

 private:
    struct Answer {
        Response response;
        std::string_view route{};
        std::optional<Refusal> refusal{};
    };

    [[nodiscard]] Answer respond(Request& request);
    [[nodiscard]] Answer refused(Refusal refusal, std::string_view path) const;
    [[nodiscard]] Response refusal_answer(Refusal refusal, std::string_view path) const;
    [[nodiscard]] Response site_answer(const Request& request);
    [[nodiscard]] Response readiness(bool may_know_why);
    [[nodiscard]] Response metrics();
    void log(RequestRecord record);

    const ServerSettings& settings_;
    const HostNames names_;
    DoorCounters& door_;
    ReaderPool readers_;
    RequestCounters counters_;
    std::string own_host_;
    std::atomic<bool> is_ending_ = false;
    std::optional<LogWriter> log_;
};

}  // namespace debrief
