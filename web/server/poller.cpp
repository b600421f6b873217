#include "web/server/poller.h"

#include "corpus/base/error.h"

#include <array>
#include <cerrno>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::uint64_t wake_up_id = 0;

epoll_event to_epoll_event(std::uint64_t id, Poller::Interest interest) {
    epoll_event event{};
    event.data.u64 = id;
    if (interest == Poller::Interest::reading) event.events = EPOLLIN;
    if (interest == Poller::Interest::writing) event.events = EPOLLOUT;
    return event;
}

}  // namespace

Poller::Poller()
    : epoll_(::epoll_create1(EPOLL_CLOEXEC)), wake_up_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (epoll_.number() < 0 || wake_up_.number() < 0 ||
        !add(wake_up_.number(), wake_up_id, Interest::reading)) {
        throw Error(ErrorKind::usage, "the server cannot wait for connections",
                    "raise the limit of open files, see 'ulimit -n'");
    }
}

bool Poller::add(int descriptor, std::uint64_t id, Interest interest) {
    epoll_event event = to_epoll_event(id, interest);
    return ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::change(int descriptor, std::uint64_t id, Interest interest) {
    epoll_event event = to_epoll_event(id, interest);
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, descriptor, &event);
}

void Poller::remove(int descriptor) {
    ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, descriptor, nullptr);
}

std::vector<Poller::Event> Poller::wait(std::optional<std::chrono::milliseconds> time) {
    std::array<epoll_event, 64> happened;
    const int count = ::epoll_wait(epoll_.number(), happened.data(), static_cast<int>(happened.size()),
                                   time ? static_cast<int>(time->count()) : -1);
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = happened[static_cast<std::size_t>(i)];
        if (event.data.u64 != wake_up_id) {
            events.push_back({event.data.u64, (event.events & (EPOLLERR | EPOLLHUP)) != 0});
            continue;
        }
        std::uint64_t calls = 0;
        while (::read(wake_up_.number(), &calls, sizeof calls) > 0) {
        }
    }
    return events;
}

void Poller::wake() {
    const std::uint64_t once = 1;
    while (::write(wake_up_.number(), &once, sizeof once) < 0 && errno == EINTR) {
    }
}

}  // namespace debrief
