#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace debrief {

/// Why the front door does not let a request in.
enum class Refusal {
    malformed,               ///< breaks the grammar of HTTP/1.1
    framing,                 ///< leaves open where it ends: Transfer-Encoding, several or odd Content-Lengths
    host,                    ///< names no host, several, or what cannot be one
    unknown_host,            ///< is meant for a host that this server is not
    method,                  ///< neither GET nor HEAD
    slow_head,               ///< did not arrive in time
    body,                    ///< brings a body
    long_target,             ///< asks for an address that is too long
    large_head,              ///< has too many header lines, or too many bytes of them
    version,                 ///< speaks another version of HTTP
    requests_waiting,        ///< comes when too many requests wait for an answer
    connections,             ///< comes when too many connections are open
    connections_of_address,  ///< comes when its address has too many connections open
};

/// What a client and the counters are told of a refusal.
struct RefusalFacts {
    Refusal refusal;
    int status;
    std::string_view name;  ///< for counters: "slow_head"
    std::string_view what;
    std::string_view hint;
};

/// All refusals, in the order of the enumeration.
[[nodiscard]] std::span<const RefusalFacts> all_refusals();

inline constexpr std::size_t refusal_count = static_cast<std::size_t>(Refusal::connections_of_address) + 1;

[[nodiscard]] const RefusalFacts& facts_of(Refusal refusal);

}  // namespace debrief
