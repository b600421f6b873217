#pragma once

#include "web/server/connection.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace debrief {

/// The connections that are open, by numbers that are not used twice.
class ConnectionTable {
 public:
    using Id = std::uint64_t;

    /// `id` is a new one.
    void add(Id id, Connection connection);

    /// The connection, if it is still open.
    [[nodiscard]] Connection* find(Id id);

    /// Closes it, if it is still open.
    void close(Id id);
    void close_all();

    [[nodiscard]] std::size_t size() const { return connections_.size(); }
    [[nodiscard]] bool is_empty() const { return connections_.empty(); }

    /// How many belong to one `Peer::group`.
    [[nodiscard]] std::size_t count_of(const std::string& group) const;

    /// Those in one of these states.
    [[nodiscard]] std::vector<Id> in(std::initializer_list<Connection::State> states) const;

    /// Those whose deadline has come.
    [[nodiscard]] std::vector<Id> late(Connection::Time now) const;

    /// The one to give up for a new one: which only has to be closed, else has been idle longest, else has
    /// taken longest for its head, and longer than `head_time`. Nothing where all are busy.
    [[nodiscard]] std::optional<Id> least_needed(Connection::Time now,
                                                 std::chrono::milliseconds head_time) const;

    /// Slow readers, the slowest first, that have to go so that all replies take `most_bytes` at most.
    [[nodiscard]] std::vector<Id> readers_above(std::size_t most_bytes) const;

 private:
    std::unordered_map<Id, Connection> connections_;
    std::map<std::string, std::size_t> of_group_;
};

}  // namespace debrief
