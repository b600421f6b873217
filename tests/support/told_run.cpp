#include "tests/support/told_run.h"

#include "tests/support/spawn.h"

#include <csignal>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief::test {

ToldRun::ToldRun(std::string_view program, const std::vector<std::string>& arguments) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    error_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    child_ = spawn_program(program, arguments, actions);
    ::close(ends[1]);
    if (child_ != 0) return;
    ::close(error_);
    throw std::runtime_error("cannot run " + program_path(program));
}

ToldRun::~ToldRun() {
    if (child_ != 0) {
        send(SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    ::close(error_);
}

std::string ToldRun::next_line() {
    for (;;) {
        if (const std::size_t end = heard_.find('\n'); end != std::string::npos) {
            std::string line = heard_.substr(0, end);
            heard_.erase(0, end + 1);
            return line;
        }
        char block[4096];
        const ssize_t count = ::read(error_, block, sizeof block);
        if (count <= 0) return std::exchange(heard_, "");
        heard_.append(block, static_cast<std::size_t>(count));
    }
}

void ToldRun::send(int signal) const {
    ::kill(child_, signal);
}

Run ToldRun::finish() {
    Run run;
    for (std::string line; !(line = next_line()).empty();) run.error += line + '\n';
    int status = 0;
    if (::waitpid(child_, &status, 0) != child_) throw std::runtime_error("cannot wait for a program");
    child_ = 0;
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return run;
}

}  // namespace debrief::test
