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
    fs::create_directory_symlink(folder / "in", folder / "link");
    FolderWatch through_link({folder / "link"}, folder / "in/index");
    folder.write("in/index/debrief.json", "");
    CHECK(event_of(through_link) == FolderWatch::Event::nothing);
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
    CHECK(watch.paths_there().empty());
    fs::create_directories(folder / "in/deep");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    watch.refresh();
    CHECK(watch.paths_there() == std::vector<fs::path>{folder / "in"});
    folder.write("in/deep/a.txt", "a");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
}

TEST_CASE("a folder returns with one above it", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "above/in");
    FolderWatch watch({folder / "above/in"}, folder / "index");
    fs::rename(folder / "above", folder / "away");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    watch.refresh();
    fs::create_directories(folder / "above/in");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    watch.refresh();
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
    folder.write("away/in/a.txt", "not here");
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
    folder.write("above/in/a.txt", "here");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
}

TEST_CASE("what links lead to is watched too, and loops end", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in");
    fs::create_directories(folder / "elsewhere/deep");
    folder.write("beside/a.txt", "a");
    fs::create_directory_symlink(folder / "elsewhere", folder / "in/link");
    fs::create_directory_symlink(folder / "in", folder / "elsewhere/deep/loop");
    fs::create_symlink(folder / "beside/a.txt", folder / "in/a.txt");
    FolderWatch watch({folder / "in"}, folder / "index");
    folder.write("elsewhere/deep/b.txt", "b");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    folder.write("beside/a.txt", "b");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    folder.write("beside/b.txt", "b");
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
}

TEST_CASE("files that are written under a hidden name count once they have their own",
          "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    fs::create_directories(folder / "in");
    FolderWatch watch({folder / "in"}, folder / "index");
    folder.write("in/.a.txt.swp", "a");
    CHECK(event_of(watch) == FolderWatch::Event::nothing);
    fs::rename(folder / "in/.a.txt.swp", folder / "in/a.txt");
    CHECK(event_of(watch) == FolderWatch::Event::changed);
    folder.write("in/.debriefignore", "*.txt");
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

TEST_CASE("a failing watch tells so once and goes on when it can", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    folder.write("in/1.txt", "Rhine floods\nIt rained.");
    const std::string manifest = folder / "index/debrief.json";
    std::string whole_manifest;
    CollectingObserver run;
    std::vector<std::string> runs;
    std::vector<std::string> failures;
    int asked_while_failing = 0;
    const WatchObserver observer{run,
                                 [&](const IndexRunSummary& summary) {
                                     if (summary.changed_nothing()) return;
                                     runs.push_back(counts(summary));
                                     if (runs.size() > 1) return;
                                     whole_manifest = read_file(manifest);
                                     folder.write("index/debrief.json", "{");
                                     folder.write("in/2.txt", "Fed cuts rates\nIt did.");
                                 },
                                 [&](const Error& error) { failures.emplace_back(error.what()); },
                                 [&] {
                                     // By then it has failed several times.
                                     if (!failures.empty() && ++asked_while_failing == 20)
                                         folder.write("index/debrief.json", whole_manifest);
                                     return runs.size() == 2;
                                 }};
    watch_index({IndexDirectory(folder / "index"), {folder / "in"}, 1}, observer, {5ms, 200ms, 5ms, 5ms});
    CHECK(runs == std::vector<std::string>{"1 added / 1", "1 added, 1 unchanged / 2"});
    CHECK(failures == std::vector<std::string>{"'" + manifest + "' is damaged"});
}

TEST_CASE("while one of the watched paths is missing, the others are followed", "[indexer][folder_watch]") {
    const TemporaryFolder folder;
    folder.write("a/1.txt", "Rhine floods\nIt rained.");
    folder.write("b/2.txt", "Fed cuts rates\nIt did.");
    CollectingObserver run;
    std::vector<std::string> runs;
    const WatchObserver observer{run,
                                 [&](const IndexRunSummary& summary) {
                                     if (summary.changed_nothing()) return;
                                     runs.push_back(counts(summary));
                                     if (runs.size() == 1) {
                                         fs::rename(folder / "a", folder / "away");
                                         folder.write("b/3.txt", "Ferry is late\nIt was fog.");
                                     } else if (runs.size() == 2) {
                                         folder.write("away/4.txt", "Harbor opens\nAt last.");
                                         fs::rename(folder / "away", folder / "a");
                                     }
                                 },
                                 [](const Error&) {}, [&] { return runs.size() == 3; }};
    watch_index({IndexDirectory(folder / "index"), {folder / "a", folder / "b"}, 1}, observer,
                {20ms, 200ms, 50ms});
    // Of the missing folder the index keeps what it has.
    CHECK(runs ==
          std::vector<std::string>{"2 added / 2", "1 added, 1 unchanged / 3", "1 added, 3 unchanged / 4"});
}
