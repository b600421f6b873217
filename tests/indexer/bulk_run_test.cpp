#include "indexer/index_directory.h"
#include "indexer/index_run.h"
#include "tests/support/catch.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_digest.h"
#include "tests/support/index_run.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <optional>
#include <sstream>
#include <string>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// A run over a folder, built in some way.
struct BuiltRun {
    std::string root;
    std::optional<IndexWriter::Building> building{};  ///< absent: plain
    std::size_t threads = 2;
    std::size_t bytes_ahead = 32'000'000;
    IndexWriter::Mode mode = IndexWriter::Mode::update;
    std::optional<std::chrono::days> window{};

    IndexRunSummary over(const std::string& inputs) const {
        IndexRunRequest request{IndexDirectory(root), {inputs}, threads};
        request.mode = mode;
        request.building = building;
        request.bytes_ahead = bytes_ahead;
        request.story_window = window;
        CollectingObserver observer;
        return run_index(request, observer);
    }
};

IndexWriter::Building in_pieces(std::size_t threads, std::size_t piece_bytes) {
    return {.bulk_from_bytes = 0, .bulk = {.threads = threads, .piece_bytes = piece_bytes}};
}

Xapian::Database open_index(const std::string& root) {
    const IndexDirectory directory(root);
    return Xapian::Database(directory.shard(directory.read_manifest().shards.front()).string());
}

/// All that runs leave in an index but bounds, which stay wide where a document was written twice
/// (`bounds_hold`).
std::string print_of(const std::string& root) {
    std::istringstream lines(print_of_runs(open_index(root)));
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("bounds")) kept += line + '\n';
    return kept;
}

}  // namespace

TEST_CASE("an index that was built in pieces is the one that was built plainly, to the last number",
          "[indexer][bulk][property]") {
    const auto seed = GENERATE(range(0U, 2U));
    CAPTURE(seed);
    ChangingFolder in(seed, 8);
    in.change(60);
    const TemporaryFolder folder;
    const IndexRunSummary plain = BuiltRun{folder / "plain"}.over(in.path());
    const std::string expected = print_of(folder / "plain");
    REQUIRE(plain.documents > 10);
    const auto mode = GENERATE(IndexWriter::Mode::update, IndexWriter::Mode::rebuild);
    const auto threads = GENERATE(std::size_t{1}, std::size_t{3});
    struct Sizes {
        std::size_t piece_bytes;
        std::size_t bytes_ahead;
    };
    for (const Sizes& sizes :
         {Sizes{1, 32'000'000}, Sizes{20'000, 0}, Sizes{20'000, 3'000}, Sizes{100'000'000, 0}}) {
        CAPTURE(sizes.piece_bytes, sizes.bytes_ahead);
        const BuiltRun run{folder / "pieces", in_pieces(threads, sizes.piece_bytes), threads,
                           sizes.bytes_ahead, mode};
        std::filesystem::remove_all(run.root);
        if (mode == IndexWriter::Mode::rebuild) (void)BuiltRun{run.root}.over(in.path());
        CHECK(counts(run.over(in.path())) == counts(plain));
        CHECK((print_of(run.root) == expected));
        CHECK(bounds_hold(open_index(run.root)));
        CHECK(faults_of_index(run.root).empty());
        CHECK(leftovers_of_index(run.root).empty());
    }
}

TEST_CASE("an index that was built in pieces is kept up to date like any other", "[indexer][bulk]") {
    ChangingFolder in(3, 8);
    in.change(60);
    const TemporaryFolder folder;
    (void)BuiltRun{folder / "plain"}.over(in.path());
    (void)BuiltRun{folder / "pieces", in_pieces(2, 10'000)}.over(in.path());
    for (int step = 0; step < 4; ++step) {
        CAPTURE(step);
        in.change(10);
        const IndexRunSummary plain = BuiltRun{folder / "plain"}.over(in.path());
        // What is allowed makes no difference where there is an index.
        const IndexRunSummary pieces = BuiltRun{folder / "pieces", in_pieces(2, 10'000)}.over(in.path());
        CHECK(counts(pieces) == counts(plain));
        CHECK((print_of(folder / "pieces") == print_of(folder / "plain")));
    }
}

TEST_CASE("a bulk remembers the window of its stories", "[indexer][bulk]") {
    ChangingFolder in(4, 8);
    in.change(60);
    const TemporaryFolder folder;
    const std::chrono::days window{2};
    for (const bool is_bulk : {false, true}) {
        BuiltRun run{folder / (is_bulk ? "pieces" : "plain")};
        if (is_bulk) run.building = in_pieces(2, 10'000);
        run.window = window;
        (void)run.over(in.path());
    }
    CHECK((print_of(folder / "pieces") == print_of(folder / "plain")));
}

TEST_CASE("little is put into an index one by one, and much is built in pieces", "[indexer][bulk]") {
    ChangingFolder in(5, 8);
    in.change(60);
    const TemporaryFolder folder;
    BuiltRun run{folder / "index", IndexWriter::Building{}};
    (void)run.over(in.path());
    // A bulk is made aside and takes the place of the empty index.
    CHECK(IndexDirectory(run.root).read_manifest().shards.front() == "shard-0");
    std::filesystem::remove_all(run.root);
    run.building->bulk_from_bytes = 50'000;
    (void)run.over(in.path());
    CHECK(IndexDirectory(run.root).read_manifest().shards.front() == "shard-1");
}

TEST_CASE("nothing to index makes an empty index, also in pieces", "[indexer][bulk]") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "in");
    const BuiltRun run{folder / "index", in_pieces(2, 10'000)};
    CHECK(run.over(folder / "in").documents == 0);
    CHECK(faults_of_index(run.root).empty());
}
