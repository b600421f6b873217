#include "web/command_web.h"

#include "corpus/base/error.h"
#include "indexer/program_facts.h"
#include "searcher/commands.h"
#include "searcher/search_options.h"
#include "searcher/user_files.h"
#include "web/base_path.h"
#include "web/server/server.h"

#include <array>
#include <chrono>
#include <csignal>
#include <functional>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <pthread.h>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 3> log_levels{"off", "info", "debug"};

constexpr std::array options{
    index_option,
    synonyms_option,
    today_option,
    Option{"port", 'p', "N", "the port to answer on, 0 for any that is free (default: 8080)"},
    Option{
        .name = "listen",
        .argument = "ADDRESS",
        .help =
            "answer here: an address, :port behind it if need be, unix:PATH or systemd (default: 127.0.0.1)",
        .is_repeatable = true},
    Option{.name = "host",
           .argument = "NAME",
           .help = "answer requests to this host too, beside localhost and this machine's name",
           .is_repeatable = true},
    Option{"base-path", 0, "PATH", "put all pages below this path (default: /)"},
    Option{"trust-proxy", 0, "", "believe X-Forwarded-For, -Proto and -Host of a proxy on this machine"},
    Option{"token-file", 0, "FILE", "let in only requests that show the token in this file"},
    Option{.name = "log",
           .argument = "LEVEL",
           .help = "log requests on standard error: off, info, or debug, which tells queries (default: off)",
           .choices = log_levels},
};

constexpr std::array examples{
    Example{"debrief-web", "search your index at http://localhost:8080/"},
    Example{"debrief-web -i /tmp/index --port 9000", "another index, another port"},
    Example{"debrief-web --listen '*' --host news.example --token-file ~/token",
            "let other machines search, if they know the token"},
    Example{"debrief-web --listen unix:/run/user/1000/debrief.sock --base-path /debrief --trust-proxy",
            "stand behind a proxy on this machine"},
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

/// The day of all answers, as other programs read it; without the option, that of each moment.
std::function<Day()> choose_days(const CommandLine& line) {
    if (!line.has(today_option.name)) return system_day;
    SearchRequest request;
    read_search_options(line, request);
    return [day = *request.context.today] { return day; };
}

std::vector<ListenAddress> choose_addresses(const CommandLine& line) {
    const auto port = static_cast<int>(line.number("port", 8080, 0, 65535));
    std::vector<ListenAddress> addresses;
    for (const std::string& address : line.values("listen"))
        addresses.push_back(parse_listen_address(address, port));
    if (addresses.empty()) addresses.push_back({.port = port});
    return addresses;
}

LogLevel choose_log_level(const CommandLine& line) {
    const std::string level = line.choice("log", log_levels);
    if (level == "off") return LogLevel::off;
    return level == "info" ? LogLevel::info : LogLevel::debug;
}

ServerSettings choose_settings(const CommandLine& line, const Console& console, const UserFiles& user_files) {
    ServerSettings settings;
    settings.addresses = choose_addresses(line);
    settings.host_names = line.values("host");
    settings.site.user_files = &user_files;
    settings.site.clock = std::chrono::steady_clock::now;
    settings.today = choose_days(line);
    if (const auto path = line.value("base-path")) settings.site.base_path = read_base_path(*path);
    if (line.has("trust-proxy")) settings.proxies = Proxies::are_trusted;
    if (const auto file = line.value("token-file")) settings.token = AccessToken::read(*file);
    settings.log_level = choose_log_level(line);
    settings.log = [&out = console.error](std::string_view text) { out << text << '\n' << std::flush; };
    return settings;
}

/// As one opens it in a browser on this machine, where that can be.
std::string address_to_open(const ListenAddress& address, std::string_view base_path) {
    if (address.kind != ListenAddress::Kind::tcp) return to_string(address);
    const std::string host =
        address.host == "127.0.0.1" ? fmt::format("localhost:{}", address.port) : to_string(address);
    return fmt::format("http://{}{}/", host, base_path);
}

void warn_of_strangers(const ListenAddress& address, const Console& console) {
    console.error << fmt::format(
        "debrief-web: answering on '{}' lets everyone who can reach it search this index\n"
        "  give '--token-file' to let in only those who know a token\n",
        to_string(address));
}

ExitStatus run(const CommandLine& line, const Console& console) {
    if (!line.operands().empty()) {
        throw Error(ErrorKind::usage, fmt::format("'{}' is no option", line.operands().front()),
                    "name the index with '-i'");
    }
    std::signal(SIGPIPE, SIG_IGN);  // a client that goes away is no reason to end
    const SignalWaiter signals;
    const UserFiles user_files(line.value(synonyms_option.name), problem_teller(console));
    const ServerSettings settings = choose_settings(line, console, user_files);
    Server server(choose_index(line.value("index")), settings);
    const std::jthread stopper = signals.stop_on_signal(server);
    for (const ListenAddress& address : server.addresses()) {
        if (!is_local_only(address) && !settings.token.is_wanted()) warn_of_strangers(address, console);
    }
    for (const ListenAddress& address : server.addresses())
        console.out << address_to_open(address, settings.site.base_path) << '\n';
    console.out << std::flush;
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
        "Answers this machine alone, unless '--listen' says otherwise. Its API: /api/v1/search?q=QUERY&k=N\n"
        "gives the JSON of 'debrief search --format json'; /livez, /readyz and /metrics tell how it is.\n\n"
        "'--listen' may be given several times: '8080', '192.0.2.1:8080', '[::1]:8080', '*' for each IPv4\n"
        "address of this machine, a path with a slash in front or 'unix:PATH' for a Unix socket, 'systemd'\n"
        "for sockets that a socket unit hands over. Nothing is encrypted: for other machines, let a proxy "
        "do\n"
        "that, and give '--trust-proxy'.\n\n"
        "With '--token-file', all but /livez and /readyz wants 'Authorization: Bearer TOKEN', or the token\n"
        "as password, for which browsers ask. Nobody else may be able to read the file.",
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
