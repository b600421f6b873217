#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

using namespace debrief::test;

namespace {

/// An index of the sample briefings, made once for all tests of this file.
const std::string& samples() {
    static const TemporaryFolder folder;
    static const std::string index = [] {
        const Run made = run("debrief-index", {"-q", "-i", folder / "index", source_path("corpus/samples")});
        if (made.status != 0) throw std::runtime_error(made.error);
        return folder / "index";
    }();
    return index;
}

}  // namespace

TEST_CASE("search prints ranked briefings with the matches marked", "[cli][search]") {
    const Run found = run("debrief", {"search", "-i", samples(), "-k", "3", "muse", "spark"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/search.txt", found.out));
}
