#include "tests/support/run.h"

#include "tests/support/temporary_folder.h"

#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief::test {

namespace {

/// The environment of this process without what would change a program's behaviour.
std::vector<char*> clean_environment() {
    std::vector<char*> variables;
    for (char** variable = environ; *variable; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("DEBRIEF_INDEX=") && !text.starts_with("XDG_DATA_HOME=") &&
            !text.starts_with("XDG_CONFIG_HOME=")) {
            variables.push_back(*variable);
        }
    }
    static std::string no_config = "XDG_CONFIG_HOME=/nonexistent";  // whoever runs the tests may have one
    variables.push_back(no_config.data());
    variables.push_back(nullptr);
    return variables;
}

/// Runs the program that the first word names.
Run run_words(std::vector<std::string> words, std::string_view input) {
    const TemporaryFolder folder;
    const std::string in = folder.write("in", input);
    const std::string out = folder / "out";
    const std::string error = folder / "error";

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error.c_str(), O_WRONLY | O_CREAT, 0600);

    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);

    pid_t child = 0;
    const int failure = posix_spawn(&child, words.front().c_str(), &actions, nullptr, pointers.data(),
                                    clean_environment().data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error("cannot run " + words.front());
    int status = 0;
    if (::waitpid(child, &status, 0) != child) throw std::runtime_error("cannot wait for " + words.front());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out),
            read_file(error)};
}

}  // namespace

std::string program_path(std::string_view program) {
    return std::filesystem::read_symlink("/proc/self/exe").replace_filename(program).string();
}

std::string source_path(std::string_view below) {
    return std::string(DEBRIEF_SOURCES) + "/" + std::string(below);
}

Run run(std::string_view program, const std::vector<std::string>& arguments, std::string_view input) {
    std::vector<std::string> words{program_path(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_words(std::move(words), input);
}

FaultyRun run_with_fault(const Fault& fault, std::string_view program,
                         const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const std::string calls = folder / "calls";
    // The sanitizers would rather come first.
    const std::string line =
        R"(export DEBRIEF_FAULT_CALLS="$1" DEBRIEF_FAULT="$2" ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0"; )"
        R"(LD_PRELOAD="$3"; export LD_PRELOAD; shift 3; exec "$@")";
    std::vector<std::string> words{calls, std::string(fault.kind) + ' ' + std::to_string(fault.call),
                                   DEBRIEF_FAULTS, program_path(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    FaultyRun faulty{run_shell(line, words), 0};
    if (std::filesystem::exists(calls)) faulty.calls = std::stoul(read_file(calls));
    return faulty;
}

Run run_shell(const std::string& line, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{"/bin/sh", "-c", line, "sh"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_words(std::move(words), "");
}

}  // namespace debrief::test
