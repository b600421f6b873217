#include "corpus/base/forked.h"

#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr int threw = 1;  ///< exit status of a child whose work threw: the message is the last that it told
constexpr char mark = '\0';  ///< in front of such a message

void write_all(int pipe, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(pipe, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) ::_exit(threw);  // nobody listens
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

[[noreturn]] void work_in_child(const std::function<void(const ForkedTell&)>& work, int pipe,
                                std::size_t seconds) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // A handler of the parent's would speak for the parent.
    for (const int each : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGXCPU}) std::signal(each, SIG_DFL);
    const rlimit processor_time{seconds, seconds + 1};
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CPU, &processor_time);
    ::setrlimit(RLIMIT_CORE, &no_core);
    try {
        work([pipe](std::string_view text) { write_all(pipe, text); });
    } catch (const std::exception& error) {
        write_all(pipe, mark + std::string(error.what()));
        ::_exit(threw);
    }
    ::_exit(0);
}

std::string read_to_end(int pipe) {
    std::string text;
    std::array<char, 4096> block{};
    for (;;) {
        const ssize_t count = ::read(pipe, block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return text;
        text.append(block.data(), static_cast<std::size_t>(count));
    }
}

std::string failure_of(int status, std::string& told, std::size_t seconds) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return "";
    const std::size_t message = told.rfind(mark);
    if (WIFEXITED(status) && message != std::string::npos) {
        std::string failure = told.substr(message + 1);
        told.resize(message);
        return failure;
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return fmt::format("took more than {} seconds of processor time", seconds);
    return WIFSIGNALED(status) ? fmt::format("was ended by signal {}", WTERMSIG(status))
                               : fmt::format("ended with status {}", WEXITSTATUS(status));
}

}  // namespace

ForkedOutcome run_forked(const std::function<void(const ForkedTell&)>& work, std::size_t seconds) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(ErrorKind::corpus, fmt::format("cannot start a process: {}", std::strerror(errno)));
    const Descriptor read_end(ends[0]);
    Descriptor write_end(ends[1]);
    const pid_t child = ::fork();
    if (child < 0)
        throw Error(ErrorKind::corpus, fmt::format("cannot start a process: {}", std::strerror(errno)));
    if (child == 0) work_in_child(work, write_end.number(), seconds);
    write_end.close();
    ForkedOutcome outcome;
    outcome.told = read_to_end(read_end.number());
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.failure = failure_of(status, outcome.told, seconds);
    return outcome;
}

}  // namespace debrief
