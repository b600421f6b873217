#include "indexer/write_guard.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <cerrno>
#include <csignal>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// How a process ended, and what it told.
struct End {
    int status = 0;  ///< 128 + number where a signal ended it
    std::string out;
    std::string error;
};

/// What ends the process that it is called in.
End end_of(void (*operation)()) {
    const TemporaryFolder folder;
    const std::string out = folder.write("out", "");
    const std::string error = folder.write("error", "");
    std::cout.flush();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(::open(out.c_str(), O_WRONLY), STDOUT_FILENO);
        ::dup2(::open(error.c_str(), O_WRONLY), STDERR_FILENO);
        for (const int number : {SIGABRT, SIGTERM}) std::signal(number, SIG_DFL);  // not the test runner's
        operation();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_file(out),
            read_file(error)};
}

void give_up() {
    std::cout << "gave up\n";
}

/// As a destructor does.
template <typename Exception>
void throw_where_nothing_may_be_thrown(const Exception& exception) noexcept {
    const auto fail = [&] { throw exception; };
    fail();
}

}  // namespace

TEST_CASE("a failure of Xapian's that cannot be thrown is told and ends the program with 3",
          "[indexer][write_guard]") {
    const End end = end_of([] {
        const WriteGuard guard("news", give_up);
        throw_where_nothing_may_be_thrown(Xapian::DatabaseError("Error writing block 7", ENOSPC));
    });
    CHECK(end.status == 3);
    CHECK(end.out == "gave up\n");
    CHECK(end.error ==
          "debrief_unit_tests: cannot write index 'news': No space left on device\n"
          "  make room there and run debrief-index again; what was committed is untouched\n");
}

TEST_CASE("a failure that is lost altogether is told as the system said it", "[indexer][write_guard]") {
    const End full = end_of([] {
        const WriteGuard guard("news", give_up);
        errno = EDQUOT;
        std::terminate();
    });
    CHECK(full.status == 3);
    CHECK(full.error ==
          "debrief_unit_tests: cannot write index 'news': Disk quota exceeded\n"
          "  make room there and run debrief-index again; what was committed is untouched\n");

    const End damaged = end_of([] {
        const WriteGuard guard("news", give_up);
        errno = EIO;
        std::terminate();
    });
    CHECK(damaged.status == 3);
    CHECK(damaged.out == "gave up\n");
    CHECK(damaged.error ==
          "debrief_unit_tests: cannot write index 'news': Input/output error\n"
          "  is the disk damaged? what was committed is untouched\n");
}

TEST_CASE("what is no failure of a commit ends the program as ever", "[indexer][write_guard]") {
    const auto operation = GENERATE(
        +[] {
            const WriteGuard guard("news", give_up);
            throw_where_nothing_may_be_thrown(std::logic_error("a bug"));
        },
        +[] {
            const WriteGuard guard("news", give_up);
            std::thread([] { std::terminate(); }).join();
        },
        +[] {
            { const WriteGuard guard("news", give_up); }
            std::terminate();
        });
    const End end = end_of(operation);
    CHECK(end.status == 128 + SIGABRT);
    CHECK(end.out.empty());
    CHECK_THAT(end.error, Catch::StartsWith("terminate called"));
}
