#include "tests/support/pseudo_terminal.h"

#include "tests/support/run.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace debrief::test {

PseudoTerminal::PseudoTerminal(std::string_view program, const std::vector<std::string>& arguments,
                               std::size_t columns) {
    terminal_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    char name[128];
    if (terminal_ < 0 || ::grantpt(terminal_) != 0 || ::unlockpt(terminal_) != 0 ||
        ::ptsname_r(terminal_, name, sizeof name) != 0)
        throw std::runtime_error("cannot make a terminal");
    struct winsize size = {};
    size.ws_row = 24;
    size.ws_col = static_cast<unsigned short>(columns);
    ::ioctl(terminal_, TIOCSWINSZ, &size);

    // A session of its own, whose terminal is the first that it opens.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);
    std::vector<std::string> words{program_path(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int failure =
        ::posix_spawn(&child_, pointers.front(), &actions, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failure == 0) return;
    ::close(terminal_);
    throw std::runtime_error("cannot run " + words.front());
}

PseudoTerminal::~PseudoTerminal() {
    if (child_ != 0) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    ::close(terminal_);
}

void PseudoTerminal::type(std::string_view keys) const {
    if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
        throw std::runtime_error("cannot type");
}

std::string PseudoTerminal::wait_for(std::string_view text) {
    std::size_t place = 0;
    while ((place = heard_.find(text)) == std::string::npos) {
        if (!hear())
            throw std::runtime_error("the program ended without '" + std::string(text) + "': " + heard_);
    }
    std::string until = heard_.substr(0, place + text.size());
    heard_.erase(0, until.size());
    return until;
}

bool PseudoTerminal::is_as_usual() const {
    struct termios settings = {};
    if (::tcgetattr(terminal_, &settings) != 0) throw std::runtime_error("the terminal does not tell");
    return (settings.c_lflag & ICANON) != 0 && (settings.c_lflag & ECHO) != 0;
}

void PseudoTerminal::send(int signal) const {
    ::kill(child_, signal);
}

int PseudoTerminal::finish() {
    while (hear()) {
    }
    int status = 0;
    if (::waitpid(child_, &status, 0) != child_) throw std::runtime_error("cannot wait for a program");
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Reads what is written next; false where all ends of the terminal are closed, which ends the reading with
/// an error on Linux.
bool PseudoTerminal::hear() {
    char block[4096];
    const ssize_t count = ::read(terminal_, block, sizeof block);
    if (count > 0) heard_.append(block, static_cast<std::size_t>(count));
    return count > 0;
}

}  // namespace debrief::test
