#include "tests/support/running_door.h"

#include <utility>

namespace debrief::test {

RunningDoor::RunningDoor(DoorLimits limits, std::vector<ListenAddress> addresses)
    : door_(open_listeners(addresses), HostNames::of_this_machine(), std::move(limits),
            {.answer = [this](const RequestHead& head, const Peer&) { return answer(head); },
             .refuse =
                 [](Refusal refusal, const RequestHead& head, const Peer&) {
                     return Response{.status = facts_of(refusal).status,
                                     .body = std::string(facts_of(refusal).name) + " " + head.target};
                 }},
            counters_),
      port_(door_.listeners().front().address().port),
      thread_([this] { door_.run(); }) {}

RunningDoor::~RunningDoor() {
    stop();
}

std::vector<std::string> RunningDoor::answered() {
    const std::lock_guard lock(mutex_);
    return answered_;
}

void RunningDoor::wait_for_held(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return held_ >= count; });
}

void RunningDoor::let_go() {
    const std::lock_guard lock(mutex_);
    is_let_go_ = true;
    changed_.notify_all();
}

void RunningDoor::stop() {
    door_.stop();
    let_go();
    if (thread_.joinable()) thread_.join();
}

Response RunningDoor::answer(const RequestHead& head) {
    constexpr std::size_t big = 30'000'000;  // more than the system keeps for a client that does not read
    std::unique_lock lock(mutex_);
    answered_.push_back(head.target);
    if (head.target == "/big") return {.body = std::string(big, 'x')};
    if (head.target == "/held") {
        ++held_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return is_let_go_; });
    }
    return {.body = head.target};
}

std::string request_for(std::string_view target, std::string_view fields) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

}  // namespace debrief::test
