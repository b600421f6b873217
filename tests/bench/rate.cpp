// How long a server takes at a rate that does not wait for it: debrief_rate_bench PORT TARGETS RATE SECONDS
//
// Asks for the targets of a file, one a line, in turn, RATE of them a second. A request's time counts from
// the instant at which it was due, so that one slow answer is not hidden by the requests that it holds up.
// Prints a JSON object.
#include "tests/bench/asked_requests.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_door.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

using namespace debrief::bench;
using namespace debrief::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t clients = 16;                  // so many answers may be late at once
constexpr std::size_t requests_of_connection = 500;  // the server closes it after 1,000

struct Schedule {
    const std::vector<std::string>& targets;
    double rate;
    std::size_t requests;
    Clock::time_point begin;
    std::atomic<std::size_t> next{0};
};

/// Asks for what comes next, as one of several that do.
AskedRequests ask(int port, Schedule& schedule) {
    AskedRequests asked;
    std::optional<RawClient> client;
    std::size_t sent = 0;
    for (std::size_t i = schedule.next++; i < schedule.requests; i = schedule.next++) {
        const auto due =
            schedule.begin + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(static_cast<double>(i) / schedule.rate));
        std::this_thread::sleep_until(due);
        if (!client || ++sent % requests_of_connection == 0) client.emplace(port);
        client->send(request_for(schedule.targets[i % schedule.targets.size()]));
        const std::string reply = client->receive_reply();
        asked.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
        if (reply.starts_with("HTTP/1.1 200")) continue;
        ++asked.unanswered;
        client.reset();
    }
    return asked;
}

nlohmann::ordered_json measure(int port, const std::vector<std::string>& targets, double rate,
                               double seconds) {
    Schedule schedule{targets, rate, std::max<std::size_t>(1, static_cast<std::size_t>(rate * seconds)),
                      Clock::now() + std::chrono::milliseconds(20)};
    std::vector<AskedRequests> all(clients);
    {
        std::vector<std::jthread> threads;
        for (AskedRequests& asked : all) threads.emplace_back([&] { asked = ask(port, schedule); });
    }
    const AskedRequests sum = put_together(all);
    return {{"requests", sum.milliseconds.size()},
            {"unanswered", sum.unanswered},
            {"p50_ms", sum.quantile(0.5)},
            {"p99_ms", sum.quantile(0.99)},
            {"most_ms", sum.quantile(1)}};
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 5) throw std::invalid_argument("usage: debrief_rate_bench PORT TARGETS RATE SECONDS");
        std::ifstream stream(argv[2]);
        std::vector<std::string> targets;
        for (std::string line; std::getline(stream, line);) targets.push_back(line);
        if (targets.empty())
            throw std::invalid_argument("there are no targets in '" + std::string(argv[2]) + "'");
        std::cout << measure(std::stoi(argv[1]), targets, std::stod(argv[3]), std::stod(argv[4])).dump()
                  << '\n';
        return 0;
    } catch (const std::exception& mistake) {
        std::cerr << "debrief_rate_bench: " << mistake.what() << '\n';
        return 2;
    }
}
