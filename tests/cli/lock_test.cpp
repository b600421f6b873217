#include "tests/support/catch.h"
#include "tests/support/fed_run.h"
#include "tests/support/index_run.h"
#include "tests/support/told_run.h"

#include <csignal>
#include <memory>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// An index that a run holds, which waits in the midst of its input.
class Held {
 public:
    Held() {
        REQUIRE(run("debrief-index", {"-q", "-i", root(), file_}).status == 0);
        holder_ =
            std::make_unique<FedRun>("debrief-index", std::vector<std::string>{"-q", "-i", root(), "-"});
        std::string records;
        for (int i = 0; i < 200; ++i)
            records += fmt::format("{{\"id\": \"held-{}\", \"text\": \"{}\"}}\n", i, std::string(600, 'x'));
        holder_->feed(records);
    }

    [[nodiscard]] std::string root() const { return folder_ / "index"; }
    [[nodiscard]] std::string file() const { return file_; }
    [[nodiscard]] FedRun& holder() { return *holder_; }

 private:
    TemporaryFolder folder_;
    std::string file_ = folder_.write("a.jsonl", "{\"id\": \"a\", \"text\": \"Rhine floods\"}\n");
    std::unique_ptr<FedRun> holder_;
};

}  // namespace

TEST_CASE("a second writer is told which process holds the index", "[cli][lock]") {
    Held held;
    const Run second = run("debrief-index", {"-i", held.root(), held.file()});
    CHECK(second.status == 3);
    CHECK(second.error == fmt::format("debrief-index: index '{}' is being written by process {}\n"
                                      "  wait for it to end, or say '--wait'\n",
                                      held.root(), held.holder().process()));
}

TEST_CASE("a second writer that waits goes on when the first is done", "[cli][lock]") {
    Held held;
    ToldRun second("debrief-index", {"--wait", "-i", held.root(), held.file()});
    CHECK(held.holder().finish().status == 0);
    const Run waited = second.finish();
    CHECK(waited.status == 0);
    CHECK(index_content(held.root()).size() == 201);
}

TEST_CASE("a second writer that waits, and a run in the midst of its input, end by Ctrl-C", "[cli][lock]") {
    Held held;
    const auto before = index_content(held.root());
    ToldRun second("debrief-index", {"--wait", "-i", held.root(), held.file()});
    second.send(SIGINT);
    CHECK(second.finish().status == 128 + SIGINT);
    held.holder().send(SIGINT);
    const Run interrupted = held.holder().finish();
    CHECK(interrupted.status == 128 + SIGINT);
    CHECK(interrupted.error == "\ndebrief-index: interrupted: the index is as the last run left it\n");
    CHECK((index_content(held.root()) == before));
    CHECK(run("debrief-index", {"-q", "-i", held.root(), held.file()}).status == 0);
}
