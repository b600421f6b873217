#include "indexer/folder_watch.h"

#include "indexer/index_watch.h"
#include "tests/support/catch.h"
#include "tests/support/index_run.h"
#include "tests/support/temporary_folder.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

/// What the watch tells of all that has happened so far; nothing more is waited for than the system needs.
FolderWatch::Event event_of(FolderWatch& watch) {
    return watch.wait(0ms, 0ms, 1000ms);
}

}  // namespace

TEST_CASE("files that come, change, move or go are noticed", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in/deep/deeper");
    folder.write("in/a.txt", "a");
    FolderWatch watch({folder / "in"}, folder / "index");
    CHECK(watch.is_complete());
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
    SECTION("comes") {
        folder.write("in/deep/deeper/b.txt", "b");
    }
    SECTION("changes") {
        folder.write("in/a.txt", "b");
    }
    SECTION("moves") {
        fs::rename(folder / "in/a.txt", folder / "in/deep/a.txt");
    }
    SECTION("goes") {
        fs::remove(folder / "in/a.txt");
    }
    SECTION("the folder itself goes") {
        fs::remove_all(folder / "in");
    }
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
}

TEST_CASE("what lies beside the watched paths, hidden folders and the index are not noticed",
          "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in/index");
    fs::create_directories(folder / "in/.git");
    FolderWatch watch({folder / "in"}, folder / "in/index");
    folder.write("beside.txt", "");
    folder.write("in/index/debrief.json", "");
    folder.write("in/.git/config", "");
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
}

TEST_CASE("a single file is watched through its folder, where editors replace it",
          "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    folder.write("a.jsonl", "a");
    folder.write("b.jsonl", "b");
    FolderWatch watch({folder / "a.jsonl"}, folder / "index");
    folder.write("b.jsonl", "c");
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
    fs::rename(folder / "b.jsonl", folder / "a.jsonl");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
}

TEST_CASE("a folder that returns is watched again", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in/deep");
    FolderWatch watch({folder / "in"}, folder / "index");
    fs::remove_all(folder / "in");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    watch.refresh();
    CHECK_FALSE(watch.is_complete());
    CHECK_FALSE(watch.are_paths_there());
    fs::create_directories(folder / "in/deep");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    watch.refresh();
    CHECK(watch.is_complete());
    folder.write("in/deep/a.txt", "a");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
}

TEST_CASE("more events than the system keeps are one change", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in");
    FolderWatch watch({folder / "in"}, folder / "index");
    for (int i = 0; i < 9'000; ++i) {  // two events each, 16,384 are kept
        folder.write("in/a.txt", "");
        fs::rename(folder / "in/a.txt", folder / "in/b.txt");
    }
    CHECK(event_of(watch) == FolderWatch::Event::changed);
}

TEST_CASE("a watched index follows its folder", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    folder.write("in/1.txt", "Rhine floods\nIt rained.");
    CollectingObserver run;
    std::vector<std::string> runs;
    std::vector<std::string> failures;
    bool is_stopped = false;
    // Each run is followed by the next change, so that no clock says when it is over.
    const WatchObserver observer{run,
                                 [&](const IndexRunSummary& summary) {
                                     if (summary.changed_nothing()) return;
                                     runs.push_back(counts(summary));
                                     if (runs.size() == 1)
                                         folder.write("in/new/2.txt", "Fed cuts rates\nIt did.");
                                     if (runs.size() == 2)
                                         fs::rename(folder / "in/1.txt", folder / "in/new/3.txt");
                                     if (runs.size() == 3) fs::rename(folder / "in", folder / "away");
                                     if (runs.size() == 3) fs::remove(folder / "away/new/2.txt");
                                     if (runs.size() == 3) fs::rename(folder / "away", folder / "in");
                                     if (runs.size() == 4) is_stopped = true;
                                 },
                                 [&](const Error& error) { failures.emplace_back(error.what()); },
                                 [&] { return is_stopped; }};
    watch_index({IndexDirectory(folder / "index"), {folder / "in"}, 1}, observer, {20ms, 200ms, 100ms});
    CHECK(runs == std::vector<std::string>{"1 added / 1", "1 added, 1 unchanged / 2",
                                           "1 moved, 1 unchanged / 2", "1 removed, 1 unchanged / 1"});
    CHECK(failures.empty());
}
