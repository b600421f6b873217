// Runs targets without libFuzzer: on each file of their seeds, then on mutations of them, the same each time.
//
//   debrief_fuzz_seeds SEEDS-FOLDER [--mutations N] [--keep FILE] [TARGET...]
//
// Exits with 1 where a promise is broken, having written the input to FILE-TARGET ("fuzz-finding-…" by
// default). A crash or an input that takes too long ends the program at once, with its input kept as well.

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/processor_time.h"
#include "tests/fuzz/targets.h"
#include "tests/support/random.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

using debrief::fuzz::Target;

struct Arguments {
    std::filesystem::path seeds;
    std::size_t mutations = 2000;
    std::string keep = "fuzz-finding";
    std::vector<const Target*> targets;
};

/// For the handler of signals, which can take no argument.
struct Running {
    const char* keep = nullptr;
    const char* target = nullptr;
    std::string_view input;
} running;

void write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

/// Keeps the input that is running. Calls nothing that a handler of signals must not.
void keep_finding(std::string_view what) {
    constexpr mode_t readable = 0644;
    const int file = ::open(running.keep, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, readable);
    if (file >= 0) {
        write_all(file, running.input);
        ::close(file);
    }
    for (const std::string_view text :
         {std::string_view(running.target), std::string_view(": "), what,
          std::string_view("; input kept as '"), std::string_view(running.keep), std::string_view("'\n")}) {
        write_all(STDERR_FILENO, text);
    }
}

extern "C" void on_crash(int signal) {
    keep_finding(signal == SIGPROF ? "takes too long" : "crashed");
    std::signal(signal, SIG_DFL);
    if (signal == SIGPROF) ::_exit(1);
    std::raise(signal);
}

/// Whether the target kept its promises.
bool run(const Target& target, const std::string& input) {
    running.input = input;
    debrief::fuzz::limit_processor_time(debrief::fuzz::most_seconds);
    try {
        target.run(input);
    } catch (const std::exception& failure) {
        keep_finding(std::string("broken promise: ") + failure.what());
        return false;
    }
    debrief::fuzz::limit_processor_time(0);
    return true;
}

std::vector<std::string> read_seeds(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());  // folders have no order of their own
    std::vector<std::string> seeds;
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return seeds;
}

/// Whether the target kept its promises; ends with the first that it breaks.
bool run_target(const Target& target, const Arguments& arguments) {
    const std::string name(target.name);
    const std::string keep = arguments.keep + "-" + name;
    running = {keep.c_str(), name.c_str(), {}};
    const std::vector<std::string> seeds = read_seeds(arguments.seeds / name);
    if (seeds.empty()) throw std::invalid_argument("no seeds for '" + name + "'");
    for (const std::string& seed : seeds) {
        if (!run(target, seed)) return false;
    }
    debrief::test::Random random(1);
    for (std::size_t i = 0; i < arguments.mutations; ++i) {
        if (!run(target, debrief::fuzz::mutate(seeds, random))) return false;
    }
    std::printf("%s: %zu seeds, %zu mutations\n", name.c_str(), seeds.size(), arguments.mutations);
    return true;
}

Arguments parse(std::vector<std::string> words) {
    Arguments arguments;
    for (auto word = words.begin(); word != words.end(); ++word) {
        const bool has_value = std::next(word) != words.end();
        if (*word == "--mutations" && has_value) {
            arguments.mutations = std::stoul(*++word);
        } else if (*word == "--keep" && has_value) {
            arguments.keep = *++word;
        } else if (arguments.seeds.empty()) {
            arguments.seeds = *word;
        } else {
            arguments.targets.push_back(&debrief::fuzz::target_by_name(*word));
        }
    }
    if (arguments.seeds.empty()) throw std::invalid_argument("which folder has the seeds?");
    if (arguments.targets.empty()) {
        for (const Target& target : debrief::fuzz::all_targets()) arguments.targets.push_back(&target);
    }
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const Arguments arguments = parse({argv + 1, argv + argc});
        for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGPROF}) std::signal(signal, on_crash);
        bool is_sound = true;
        for (const Target* target : arguments.targets) is_sound = run_target(*target, arguments) && is_sound;
        return is_sound ? 0 : 1;
    } catch (const std::exception& mistake) {
        std::fprintf(stderr, "debrief_fuzz_seeds: %s\n", mistake.what());
        return 2;
    }
}
