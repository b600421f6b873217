#include "web/command_web.h"

#include "corpus/base/error.h"
#include "indexer/program_facts.h"
#include "searcher/commands.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"
#include "web/server/server.h"

#include <array>
#include <chrono>
#include <csignal>
#include <ostream>
#include <thread>

#include <fmt/format.h>
#include <pthread.h>

namespace debrief {

namespace {

constexpr std::array options{
    index_option,
    synonyms_option,
    Option{"port", 'p', "N", "the port to answer on, 0 for any that is free (default: 8080)"},
};

constexpr std::array examples{
    Example{"debrief-web", "search your index at http://localhost:8080/"},
    Example{"debrief-web -i /tmp/index --port 9000", "another index, another port"},
};

/// Ends the server when the user or the system asks for it. The signals are blocked in all threads from here
/// on, so that only the one that waits for them gets them.
class SignalWaiter {
 public:
    SignalWaiter() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }

    std::jthread stop_on_signal(Server& server) const {
        return std::jthread([&server, signals = signals_](const std::stop_token& done) {
            constexpr timespec look_up{0, 50'000'000};  // to see whether the server has ended by itself
            while (!done.stop_requested()) {
                if (sigtimedwait(&signals, nullptr, &look_up) > 0) return server.stop();
            }
        });
    }

 private:
    sigset_t signals_{};
};

ExitStatus run(const CommandLine& line, const Console& console) {
    if (!line.operands().empty()) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is no option", line.operands().front()),
                    "name the index with '-i'");
    }
    const auto port = static_cast<int>(line.number("port", 8080, 0, 65535));
    std::signal(SIGPIPE, SIG_IGN);  // a client that goes away is no reason to end
    const SignalWaiter signals;
    const UserFiles user_files(line.value(synonyms_option.name), problem_teller(console));
    Server server(choose_index(line.value("index")),
                  {.addresses = {ListenAddress{.port = port}},
                   .site = {.user_files = &user_files, .clock = std::chrono::steady_clock::now},
                   .today = system_day});
    const std::jthread stopper = signals.stop_on_signal(server);
    console.out << fmt::format("http://localhost:{}/\n", server.port()) << std::flush;
    if (console.error_columns > 0)
        console.error << "Open this address in a browser; Ctrl-C ends the server.\n";
    server.run();
    return ExitStatus::found;
}

constexpr std::array commands{Command{
    .name = "",
    .operands = "",
    .summary = "serve the search page of an index to this machine",
    .details =
        "Answers on the loopback interface only. Its API: /api/v1/search?q=QUERY&k=N gives the JSON of\n"
        "'debrief search --format json'.",
    .options = options,
    .examples = examples,
    .run = run,
}};

constexpr Program program{.name = "debrief-web",
                          .summary = "serve the search page of an index to this machine",
                          .commands = commands,
                          .environment = index_environment,
                          .config_file = config_file_name,
                          .version_details = version_details};

}  // namespace

const Program& web_program() {
    return program;
}

}  // namespace debrief
