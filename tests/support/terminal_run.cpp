#include "tests/support/terminal_run.h"

#include "corpus/base/descriptor.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <cerrno>
#include <stdexcept>

#include <fcntl.h>
#include <pty.h>
#include <spawn.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace debrief::test {

namespace {

std::vector<std::string> environment_of_terminal(const std::vector<std::string>& further) {
    std::vector<std::string> variables = further;  // of a name that is there twice, the first counts
    variables.emplace_back("TERM=xterm-256color");
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text = *variable;
        const std::string_view name = text.substr(0, text.find('='));
        const bool is_ours = name.starts_with("DEBRIEF_") || name.starts_with("XDG_");
        const bool is_of_terminals = name == "TERM" || name == "NO_COLOR" || name == "PAGER" ||
                                     name.starts_with("LESS") || name == "COLUMNS";
        if (!is_ours && !is_of_terminals) variables.emplace_back(text);
    }
    return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// All that is written to the terminal, up to its end: when nobody has it open any more, Linux says EIO.
std::string read_all(int master) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
        const ssize_t bytes = ::read(master, buffer.data(), buffer.size());
        if (bytes < 0 && errno == EINTR) continue;
        if (bytes <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(bytes));
    }
}

}  // namespace

Run run_on_terminal(std::string_view program, const std::vector<std::string>& arguments,
                    const std::vector<std::string>& variables) {
    const TemporaryFolder folder;
    const std::string error = folder / "error";
    struct termios raw = {};
    ::cfmakeraw(&raw);
    struct winsize size = {};
    size.ws_col = 80;
    size.ws_row = 24;
    int master_number = -1;
    int slave_number = -1;
    if (::openpty(&master_number, &slave_number, nullptr, &raw, &size) != 0)
        throw std::runtime_error("there is no terminal to be had");
    const Descriptor master(master_number);
    Descriptor slave(slave_number);
    ::fcntl(master.number(), F_SETFD, FD_CLOEXEC);
    ::fcntl(slave.number(), F_SETFD, FD_CLOEXEC);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, slave.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, slave.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error.c_str(), O_WRONLY | O_CREAT, 0600);
    std::vector<std::string> words{program_path(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environment_of_terminal(variables);
    pid_t child = 0;
    const int failure = ::posix_spawn(&child, words.front().c_str(), &actions, nullptr,
                                      pointers_to(words).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error("cannot run " + words.front());
    slave.close();
    Run run;
    run.out = read_all(master.number());
    int status = 0;
    if (::waitpid(child, &status, 0) != child) throw std::runtime_error("cannot wait for " + words.front());
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.error = read_file(error);
    return run;
}

}  // namespace debrief::test
