#include "tests/support/fed_run.h"

#include "tests/support/spawn.h"

#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief::test {

FedRun::FedRun(std::string_view program, const std::vector<std::string>& arguments) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    input_ = ends[1];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (folder_ / "out").c_str(), O_WRONLY | O_CREAT,
                                     0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder_ / "error").c_str(), O_WRONLY | O_CREAT,
                                     0600);
    child_ = spawn_program(program, arguments, actions);
    ::close(ends[0]);
    if (child_ == 0) {
        ::close(input_);
        throw std::runtime_error("cannot run " + program_path(program));
    }
}

FedRun::~FedRun() {
    if (child_ != 0) kill();
    close_input();
}

void FedRun::feed(std::string_view input) {
    // A program that has ended must fail the test, not end it.
    struct sigaction ignored = {};
    struct sigaction before = {};
    ignored.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignored, &before);
    bool is_read = true;
    while (is_read && !input.empty()) {
        const ssize_t count = ::write(input_, input.data(), input.size());
        is_read = count > 0;
        if (is_read) input.remove_prefix(static_cast<std::size_t>(count));
    }
    ::sigaction(SIGPIPE, &before, nullptr);
    if (!is_read) throw std::runtime_error("the program does not read on: " + read_file(folder_ / "error"));
}

Run FedRun::finish() {
    close_input();
    const int status = wait();
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(folder_ / "out"),
            read_file(folder_ / "error")};
}

void FedRun::send(int signal) const {
    ::kill(child_, signal);
}

void FedRun::kill() {
    ::kill(child_, SIGKILL);
    (void)wait();
}

int FedRun::wait() {
    int status = 0;
    if (::waitpid(child_, &status, 0) != child_) throw std::runtime_error("cannot wait for a program");
    child_ = 0;
    return status;
}

void FedRun::close_input() {
    if (input_ >= 0) ::close(input_);
    input_ = -1;
}

}  // namespace debrief::test
