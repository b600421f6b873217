#include "corpus/base/pager.h"

#include "corpus/base/child_process.h"
#include "corpus/base/descriptor.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr int status_of_no_program = 127;  ///< the shell's

/// Passes signals over while it lives: what the terminal sends is meant for the pager, and one that reads no
/// more is no fault.
class PassedOverSignals {
 public:
    PassedOverSignals() {
        struct sigaction passed_over = {};
        passed_over.sa_handler = SIG_IGN;
        for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &passed_over, &before_[i]);
    }
    PassedOverSignals(const PassedOverSignals&) = delete;
    PassedOverSignals& operator=(const PassedOverSignals&) = delete;
    ~PassedOverSignals() {
        for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
    }

    static constexpr std::array signals{SIGINT, SIGQUIT, SIGPIPE};

 private:
    std::array<struct sigaction, signals.size()> before_{};
};

void write_to_pager(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Starts the shell with this line, reading what `input` leads to; 0 where it cannot be.
pid_t start_pager(const std::string& line, int input) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : PassedOverSignals::signals) sigaddset(&usual, signal);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    std::array<std::string, 3> words{"/bin/sh", "-c", line};
    const std::array<char*, 4> pointers{words[0].data(), words[1].data(), words[2].data(), nullptr};
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, "/bin/sh", &actions, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure == 0 ? child : 0;
}

}  // namespace

std::string pager_command() {
    for (const char* name : {"DEBRIEF_PAGER", "PAGER"}) {
        const char* value = std::getenv(name);
        if (value) return std::string_view(value) == "cat" ? "" : value;
    }
    return is_program_installed("less") ? "less -FRX" : "";
}

bool show_in_pager(const std::string& command, std::string_view text) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const PassedOverSignals signals;
    const pid_t child = start_pager("export LESS=\"${LESS-FRX}\"; " + command, reading.number());
    reading.close();
    if (child == 0) return false;
    write_to_pager(writing.number(), text);
    writing.close();
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return !WIFEXITED(status) || WEXITSTATUS(status) != status_of_no_program;
}

}  // namespace debrief
