#include "corpus/base/pager.h"

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <cstdlib>

using namespace debrief;
using namespace debrief::test;

namespace {

/// An environment variable as a test wants it, and afterwards as before.
class Variable {
 public:
    Variable(const char* name, const char* value) : name_(name) {
        const char* before = std::getenv(name);
        has_value_ = before != nullptr;
        if (before) before_ = before;
        if (value) {
            ::setenv(name, value, 1);
        } else {
            ::unsetenv(name);
        }
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    ~Variable() {
        if (has_value_) {
            ::setenv(name_, before_.c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }

 private:
    const char* name_;
    std::string before_;
    bool has_value_ = false;
};

}  // namespace

TEST_CASE("the pager is the one that is named first", "[corpus][pager]") {
    const Variable path("PATH", "/nowhere");
    {
        const Variable ours("DEBRIEF_PAGER", "a -b");
        const Variable usual("PAGER", "c");
        CHECK(pager_command() == "a -b");
    }
    const Variable ours("DEBRIEF_PAGER", nullptr);
    {
        const Variable usual("PAGER", "c");
        CHECK(pager_command() == "c");
    }
    {
        const Variable usual("PAGER", "cat");
        CHECK(pager_command().empty());
    }
    {
        const Variable usual("PAGER", "");
        CHECK(pager_command().empty());
    }
    const Variable usual("PAGER", nullptr);
    CHECK(pager_command().empty());  // there is no less in /nowhere
    const TemporaryFolder folder;
    folder.write("less", "#!/bin/sh\n");
    std::filesystem::permissions(folder / "less", std::filesystem::perms::owner_all);
    const Variable with_less("PATH", folder.path().c_str());
    CHECK(pager_command() == "less -FRX");
}

TEST_CASE("a pager is given the whole text and told to pass colours on", "[corpus][pager]") {
    const TemporaryFolder folder;
    const Variable less("LESS", nullptr);
    const std::string text(300'000, 'x');
    CHECK(show_in_pager("{ echo \"$LESS\"; cat; } > '" + (folder / "shown") + "'", text));
    CHECK(read_file(folder / "shown") == "FRX\n" + text);
    const Variable own("LESS", "-i");
    CHECK(show_in_pager("echo \"$LESS\" > '" + (folder / "shown") + "'", ""));
    CHECK(read_file(folder / "shown") == "-i\n");
}

TEST_CASE("a pager that is left early, fails or is interrupted is no fault", "[corpus][pager]") {
    const std::string text(300'000, 'x');
    CHECK(show_in_pager("true", text));
    CHECK(show_in_pager("exit 3", text));
    CHECK(show_in_pager("kill -INT $PPID; kill -QUIT $PPID; cat >/dev/null", text));
    CHECK(show_in_pager("kill -INT $$", text));
}

TEST_CASE("signals do what they did before a pager was shown", "[corpus][pager]") {
    struct sigaction before = {};
    ::sigaction(SIGPIPE, nullptr, &before);
    struct sigaction usual = {};
    usual.sa_handler = SIG_DFL;
    ::sigaction(SIGPIPE, &usual, nullptr);
    CHECK(show_in_pager("true", ""));
    struct sigaction after = {};
    ::sigaction(SIGPIPE, &before, &after);
    CHECK(after.sa_handler == SIG_DFL);
}

TEST_CASE("a pager that there is not shows nothing", "[corpus][pager]") {
    CHECK_FALSE(show_in_pager("exec /nowhere/less 2>/dev/null", "text"));
}
