#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

using namespace debrief::test;

namespace {

bool is_installed(const std::string& program) {
    return run_shell("command -v \"$1\"", {program}).status == 0;
}

/// Whether a tool is here; says that nothing is tested where it is not.
bool can_use(const std::string& program) {
    if (is_installed(program)) return true;
    WARN(program + " is not installed: skipped (scripts/install-deps --tests)");
    return false;
}

}  // namespace

TEST_CASE("all manual pages render without a warning", "[cli][manual]") {
    const TemporaryFolder folder;
    for (const char* program : {"debrief", "debrief-index", "debrief-web"})
        REQUIRE(run(program, {"--generate", "documents", folder.path().string()}).status == 0);
    const Run pages = run_shell("ls \"$1/man1\"", {folder.path().string()});
    for (const char* page : {"debrief.1\n", "debrief-search.1\n", "debrief-check.1\n", "debrief-export.1\n",
                             "debrief-config.1\n", "debrief-index.1\n", "debrief-web.1\n"}) {
        CAPTURE(page);
        CHECK(pages.out.find(page) != std::string::npos);
    }
    if (can_use("groff")) {
        const Run groff =
            run_shell("for page in \"$1\"/man1/*; do groff -k -ww -man -Tutf8 -z \"$page\"; done",
                      {folder.path().string()});
        CHECK(groff.status == 0);
        CHECK(groff.error == "");
    }
    if (can_use("mandoc")) {
        const Run mandoc = run_shell("mandoc -T lint -W warning \"$1\"/man1/*", {folder.path().string()});
        CHECK(mandoc.out == "");
        CHECK(mandoc.error == "");
    }
}
