// What clients that dawdle or send nonsense cost the others.
//
//   debrief_door_bench PORT PID [SECONDS [REQUESTS]]
//
// Asks a running debrief-web for SECONDS (10) by some clients at a time, alone and then beside 200 clients
// that are idle, 60 that send their head a byte at a time and 20 that read their replies so; then asks
// each route the queries that cost most, and tells how long the slowest took; then sends REQUESTS (5,000)
// malformed requests and tells the memory of process PID before and after; then ends it, beside clients that
// dawdle. Exits with 1 where a request was not answered.

#include "tests/bench/asked_requests.h"
#include "tests/support/malformed_requests.h"
#include "tests/support/queries_of_death.h"
#include "tests/support/raw_client.h"
#include "tests/support/running_door.h"

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <exception>
#include <fstream>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

using namespace debrief::bench;
using namespace debrief::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr std::size_t asking_clients = 2;

/// Asks one request after the other until the end, by a new connection every tenth time.
AskedRequests ask_until(int port, Clock::time_point end) {
    constexpr std::array targets{"/?q=model", "/", "/api/v1/search?q=muse", "/style.css", "/?q=figures+of"};
    AskedRequests asked;
    std::optional<RawClient> client;
    for (std::size_t i = 0; Clock::now() < end; ++i) {
        const auto begin = Clock::now();
        if (i % 10 == 0) client.emplace(port);
        client->send(request_for(targets[i % targets.size()]));
        const std::string reply = client->receive_reply();
        asked.milliseconds.push_back(Milliseconds(Clock::now() - begin).count());
        if (reply.starts_with("HTTP/1.1 200")) continue;
        ++asked.unanswered;
        client.emplace(port);
    }
    return asked;
}

/// Whether all were answered.
bool ask_and_print(const char* name, int port, std::chrono::seconds time) {
    std::vector<AskedRequests> all(asking_clients);
    {
        std::vector<std::jthread> clients;
        for (AskedRequests& asked : all) {
            clients.emplace_back([&asked, port, time] { asked = ask_until(port, Clock::now() + time); });
        }
    }
    const AskedRequests sum = put_together(all);
    fmt::print("{:<28} {:>8} requests  p50 {:>7.2f} ms  p99 {:>7.2f} ms  most {:>7.2f} ms  {} unanswered\n",
               name, sum.milliseconds.size(), sum.quantile(0.5), sum.quantile(0.99), sum.quantile(1),
               sum.unanswered);
    return sum.unanswered == 0;
}

/// Clients that stay as they are; each comes again when the server has closed its connection.
class Dawdlers {
 public:
    explicit Dawdlers(int port) {
        constexpr int idle_clients = 200;
        constexpr int slow_senders = 60;
        constexpr int slow_readers = 20;
        constexpr int few_bytes = 4096;
        for (int i = 0; i < idle_clients; ++i) add([port] { return RawClient(port); }, "");
        for (int i = 0; i < slow_senders; ++i)
            add([port] { return RawClient(port); }, request_for("/?q=slow", "X: " + std::string(9'000, 'x')));
        for (int i = 0; i < slow_readers; ++i) {
            add(
                [port] {
                    RawClient client(port, "127.0.0.1", few_bytes);
                    std::string many;
                    for (int n = 0; n < 300; ++n) many += request_for("/style.css");
                    client.send(many);
                    return client;
                },
                "");
        }
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

    [[nodiscard]] std::size_t count_returns() const { return returns_; }
    void stop() {
        thread_.request_stop();
        thread_.join();
    }

 private:
    struct Dawdler {
        std::function<RawClient()> come;
        std::string bytes;  ///< to send one by one
        RawClient client;
        std::size_t sent = 0;
    };

    void add(const std::function<RawClient()>& come, const std::string& bytes) {
        dawdlers_.push_back({come, bytes, come()});
    }

    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            for (Dawdler& dawdler : dawdlers_) {
                if (dawdler.sent < dawdler.bytes.size())
                    dawdler.client.send(dawdler.bytes.substr(dawdler.sent++, 1));
                if (dawdler.client.read_a_little(dawdler.bytes.empty() ? 16 : 4096)) continue;
                dawdler.client = dawdler.come();
                dawdler.sent = 0;
                ++returns_;
            }
            std::this_thread::sleep_for(50ms);
        }
    }

    std::deque<Dawdler> dawdlers_;
    std::atomic<std::size_t> returns_{0};
    std::jthread thread_;
};

/// What a line of the process's status says, in kB; 0 where the process has ended.
std::size_t memory_of(const std::string& pid, const std::string& name) {
    std::ifstream status("/proc/" + pid + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1));
    }
    return 0;
}

