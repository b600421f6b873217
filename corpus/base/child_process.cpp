#include "corpus/base/child_process.h"

#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_complaint_bytes = 4096;
constexpr std::chrono::milliseconds patience{50};  ///< between two looks at the clock
constexpr int cannot_start = 127;

[[noreturn]] void fail(const std::string& what) {
    throw Error(ErrorKind::corpus, what);
}

struct Pipe {
    Descriptor read_end;
    Descriptor write_end;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        fail(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool is_executable_file(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(path.c_str(), X_OK) == 0;
}

/// Where a program lies, by the rules of a shell; a name with a slash is a path.
std::optional<std::string> find_program(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return is_executable_file(name) ? std::optional(name) : std::nullopt;
    const char* variable = std::getenv("PATH");
    std::string_view folders = variable ? variable : "/usr/bin:/bin";
    while (!name.empty() && !folders.empty()) {
        const std::string_view folder = folders.substr(0, folders.find(':'));
        folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
        std::string path = fmt::format("{}/{}", folder.empty() ? "." : folder, name);
        if (is_executable_file(path)) return path;
    }
    return std::nullopt;
}

/// All that the child needs between `fork` and `execve`, where nothing may be allocated.
struct Plan {
    const char* program;
    char* const* arguments;
    int input;
    int output;
    int complaints;
    int startup;  ///< a failure to start is told here
    rlim_t seconds;
    rlim_t memory_bytes;
};

bool set_limit(decltype(RLIMIT_CPU) resource, rlim_t limit, rlim_t hard_limit) {
    const rlimit both{limit, hard_limit};
    return ::setrlimit(resource, &both) == 0;
}

bool set_limits(const Plan& plan) {
    // One second more: the soft limit's signal tells what happened, that of the hard one does not.
    return set_limit(RLIMIT_CPU, plan.seconds, plan.seconds + 1) &&
           set_limit(RLIMIT_AS, plan.memory_bytes, plan.memory_bytes) && set_limit(RLIMIT_CORE, 0, 0);
}

/// Only functions that are safe after a fork in a program with threads (signal-safety(7)).
[[noreturn]] void become(const Plan& plan) {
    sigset_t none;
    sigemptyset(&none);
    const bool is_ready = ::setpgid(0, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
                          ::dup2(plan.input, STDIN_FILENO) >= 0 && ::dup2(plan.output, STDOUT_FILENO) >= 0 &&
                          ::dup2(plan.complaints, STDERR_FILENO) >= 0 && set_limits(plan) &&
                          ::signal(SIGPIPE, SIG_DFL) != SIG_ERR &&
                          ::sigprocmask(SIG_SETMASK, &none, nullptr) == 0;
    ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);  // what others have left open
    if (is_ready) ::execve(plan.program, plan.arguments, environ);
    const int reason = errno;
    (void)!::write(plan.startup, &reason, sizeof reason);
    ::_exit(cannot_start);
}

/// A child and all it starts in its process group; killed and reaped with its owner.
class Child {
 public:
    explicit Child(const Plan& plan) : id_(::fork()) {
        if (id_ == 0) become(plan);
        if (id_ < 0) fail(fmt::format("cannot start a program: {}", std::strerror(errno)));
        notice_ = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, id_, 0)));
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end(); }

    /// Whether it has ended; it stays a zombie, so that its group keeps its number.
    [[nodiscard]] bool has_ended() const {
        siginfo_t info = {};
        const int status = ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT);
        return status != 0 || info.si_pid != 0;
    }

    /// A descriptor that can be read as soon as it has ended; -1 where the system has none.
    [[nodiscard]] int notice() const { return notice_.number(); }

    void kill_group() const { ::kill(-id_, SIGKILL); }

    /// Kills what still runs; the exit status as `waitpid` gives it.
    int end() {
        if (id_ == 0) return status_;
        kill_group();
        ::kill(id_, SIGKILL);  // it may not have come to have a group yet
        while (::waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
        }
        id_ = 0;
        return status_;
    }

 private:
    pid_t id_;
    Descriptor notice_;
    int status_ = 0;
};

/// What comes out of one of the child's pipes.
struct Stream {
    Descriptor pipe;
    std::string bytes;

    [[nodiscard]] bool is_open() const { return pipe.number() >= 0; }

    /// Takes what has come, the end of it if that is what has come.
    void take() {
        std::array<char, 65536> block;  // NOLINT(cppcoreguidelines-pro-type-member-init): read fills it
        const ssize_t count = ::read(pipe.number(), block.data(), block.size());
        if (count > 0) bytes.append(block.data(), static_cast<std::size_t>(count));
        const bool is_later = count < 0 && (errno == EINTR || errno == EAGAIN);
        if (count <= 0 && !is_later) pipe.close();
    }
};

