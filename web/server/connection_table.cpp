#include "web/server/connection_table.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace debrief {

namespace {

using State = Connection::State;

/// In which order they are given up.
int rank_of(State state) {
    switch (state) {
        case State::draining:
            return 0;
        case State::idle:
            return 1;
        case State::reading:
            return 2;
        case State::answering:
        case State::sending:
            break;
    }
    return 3;
}

}  // namespace

void ConnectionTable::add(Id id, Connection connection) {
    ++of_group_[connection.peer().group];
    connections_.emplace(id, std::move(connection));
}

Connection* ConnectionTable::find(Id id) {
    const auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : &found->second;
}

void ConnectionTable::close(Id id) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) return;
    const auto group = of_group_.find(found->second.peer().group);
    if (--group->second == 0) of_group_.erase(group);
    connections_.erase(found);
}

void ConnectionTable::close_all() {
    connections_.clear();
    of_group_.clear();
}

std::size_t ConnectionTable::count_of(const std::string& group) const {
    const auto found = of_group_.find(group);
    return found == of_group_.end() ? 0 : found->second;
}

std::vector<ConnectionTable::Id> ConnectionTable::in(std::initializer_list<State> states) const {
    std::vector<Id> ids;
    for (const auto& [id, connection] : connections_) {
        if (std::find(states.begin(), states.end(), connection.state) != states.end()) ids.push_back(id);
    }
    return ids;
}

std::vector<ConnectionTable::Id> ConnectionTable::late(Connection::Time now) const {
    std::vector<Id> ids;
    for (const auto& [id, connection] : connections_) {
        if (connection.deadline <= now) ids.push_back(id);
    }
    return ids;
}

std::optional<ConnectionTable::Id> ConnectionTable::least_needed(Connection::Time now,
                                                                 std::chrono::milliseconds head_time) const {
    const auto key = [](const auto& entry) {
        return std::tuple(rank_of(entry.second.state), entry.second.since, entry.first);
    };
    const auto least = std::min_element(connections_.begin(), connections_.end(),
                                        [&](const auto& a, const auto& b) { return key(a) < key(b); });
    if (least == connections_.end()) return std::nullopt;
    const Connection& connection = least->second;
    if (rank_of(connection.state) > rank_of(State::reading)) return std::nullopt;
    if (connection.state == State::reading && now - connection.since < head_time) return std::nullopt;
    return least->first;
}

std::vector<ConnectionTable::Id> ConnectionTable::readers_above(std::size_t most_bytes) const {
    std::size_t held = 0;
    for (const auto& [id, connection] : connections_) held += connection.reply_bytes();
    std::vector<Id> ids;
    if (held <= most_bytes) return ids;
    std::vector<std::tuple<Connection::Time, Id, std::size_t>> readers;
    for (const auto& [id, connection] : connections_) {
        if (connection.state == State::sending)
            readers.emplace_back(connection.since, id, connection.reply_bytes());
    }
    std::sort(readers.begin(), readers.end());
    for (const auto& [since, id, bytes] : readers) {
        if (held <= most_bytes) break;
        held -= bytes;
        ids.push_back(id);
    }
    return ids;
}

}  // namespace debrief
