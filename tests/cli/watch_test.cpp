#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/told_run.h"

#include <csignal>
#include <filesystem>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

/// A watched folder, with the index inside of it.
class Watched {
 public:
    Watched() { folder_.write("in/1.txt", "Rhine floods\n\nIt rained."); }

    [[nodiscard]] std::string in() const { return folder_ / "in"; }
    [[nodiscard]] std::string root() const { return folder_ / "in/index"; }
    [[nodiscard]] std::vector<std::string> words() const { return {"--watch", "-i", root(), in()}; }
    void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
    [[nodiscard]] int search(const std::string& query) const {
        return run("debrief", {"search", "-i", root(), query}).status;
    }
    [[nodiscard]] std::string told(const std::string& what) const {
        return fmt::format(fmt::runtime(what), root());
    }

 private:
    TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a watched folder is followed until Ctrl-C, which ends with success", "[cli][watch]") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    const Watched watched;
    ToldRun watch("debrief-index", watched.words());
    CHECK(watch.next_line() == watched.told("1 briefing in '{}': 1 added, 0 replaced"));
    watched.write("in/new/2.txt", "Fed cuts rates\n\nIt did.");
    CHECK(watch.next_line() == watched.told("2 briefings in '{}': 1 added, 0 replaced, 1 unchanged"));
    CHECK(watched.search("fed") == 0);
    fs::rename(watched.path("in/1.txt"), watched.path("in/new/1.txt"));
    CHECK(watch.next_line() ==
          watched.told("2 briefings in '{}': 0 added, 0 replaced, 1 moved, 1 unchanged"));
    // As editors save: the text under another name first.
    watched.write("in/new/.1.txt.swp", "Rhine floods\n\nIt poured.");
    fs::rename(watched.path("in/new/.1.txt.swp"), watched.path("in/new/1.txt"));
    CHECK(watch.next_line() == watched.told("2 briefings in '{}': 0 added, 1 replaced, 1 unchanged"));
    fs::rename(watched.path("in/new"), watched.path("away"));
    CHECK(watch.next_line() == watched.told("0 briefings in '{}': 0 added, 0 replaced, 2 removed"));
    fs::rename(watched.path("away"), watched.path("in/back"));
    CHECK(watch.next_line() == watched.told("2 briefings in '{}': 2 added, 0 replaced"));
    watch.send(signal);
    const Run ended = watch.finish();
    CHECK(ended.status == 0);
    CHECK(ended.error.empty());  // no run was for the index's own files
}
