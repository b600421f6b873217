#include "web/server/refusal.h"

#include <array>

namespace debrief {

namespace {

constexpr std::array refusals{
    RefusalFacts{Refusal::malformed, 400, "malformed", "this request cannot be understood",
                 "send it as HTTP/1.1 has it (RFC 9112)"},
    RefusalFacts{Refusal::framing, 400, "framing", "it cannot be told where this request ends",
                 "send no Transfer-Encoding, and no Content-Length but 0"},
    RefusalFacts{Refusal::host, 400, "host", "the request does not name one host",
                 "send one Host header with a name, and a port if need be"},
    RefusalFacts{Refusal::unknown_host, 403, "unknown_host", "this server answers only to its own name",
                 "open it as http://localhost with its port"},
    RefusalFacts{Refusal::method, 405, "method", "only GET and HEAD are answered", ""},
    RefusalFacts{Refusal::slow_head, 408, "slow_head", "the request took too long to arrive",
                 "send it again"},
    RefusalFacts{Refusal::body, 413, "body", "a request may bring no body", "ask for all in the address"},
    RefusalFacts{Refusal::long_target, 414, "long_target", "the address is too long", "shorten the query"},
    RefusalFacts{Refusal::large_head, 431, "large_head", "the request's headers are too many or too long",
                 "delete the cookies of this address"},
    RefusalFacts{Refusal::version, 505, "version", "only HTTP/1.0 and HTTP/1.1 are spoken here", ""},
    RefusalFacts{Refusal::requests_waiting, 503, "requests_waiting",
                 "too many requests are waiting for an answer", "try again in a moment"},
    RefusalFacts{Refusal::connections, 503, "connections", "too many connections are open",
                 "try again in a moment"},
    RefusalFacts{Refusal::connections_of_address, 503, "connections_of_address",
                 "too many connections of your address are open", "close some of them"},
};

constexpr bool are_in_order() {
    for (std::size_t i = 0; i < refusals.size(); ++i) {
        if (static_cast<std::size_t>(refusals[i].refusal) != i) return false;
    }
    return refusals.size() == refusal_count;
}
static_assert(are_in_order());

}  // namespace

std::span<const RefusalFacts> all_refusals() {
    return refusals;
}

const RefusalFacts& facts_of(Refusal refusal) {
    return refusals[static_cast<std::size_t>(refusal)];
}

}  // namespace debrief
