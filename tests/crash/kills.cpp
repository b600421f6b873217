#include "indexer/index_directory.h"
#include "tests/crash/trials.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_run.h"
#include "tests/support/run.h"

#include <array>
#include <chrono>
#include <csignal>
#include <iostream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace debrief::test {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Content = std::vector<std::string>;

enum class Kind { first_build, update, rebuild, watch, first_build_in_pieces, rebuild_in_pieces };
constexpr std::array kinds{Kind::first_build,           Kind::update,           Kind::rebuild, Kind::watch,
                           Kind::first_build_in_pieces, Kind::rebuild_in_pieces};
constexpr std::array<std::string_view, kinds.size()> names{
    "first build", "update", "rebuild", "watch", "first build in pieces", "rebuild in pieces"};

bool is_first_build(Kind kind) {
    return kind == Kind::first_build || kind == Kind::first_build_in_pieces;
}

bool is_rebuild(Kind kind) {
    return kind == Kind::rebuild || kind == Kind::rebuild_in_pieces;
}

std::vector<std::string> options_of(Kind kind) {
    std::vector<std::string> options;
    if (is_rebuild(kind)) options.emplace_back("--rebuild");
    if (kind == Kind::first_build_in_pieces || kind == Kind::rebuild_in_pieces)
        options.insert(options.end(), {"--builder", "pieces"});
    return options;
}

void require(bool is_kept, const std::string& promise) {
    if (!is_kept) throw std::runtime_error(promise);
}

/// A program that runs on until it is killed or ends.
class Running {
 public:
    explicit Running(std::vector<std::string> words) {
        words.front() = program_path(words.front());
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        const int failure =
            ::posix_spawn(&child_, pointers.front(), &actions, nullptr, pointers.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        require(failure == 0, "the program can be started");
    }

    /// Whether the kill came before its end.
    bool kill() {
        ::kill(child_, SIGKILL);
        int status = 0;
        ::waitpid(child_, &status, 0);
        return WIFSIGNALED(status);
    }

 private:
    pid_t child_ = 0;
};

class Trial {
 public:
    explicit Trial(unsigned seed) : in_(seed, 60), random_(seed) { in_.change(300); }

    /// Whether the kill met the run.
    bool meet(Kind kind) {
        if (is_first_build(kind)) {
            fs::remove_all(root());
        } else {
            index({});
        }
        const Content before = content();
        if (!is_rebuild(kind)) in_.change(60);
        const bool is_killed = kind == Kind::watch ? kill_watch() : kill_run(kind);
        check(kind, before);
        return is_killed;
    }

 private:
    [[nodiscard]] std::string root() const { return folder_ / "index"; }
    [[nodiscard]] Content content() const {
        return IndexDirectory(root()).exists() ? index_content(root()) : Content();
    }

    std::chrono::microseconds index(const std::vector<std::string>& options) {
        return index_into(root(), options);
    }
    std::chrono::microseconds index_into(const std::string& root, const std::vector<std::string>& options) {
        std::vector<std::string> words{"-q", "-i", root, in_.path()};
        words.insert(words.end(), options.begin(), options.end());
        const auto begin = Clock::now();
        require(run("debrief-index", words).status == 0, "an undisturbed run succeeds");
        return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    }

    void wait_at_most(std::chrono::microseconds longest) {
        const auto bound = static_cast<std::size_t>(longest.count());
        std::this_thread::sleep_for(std::chrono::microseconds(random_.below(bound)));
    }

    /// At any instant between the beginning and the end of a run like it.
    bool kill_run(Kind kind) {
        const std::string trial = folder_ / "trial";
        fs::remove_all(trial);
        if (!is_first_build(kind)) fs::copy(root(), trial, fs::copy_options::recursive);
        const std::vector<std::string> options = options_of(kind);
        const auto whole = index_into(trial, options);
        std::vector<std::string> words{"debrief-index", "-q", "-i", root(), in_.path()};
        words.insert(words.end(), options.begin(), options.end());
        Running running(words);
        wait_at_most(whole);
        return running.kill();
    }

    /// While files change.
    bool kill_watch() {
        Running running({"debrief-index", "-q", "--watch", "-i", root(), in_.path()});
        for (std::size_t bursts = random_.below(4); bursts > 0; --bursts) {
            wait_at_most(std::chrono::milliseconds(500));
            in_.change(20);
        }
        wait_at_most(std::chrono::milliseconds(700));
        return running.kill();
    }

    void check(Kind kind, const Content& before) {
        const IndexDirectory directory(root());
        require(directory.exists() || is_first_build(kind), "an index that was there stays");
        if (directory.exists()) {
            require(faults_of_index(root()).empty(), "Xapian's check is clean: " + faults_of_index(root()));
            require(run("debrief", {"info", "-i", root()}).status == 0, "'debrief info' works");
            require(run("debrief", {"search", "-i", root(), "rhine"}).status <= 1, "'debrief search' works");
        }
        const Content found = content();
        index_into(folder_ / "whole", {"--rebuild"});
        const Content whole = index_content(folder_ / "whole");
        require(kind == Kind::watch || found == before || found == whole,
                "a run is done whole or not at all");
        index({});
        require(content() == whole, "one more run gives the documents of an undisturbed one");
        require(faults_of_index(root()).empty(), "Xapian's check is clean after one more run");
        require(leftovers_of_index(root()).empty(), "one more run removes what was left over");
    }

    TemporaryFolder folder_;
    ChangingFolder in_;
    Random random_;
};

}  // namespace

void try_kills(std::size_t kills, unsigned seed) {
    constexpr std::size_t kills_a_folder = 24;
    std::array<std::size_t, kinds.size()> met{};
    std::array<std::size_t, kinds.size()> tried{};
    for (std::size_t done = 0; done < kills; ++seed) {
        Trial trial(seed);
        for (std::size_t i = 0; i < kills_a_folder && done < kills; ++i) {
            const std::size_t which = i % kinds.size();
            try {
                const bool is_met = trial.meet(kinds[which]);
                ++tried[which];
                if (is_met) ++met[which], ++done;
            } catch (const std::exception& error) {
                throw std::runtime_error(
                    fmt::format("{} (in a {}, seed {}, trial {})", error.what(), names[which], seed, i));
            }
        }
    }
    for (std::size_t i = 0; i < kinds.size(); ++i)
        std::cout << fmt::format("{}: {} kills, {} runs ended before\n", names[i], met[i], tried[i] - met[i])
                  << std::flush;
}

}  // namespace debrief::test
