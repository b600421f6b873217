#pragma once

#include "web/server/host_names.h"
#include "web/server/refusal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// How much of a head is read before its request is refused.
struct HeadLimits {
    std::size_t bytes = 16'384;       ///< of the whole head, its empty line included
    std::size_t field_lines = 64;     ///< header lines
    std::size_t target_bytes = 8000;  ///< of the address asked for
};

enum class Method { get, head };

/// The head of a request that may be answered, or as much of one that is refused as was understood.
struct RequestHead {
    Method method = Method::get;
    std::string target{};  ///< a path with its query: "/?q=muse"
    /// That the request is meant for; only HTTP/1.0 may leave it out.
    std::optional<Host> host{};
    bool is_persistent = false;  ///< whether the connection may stay open; never of HTTP/1.0
    /// Header lines in their order, names in lower case, values without white space at their ends.
    std::vector<std::pair<std::string, std::string>> fields{};

    /// The values of all lines of a name (in lower case), with ", " between them.
    [[nodiscard]] std::string field(std::string_view name) const;
};

/// What was made of the bytes that have arrived: neither a refusal nor bytes means that more must come.
struct ReadHead {
    std::optional<Refusal> refusal{};
    std::size_t bytes = 0;  ///< that the head takes of what has arrived
    RequestHead head{};

    [[nodiscard]] bool is_complete() const { return bytes > 0 && !refusal; }
};

/// Reads the head of one request from bytes as they arrive, and refuses it as early as can be: where the
/// first wrong byte stands, or where a limit is passed. Looks at each byte once.
class HeadReader {
 public:
    explicit HeadReader(const HeadLimits& limits) : limits_(limits) {}

    /// `received` is all that has arrived since the connection's last request: what it was at the last call,
    /// and more.
    [[nodiscard]] ReadHead read(std::string_view received);

 private:
    /// Goes on to the end of the head; a refusal where it cannot be one.
    std::optional<Refusal> scan(std::string_view received);
    std::optional<Refusal> end_line(std::size_t begin_of_next);
    [[nodiscard]] std::optional<Refusal> check_size() const;

    HeadLimits limits_;
    std::size_t scanned_ = 0;
    std::size_t begin_ = 0;       ///< of the request line, which an empty line may precede
    std::size_t line_begin_ = 0;  ///< of the line that is being scanned
    std::size_t lines_ = 0;       ///< that have ended, the request line among them
    std::size_t end_ = 0;         ///< of the head; 0: not found yet
};

}  // namespace debrief
