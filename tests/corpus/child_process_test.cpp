#include "corpus/base/child_process.h"

#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

std::string run(const Words& command, const std::string& input = "", const ProcessLimits& limits = {}) {
    const TemporaryFolder folder;
    const Descriptor file(::open(folder.write("input", input).c_str(), O_RDONLY | O_CLOEXEC));
    return run_program_on_file(command, file.number(), limits);
}

std::string shell(const std::string& line, const ProcessLimits& limits = {}) {
    return run({"sh", "-c", line}, "input", limits);
}

std::string failure(const std::string& line, const ProcessLimits& limits = {}) {
    return thrown_by([&] { (void)shell(line, limits); });
}

}  // namespace

TEST_CASE("a program gets a file and gives its output", "[corpus][child_process]") {
    const std::string long_text(1'000'000, 'x');
    CHECK(run({"cat"}, "Fed cuts rates") == "Fed cuts rates");
    CHECK(run({"cat"}, long_text) == long_text);
    CHECK(run({"cat"}, "").empty());
    CHECK(run({"tr", "a-z", "A-Z"}, "fed") == "FED");
    CHECK(run({"/bin/cat"}, "by path") == "by path");
}

TEST_CASE("a file is given from its beginning, wherever it was read to", "[corpus][child_process]") {
    const TemporaryFolder folder;
    const Descriptor file(::open(folder.write("input", "abc").c_str(), O_RDONLY | O_CLOEXEC));
    REQUIRE(::lseek(file.number(), 2, SEEK_SET) == 2);
    CHECK(run_program_on_file(Words{"cat"}, file.number(), {}) == "abc");
}

TEST_CASE("arguments reach a program as they are, by no shell", "[corpus][child_process]") {
    CHECK(run({"printf", "%s|", "$HOME", "a b", "*", "`id`", "; id", ""}) == "$HOME|a b|*|`id`|; id||");
}

TEST_CASE("a program that does not read or writes nothing is no failure", "[corpus][child_process]") {
    CHECK(run({"true"}, std::string(1'000'000, 'x')).empty());
    CHECK(shell("exec <&-; echo done") == "done\n");
    CHECK(shell("echo complaint >&2; echo text") == "text\n");
    CHECK(shell("head -c 3000000 /dev/zero >&2; echo text") == "text\n");
    CHECK(shell("exec >&- 2>&-; sleep 0.2").empty());
}

TEST_CASE("a program that fails is told with its last words", "[corpus][child_process]") {
    CHECK(failure("exit 3") == "'sh' ends with status 3 | ");
    CHECK(failure("echo text; echo first >&2; echo 'no PDF ' >&2; exit 1") ==
          "'sh' ends with status 1: no PDF | ");
    CHECK(failure("head -c 3000000 /dev/zero | tr '\\0' 'x' >&2; echo >&2; echo end >&2; exit 1") ==
          "'sh' ends with status 1: end | ");
    CHECK(failure("kill -SEGV $$") == "'sh' ends with signal 11 | ");
    CHECK(kind_thrown_by([] { (void)shell("exit 1"); }) == ErrorKind::corpus);
}

TEST_CASE("a program that cannot be started is told", "[corpus][child_process]") {
    const TemporaryFolder folder;
    const std::string text = folder.write("no-program", "text");
    CHECK(thrown_by([&] { (void)run({"debrief-no-such-program"}); }) ==
          "'debrief-no-such-program' is not installed | ");
    CHECK(thrown_by([&] { (void)run({text}); }) == "'" + text + "' is not installed | ");
    CHECK(thrown_by([&] { (void)run({folder.path().string()}); }) ==
          "'" + folder.path().string() + "' is not installed | ");
    CHECK(thrown_by([&] { (void)run({""}); }) == "'' is not installed | ");
    std::filesystem::permissions(text, std::filesystem::perms::owner_all);
    CHECK(thrown_by([&] { (void)run({text}); }) == "'" + text + "' cannot be started: Exec format error | ");
    CHECK(is_program_installed("cat"));
    CHECK_FALSE(is_program_installed("debrief-no-such-program"));
    CHECK_FALSE(is_program_installed(""));
    CHECK_FALSE(is_program_installed("/"));
}

TEST_CASE("a program that takes too long is killed", "[corpus][child_process]") {
    ProcessLimits limits;
    limits.seconds = 1;
    CHECK(failure("echo text; sleep 100", limits) == "'sh' takes more than 1 seconds, the most it may | ");
    CHECK(failure("trap '' TERM INT; while :; do sleep 1; done", limits) ==
          "'sh' takes more than 1 seconds, the most it may | ");
    CHECK(failure("(while :; do :; done) & while :; do :; done", limits)
              .rfind("'sh' takes more than 1 seconds", 0) == 0);
}

TEST_CASE("a program that writes too much is killed", "[corpus][child_process]") {
    ProcessLimits limits;
    limits.output_bytes = 1000;
    CHECK(shell("head -c 1000 /dev/zero", limits).size() == 1000);
    CHECK(failure("head -c 1001 /dev/zero; sleep 100", limits) ==
          "'sh' gives more than 1000 bytes, the most it may | ");
    CHECK(failure("cat /dev/zero", limits) == "'sh' gives more than 1000 bytes, the most it may | ");
}

TEST_CASE("a program gets no more memory than it may", "[corpus][child_process]") {
    ProcessLimits limits;
    limits.memory_bytes = 50'000'000;
    CHECK(shell("ulimit -v", limits) == "48828\n");
    CHECK(shell("ulimit -c", limits) == "0\n");
    CHECK(failure("exec dd bs=100M count=1 if=/dev/zero of=/dev/null", limits)
              .rfind("'sh' ends with status 1: dd: memory exhausted", 0) == 0);
}

TEST_CASE("what a program leaves running ends with it", "[corpus][child_process]") {
    const std::string id = shell("sleep 1000 & echo $!");
    REQUIRE_FALSE(id.empty());
    const auto pid = static_cast<pid_t>(std::stol(id));
    // It was killed, but the system may take a moment over it; until its new parent has seen it, it is a
    // zombie.
    const auto is_running = [pid] {
        std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
        std::string state;
        return std::getline(file, state) && state.find(") Z ") == std::string::npos;
    };
    for (int i = 0; i < 100'000 && is_running(); ++i) std::this_thread::yield();
    CHECK_FALSE(is_running());
    // Not even what leaves the group keeps us waiting.
    CHECK(shell("setsid sleep 3 & echo text") == "text\n");
}

TEST_CASE("a program inherits nothing but its input, output and complaints", "[corpus][child_process]") {
    const TemporaryFolder folder;
    const int leaked = ::open(folder.write("secret", "x").c_str(), O_RDONLY);  // NOLINT: without O_CLOEXEC
    REQUIRE(leaked > STDERR_FILENO);
    CHECK(run({"ls", "/proc/self/fd"}) == "0\n1\n2\n3\n");  // the last is what ls reads
    ::close(leaked);
    CHECK(shell("trap").empty());
}
