#include "web/server/server.h"

#include "web/server/answerer.h"
#include "web/server/front_door.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

HostNames host_names(const ServerSettings& settings) {
    HostNames names = HostNames::of_this_machine();
    for (const std::string& name : settings.host_names) names.add(name);
    return names;
}

}  // namespace

struct Server::State {
    State(IndexDirectory index, ServerSettings given)
        : settings(std::move(given)),
          answerer(std::move(index), settings, host_names(settings), counters),
          door(open_listeners(settings.addresses), host_names(settings), settings.limits,
               {.answer = [this](const RequestHead& head,
                                 const Peer& peer) { return answerer.answer(head, peer); },
                .refuse = [this](Refusal refusal, const RequestHead& head,
                                 const Peer& peer) { return answerer.refuse(refusal, head, peer); }},
               counters) {
        for (const Listener& listener : door.listeners()) addresses.push_back(listener.address());
        answerer.answer_as(fmt::format("localhost:{}", port()));
    }

    [[nodiscard]] int port() const {
        const auto found = std::find_if(addresses.begin(), addresses.end(),
                                        [](const ListenAddress& address) { return address.port != 0; });
        return found == addresses.end() ? 0 : found->port;
    }

    ServerSettings settings;
    DoorCounters counters;
    Answerer answerer;
    FrontDoor door;
    std::vector<ListenAddress> addresses{};
    std::mutex mutex{};
    std::condition_variable ended{};
    bool is_running = false;
};

Server::Server(IndexDirectory index, ServerSettings settings)
    : state_(std::make_unique<State>(std::move(index), std::move(settings))) {}

Server::~Server() = default;

const std::vector<ListenAddress>& Server::addresses() const {
    return state_->addresses;
}

int Server::port() const {
    return state_->port();
}

const DoorCounters& Server::counters() const {
    return state_->counters;
}

void Server::run() {
    /// For `stop`, which must not wait for a door that could not be opened.
    struct Running {
        explicit Running(State& given) : state(given) {
            const std::lock_guard lock(state.mutex);
            state.is_running = true;
        }
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;
        ~Running() {
            const std::lock_guard lock(state.mutex);
            state.is_running = false;
            state.ended.notify_all();
        }
        State& state;
    };
    const Running running(*state_);
    state_->door.run();
}

void Server::stop() {
    state_->door.stop();
    std::unique_lock lock(state_->mutex);
    const auto has_ended = [this] { return !state_->is_running; };
    if (state_->ended.wait_for(lock, state_->settings.limits.stop_time, has_ended)) return;
    state_->answerer.give_up();
    state_->ended.wait(lock, has_ended);
}

}  // namespace debrief
