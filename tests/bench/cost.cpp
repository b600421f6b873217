// What a program costs: debrief_cost_bench TIMES COMMAND [ARGUMENT...]
//
// Runs it TIMES times, one after the other, with its output thrown away, and prints a JSON array with an
// object a run: its status, wall, user and system seconds, and the most memory that it had. Python cannot
// tell the last: what a process had before it became another program is counted.
#include <chrono>
#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double to_seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

nlohmann::ordered_json run_once(char** command) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const auto begin = std::chrono::steady_clock::now();
    const int failure = posix_spawnp(&child, command[0], &actions, nullptr, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        throw std::runtime_error("cannot run '" + std::string(command[0]) + "': " + std::strerror(failure));
    int status = 0;
    rusage used{};
    while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {{"status", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)},
            {"wall_s", wall.count()},
            {"user_s", to_seconds(used.ru_utime)},
            {"system_s", to_seconds(used.ru_stime)},
            {"peak_mb", static_cast<double>(used.ru_maxrss) / 1024}};
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 3) throw std::invalid_argument("usage: debrief_cost_bench TIMES COMMAND [ARGUMENT...]");
        auto runs = nlohmann::ordered_json::array();
        for (int left = std::stoi(argv[1]); left > 0; --left) runs.push_back(run_once(argv + 2));
        std::cout << runs.dump() << '\n';
        return 0;
    } catch (const std::exception& mistake) {
        std::cerr << mistake.what() << '\n';
        return 2;
    }
}
