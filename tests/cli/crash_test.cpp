#include "indexer/index_directory.h"
#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_run.h"
#include "tests/support/run.h"

#include <csignal>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

// The instants are those of `scripts/crash-test`, which meets far more of them.

namespace {

namespace fs = std::filesystem;
using Content = std::vector<std::string>;

/// A folder, an index of it as it was before some changes, and what it holds before and after them.
class Case {
 public:
    Case(bool has_index, std::vector<std::string> options, std::size_t files = 6)
        : in_(7, files), options_(std::move(options)) {
        in_.change(5 * files);
        if (has_index) {
            index(folder_ / "before", {});
            before_ = index_content(folder_ / "before");
        }
        in_.change(5 * files / 2);
        index(folder_ / "after", {});
        after_ = index_content(folder_ / "after");
    }

    /// Calls of an undisturbed run that could meet a fault.
    [[nodiscard]] std::size_t count_calls() { return run_from_before({"none", 0}).calls; }

    FaultyRun run_from_before(const Fault& fault) {
        fs::remove_all(root());
        if (fs::exists(folder_ / "before")) fs::copy(folder_ / "before", root(), fs::copy_options::recursive);
        std::vector<std::string> words{"-q", "-t", "2", "-i", root(), in_.path()};
        words.insert(words.end(), options_.begin(), options_.end());
        return run_with_fault(fault, "debrief-index", words);
    }

    /// The index is as it was or as it was to be, and one more run makes it so.
    void check_index() {
        if (IndexDirectory(root()).exists()) {
            CHECK(faults_of_index(root()).empty());
            CHECK(run("debrief", {"search", "-i", root(), "nowhere"}).status == 1);
            const Content content = index_content(root());
            CHECK((content == before_ || content == after_));
        } else {
            CHECK_FALSE(fs::exists(folder_ / "before"));
        }
        index(root(), {});
        CHECK((index_content(root()) == after_));
        CHECK(faults_of_index(root()).empty());
        CHECK(leftovers_of_index(root()).empty());
    }

    /// The run had no room, and said so; what needs no room can be done all the same.
    void check_full(const Run& full) const {
        if (full.status == 0) return;
        CHECK(full.status == 3);
        const std::string told = fmt::format(
            "debrief-index: cannot write index '{}': No space left on device\n"
            "  make room there and run debrief-index again; what was committed is untouched\n",
            root());
        CHECK_THAT(full.error, Catch::EndsWith(told));  // behind what was refused of the input
        CHECK(is_as_before());
    }

    [[nodiscard]] bool is_as_before() const {
        if (IndexDirectory(root()).exists()) return index_content(root()) == before_;
        return before_.empty();
    }
    [[nodiscard]] std::string root() const { return folder_ / "index"; }

 private:
    void index(const std::string& root, const std::vector<std::string>& options) const {
        std::vector<std::string> words{"-q", "-i", root, in_.path()};
        words.insert(words.end(), options.begin(), options.end());
        REQUIRE(run("debrief-index", words).status == 0);
    }

    TemporaryFolder folder_;
    ChangingFolder in_;
    std::vector<std::string> options_;
    Content before_;
    Content after_;
};

Case any_case() {
    switch (GENERATE(0, 1, 2, 3, 4)) {
        case 0:
            return Case(false, {});
        case 1:
            return Case(true, {});
        case 2:
            return Case(true, {"--rebuild"});
        case 3:
            return Case(false, {"--builder", "pieces"});
        default:
            return Case(true, {"--rebuild", "--builder", "pieces"});
    }
}

/// So many calls of all, the last ones included: there the commit is.
std::vector<std::size_t> some_of(std::size_t calls, std::size_t count) {
    std::vector<std::size_t> some;
    for (std::size_t i = 1; i <= count; ++i) some.push_back(calls * i / count);
    return some;
}

}  // namespace

TEST_CASE("a run that is killed in the midst of a write leaves a whole index, and a second one completes it",
          "[cli][crash]") {
    Case tried = any_case();
    for (const std::size_t call : some_of(tried.count_calls(), 8)) {
        CAPTURE(call);
        CHECK(tried.run_from_before({"kill", call}).run.status == 128 + 9);
        tried.check_index();
    }
}

TEST_CASE("a full disk is told, and leaves the index as it was", "[cli][crash]") {
    Case tried = any_case();
    for (const std::size_t call : some_of(tried.count_calls(), 8)) {
        CAPTURE(call);
        const Run full = tried.run_from_before({"full", call}).run;
        tried.check_full(full);
        tried.check_index();
    }
}

// There Xapian writes the values of documents in a destructor, see indexer/write_guard.h.
TEST_CASE("a disk that is full at the very end of a large commit is told as well", "[cli][crash]") {
    Case tried(false, {}, 300);  // large enough for values to take several blocks
    const std::size_t calls = tried.count_calls();
    std::size_t failed = 0;
    for (std::size_t call = calls - 30; call <= calls - 16; call += 2) {
        CAPTURE(call, calls);
        const Run full = tried.run_from_before({"full", call}).run;
        if (full.status != 0) ++failed;
        tried.check_full(full);
    }
    CHECK(failed > 0);
}