bool send_malformed(int port, const std::string& pid, std::size_t count) {
    Random random(5);
    std::string statuses;
    const auto send = [&](std::size_t requests) {
        for (std::size_t i = 0; i < requests; ++i) {
            const RawClient client(port);
            client.send(malformed_request(random));
            client.end_sending();
            statuses = statuses_in(client.receive_all());
        }
    };
    send(count / 10);  // what is made once has been made
    const std::size_t before = memory_of(pid, "VmRSS");
    const auto begin = Clock::now();
    send(count);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    fmt::print("{} malformed requests in {:.1f} s: memory {} kB before, {} kB after, {} kB at most\n", count,
               seconds, before, memory_of(pid, "VmRSS"), memory_of(pid, "VmHWM"));
    RawClient client(port);
    client.send(request_for("/"));
    return client.receive_reply().starts_with("HTTP/1.1 200");
}

/// Asks each route each query that costs much. Whether all were answered.
bool ask_queries_of_death(int port) {
    double slowest = 0;
    std::string slowest_target;
    std::size_t asked = 0;
    std::size_t unanswered = 0;
    for (const std::string& query : queries_of_death()) {
        for (const std::string& target : costly_targets(query)) {
            const auto begin = Clock::now();
            RawClient client(port);
            client.send(request_for(target));
            // Of a query that is too long for an address, and of an id that is not there, the server says so.
            const std::string reply = client.receive_reply();
            const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
            ++asked;
            if (reply.empty() || reply.starts_with("HTTP/1.1 5")) ++unanswered;
            if (seconds <= slowest) continue;
            slowest = seconds;
            slowest_target = target.substr(0, 100);
        }
    }
    fmt::print("{} queries of death, {} unanswered: the slowest took {:.2f} s\n  {}\n", asked, unanswered,
               slowest, slowest_target);
    return unanswered == 0;
}

/// From the signal until the process has no memory any more.
void end_and_print(const std::string& pid) {
    const auto begin = Clock::now();
    ::kill(std::stoi(pid), SIGTERM);
    while (memory_of(pid, "VmRSS") > 0) std::this_thread::sleep_for(1ms);
    fmt::print("ended in {:.0f} ms\n", Milliseconds(Clock::now() - begin).count());
}

bool run(int port, const std::string& pid, std::chrono::seconds time, std::size_t malformed) {
    bool is_answered = ask_and_print("alone", port, time);
    {
        Dawdlers dawdlers(port);
        is_answered = ask_and_print("beside 280 that dawdle", port, time) && is_answered;
        fmt::print("{} of these came again; memory {} kB\n", dawdlers.count_returns(),
                   memory_of(pid, "VmRSS"));
        dawdlers.stop();
    }
    is_answered = ask_queries_of_death(port) && is_answered;
    is_answered = send_malformed(port, pid, malformed) && is_answered;
    Dawdlers dawdlers(port);
    dawdlers.stop();  // they stay, and do nothing
    end_and_print(pid);
    return is_answered;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 3) throw std::invalid_argument("say PORT and PID");
        const std::chrono::seconds time(argc > 3 ? std::stoi(argv[3]) : 10);
        return run(std::stoi(argv[1]), argv[2], time, argc > 4 ? std::stoul(argv[4]) : 5'000) ? 0 : 1;
    } catch (const std::exception& mistake) {
        fmt::print(stderr, "debrief_door_bench: {}\n", mistake.what());
        return 2;
    }
}
