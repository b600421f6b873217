#include "web/server/server.h"

#include "corpus/base/error.h"
#include "web/http.h"
#include "web/server/front_door.h"
#include "web/server/reader_pool.h"
#include "web/site.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

/// The one place where our errors become an HTTP status.
int to_http_status(ErrorKind kind) {
    return kind == ErrorKind::usage ? 400 : 503;
}

/// `own_host` is what a request calls us that names no host.
Request to_request(const RequestHead& head, const std::string& own_host) {
    Request request = parse_target(head.target);
    for (const auto& [name, value] : head.fields) {
        if (!request.headers.contains(name)) request.headers.emplace(name, head.field(name));
    }
    request.origin = "http://" + (head.host ? to_string(*head.host) : own_host);
    return request;
}

HostNames host_names(const ServerSettings& settings) {
    HostNames names = HostNames::of_this_machine();
    for (const std::string& name : settings.host_names) names.add(name);
    return names;
}

}  // namespace

struct Server::State {
    State(IndexDirectory index, ServerSettings given)
        : settings(std::move(given)),
          readers(std::move(index)),
          door(open_listeners(settings.addresses), host_names(settings), settings.limits,
               {.answer = [this](const RequestHead& head, const Peer&) { return answer_safely(head); },
                .refuse = [this](Refusal refusal, const RequestHead& head,
                                 const Peer&) { return refusal_answer(refusal, head.target); }},
               counters) {
        for (const Listener& listener : door.listeners()) addresses.push_back(listener.address());
        own_host = fmt::format("localhost:{}", port());
    }

    [[nodiscard]] int port() const {
        const auto found = std::find_if(addresses.begin(), addresses.end(),
                                        [](const ListenAddress& address) { return address.port != 0; });
        return found == addresses.end() ? 0 : found->port;
    }

    Response answer_safely(const RequestHead& head) {
        const Request request = to_request(head, own_host);
        try {
            ReaderPool::Lease lease = readers.lend();
            return answer(request, {lease.reader(), settings.site, settings.today()});
        } catch (const Error& error) {
            return error_answer(to_http_status(error.kind()), request.path, error.what(), error.hint(),
                                settings.site);
        } catch (const std::exception&) {
            return error_answer(500, request.path, "something went wrong here", "please report this as a bug",
                                settings.site);
        }
    }

    [[nodiscard]] Response refusal_answer(Refusal refusal, std::string_view target) const {
        const RefusalFacts& facts = facts_of(refusal);
        Response response =
            error_answer(facts.status, parse_target(target).path, facts.what, facts.hint, settings.site);
        if (refusal == Refusal::method) response.headers.emplace_back("Allow", "GET, HEAD");
        if (facts.status == 503) response.headers.emplace_back("Retry-After", "1");
        return response;
    }

    ServerSettings settings;
    ReaderPool readers;
    DoorCounters counters;
    FrontDoor door;
    std::vector<ListenAddress> addresses{};
    std::string own_host{};
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
    state_->ended.wait(lock, [this] { return !state_->is_running; });
}

}  // namespace debrief