/// Waits for a while until one of the streams has something, and takes it; whether one had.
bool take_next(Stream& output, Stream& complaints, int notice) {
    std::array<pollfd, 3> waited{pollfd{output.pipe.number(), POLLIN, 0},
                                 pollfd{complaints.pipe.number(), POLLIN, 0}, pollfd{notice, POLLIN, 0}};
    if (::poll(waited.data(), waited.size(), static_cast<int>(patience.count())) <= 0) return false;
    if (waited[0].revents != 0) output.take();
    if (waited[1].revents != 0) complaints.take();
    if (complaints.bytes.size() > most_complaint_bytes) {
        complaints.bytes.erase(0, complaints.bytes.size() - most_complaint_bytes);
    }
    return waited[0].revents != 0 || waited[1].revents != 0;
}

/// The last line of a complaint: programs say there why they give up.
std::string_view last_line(std::string_view complaints) {
    complaints = trim(complaints);
    const std::size_t end_of_line = complaints.rfind('\n');
    return end_of_line == std::string_view::npos ? complaints : trim(complaints.substr(end_of_line + 1));
}

void check_status(const std::string& name, int status, const std::string& complaints,
                  const ProcessLimits& limits) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        fail(fmt::format("'{}' takes more than {} seconds of processor time, the most it may", name,
                         limits.seconds));
    }
    const std::string end = WIFEXITED(status) ? fmt::format("status {}", WEXITSTATUS(status))
                                              : fmt::format("signal {}", WTERMSIG(status));
    const std::string_view reason = last_line(complaints);
    fail(fmt::format("'{}' ends with {}{}{}", name, end, reason.empty() ? "" : ": ", reason));
}

/// Reads what the child writes until it has ended, within its limits.
std::string output_of(Child& child, const std::string& name, Pipe& output_pipe, Pipe& complaint_pipe,
                      const ProcessLimits& limits) {
    const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.seconds);
    Stream output{std::move(output_pipe.read_end), {}};
    Stream complaints{std::move(complaint_pipe.read_end), {}};
    for (;;) {
        const bool has_ended = child.has_ended();
        if (has_ended) child.kill_group();  // what it left running
        if (has_ended && !output.is_open() && !complaints.is_open()) break;
        const bool has_more = take_next(output, complaints, has_ended ? -1 : child.notice());
        if (has_ended && !has_more) break;  // something that left the group keeps the pipes open
        if (output.bytes.size() > limits.output_bytes) {
            fail(fmt::format("'{}' gives more than {} bytes, the most it may", name, limits.output_bytes));
        }
        if (Clock::now() > deadline) {
            fail(fmt::format("'{}' takes more than {} seconds, the most it may", name, limits.seconds));
        }
    }
    check_status(name, child.end(), complaints.bytes, limits);
    return std::move(output.bytes);
}

/// What kept the child from becoming the program; nothing where it became it.
std::optional<int> startup_failure(Pipe& startup) {
    startup.write_end.close();
    int reason = 0;
    ssize_t count = 0;
    do {
        count = ::read(startup.read_end.number(), &reason, sizeof reason);
    } while (count < 0 && errno == EINTR);
    return count == sizeof reason ? std::optional(reason) : std::nullopt;
}

}  // namespace

std::string run_program_on_file(std::span<const std::string> command, int input,
                                const ProcessLimits& limits) {
    const std::string& name = command.front();
    const auto program = find_program(name);
    if (!program) fail(fmt::format("'{}' is not installed", name));
    if (::lseek(input, 0, SEEK_SET) != 0)
        fail(fmt::format("cannot be given to '{}' from its beginning", name));
    std::vector<char*> arguments;
    // execve changes nothing, its type is older than const
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    Pipe output = make_pipe();
    Pipe complaints = make_pipe();
    Pipe startup = make_pipe();
    Child child({program->c_str(), arguments.data(), input, output.write_end.number(),
                 complaints.write_end.number(), startup.write_end.number(), limits.seconds,
                 limits.memory_bytes});
    output.write_end.close();
    complaints.write_end.close();
    if (const auto reason = startup_failure(startup)) {
        fail(fmt::format("'{}' cannot be started: {}", name, std::strerror(*reason)));
    }
    return output_of(child, name, output, complaints, limits);
}

bool is_program_installed(const std::string& name) {
    return find_program(name).has_value();
}

}  // namespace debrief
