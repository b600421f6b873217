#include "web/base_path.h"

#include "tests/support/catch.h"
#include "tests/support/thrown.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("a base path is one of plain segments", "[web][base_path]") {
    CHECK(read_base_path("/").empty());
    CHECK(read_base_path("/debrief") == "/debrief");
    CHECK(read_base_path("/debrief/") == "/debrief");
    CHECK(read_base_path("/a/b-c._~9") == "/a/b-c._~9");
    const std::string bad =
        GENERATE("", "debrief", "//", "/a//b", "/a//", "/.", "/a/../b", "/a b", "/a%20", "/<b>", "/a?b",
                 "/\"", "/caf\xC3\xA9", "http://x/", "/" + std::string(200, 'a'));
    CAPTURE(bad);
    CHECK(thrown_by([&] { static_cast<void>(read_base_path(bad)); }) ==
          "'" + bad +
              "' cannot be the path of a site | give one as '/debrief', of letters, digits, '-', '.', '_' "
              "and '~'");
}

TEST_CASE("what is below a base path is told from what only begins alike", "[web][base_path]") {
    CHECK(path_below("", "/claims") == "/claims");
    CHECK(path_below("/debrief", "/debrief/claims") == "/claims");
    CHECK(path_below("/debrief", "/debrief/") == "/");
    CHECK(path_below("/debrief", "/debrief") == "/");
    CHECK_FALSE(path_below("/debrief", "/debriefing"));
    CHECK_FALSE(path_below("/debrief", "/claims"));
    CHECK_FALSE(path_below("/debrief", "/"));
    CHECK_FALSE(path_below("/debrief", ""));
}
