#include "indexer/committed_index.h"
#include "indexer/index_run.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/changing_folder.h"
#include "tests/support/index_run.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#include <iterator>
#include <map>
#include <random>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

/// A folder of inputs and an index of it.
class Kept {
 public:
    Kept() { fs::create_directories(folder_ / "in"); }

    void write(const std::string& name, const std::string& content) {
        (void)folder_.write("in/" + name, content);
    }
    void remove(const std::string& name) { fs::remove_all(folder_ / "in/" + name); }
    void rename(const std::string& from, const std::string& to) {
        fs::create_directories(fs::path(folder_ / "in/" + to).parent_path());
        fs::rename(folder_ / "in/" + from, folder_ / "in/" + to);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_ / "in/" + name; }
    [[nodiscard]] std::string root() const { return folder_ / "index"; }

    /// Runs over the folder, or over some paths in it.
    std::string run(const std::vector<std::string>& names = {""}) { return counts(run_on(names, root())); }

    [[nodiscard]] IndexRunRequest request(const std::vector<std::string>& names,
                                          const std::string& root) const {
        IndexRunRequest request{IndexDirectory(root), {}, 2};
        for (const std::string& name : names) request.inputs.emplace_back(path(name));
        return request;
    }

    IndexRunSummary run_on(const std::vector<std::string>& names, const std::string& root) {
        observer = {};
        return run_index(request(names, root), observer);
    }

    /// Whether the index holds what a new one of the same files would.
    [[nodiscard]] bool is_like_new() {
        fs::remove_all(folder_ / "new");
        const auto kept = std::move(observer);
        (void)run_on({""}, folder_ / "new");
        observer = kept;
        return index_content(root()) == index_content(folder_ / "new");
    }

    CollectingObserver observer;

 private:
    TemporaryFolder folder_;
};

std::string record(const std::string& id, const std::string& text) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what is gone from the given folder is removed from the index", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained.");
    kept.write("b/c.txt", "Fed cuts rates\nIt did.");
    kept.write("d.jsonl", record("1", "One.") + record("2", "Two."));
    CHECK(kept.run() == "4 added / 4");
    kept.remove("b");
    kept.write("d.jsonl", record("2", "Two."));
    CHECK(kept.run() == "2 removed, 2 unchanged / 2");
    CHECK(kept.observer.changes ==
          Lines{"removed b/c.txt: its file is gone", "removed 1: its file holds it no more"});
    CHECK(kept.is_like_new());
    CHECK(kept.run() == "2 unchanged / 2");
}

TEST_CASE("only what came from the given paths is removed", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a/1.txt", "Rhine floods\nIt rained.");
    kept.write("ab/2.txt", "Fed cuts rates\nIt did.");
    CHECK(kept.run({"a", "ab"}) == "2 added / 2");
    kept.remove("a/1.txt");
    kept.remove("ab/2.txt");
    CHECK(kept.run({"a"}) == "1 removed / 1");
    CHECK(kept.run({"ab"}) == "1 removed / 0");
}

TEST_CASE("a file that moves takes its briefings along", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained.");
    kept.write("b.jsonl", record("1", "One.") + record("2", "Two."));
    CHECK(kept.run() == "3 added / 3");
    kept.rename("a.txt", "old/a.txt");
    kept.rename("b.jsonl", "old/b.jsonl");
    CHECK(kept.run() == "3 moved / 3");
    CHECK(kept.observer.changes.front() == "moved old/a.txt: its file has another name or place");
    CHECK(kept.is_like_new());
    CHECK(kept.run() == "3 unchanged / 3");
}

TEST_CASE("a file with what another said once, before it went, is new", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained.");
    CHECK(kept.run() == "1 added / 1");
    kept.write("a.txt", "Fed cuts rates\nIt did.");
    CHECK(kept.run() == "1 replaced / 1");
    kept.remove("a.txt");
    kept.write("b.txt", "Rhine floods\nIt rained.");
    CHECK(kept.run() == "1 added, 1 removed / 1");
    CHECK(kept.is_like_new());
}

TEST_CASE("records that go from one file into another stay", "[indexer][index_keeping]") {
    Kept kept;
    const bool is_forward = GENERATE(true, false);
    const std::string from = is_forward ? "a.jsonl" : "b.jsonl";
    const std::string to = is_forward ? "b.jsonl" : "a.jsonl";
    kept.write(from, record("1", "One.") + record("2", "Two."));
    kept.write(to, record("3", "Three."));
    CHECK(kept.run() == "3 added / 3");
    kept.write(from, record("1", "One."));
    kept.write(to, record("3", "Three.") + record("2", "Two."));
    (void)kept.run();
    CHECK(kept.is_like_new());
    CHECK(kept.run() == "3 unchanged / 3");
}

TEST_CASE("a file that was only touched is left unread", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained on 2026-04-08.");
    CHECK(kept.run() == "1 added / 1");
    fs::last_write_time(kept.path("a.txt"), fs::file_time_type::clock::now() - std::chrono::hours(1));
    CHECK(kept.run() == "1 unchanged / 1");
    kept.write("a.txt", "Rhine floods\nIt poured on 2026-04-08.");
    CHECK(kept.run() == "1 replaced / 1");
}

TEST_CASE("a change that keeps a file's size and time is seen", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained on 2026-04-08.");
    const auto time = fs::last_write_time(kept.path("a.txt"));
    CHECK(kept.run() == "1 added / 1");
    kept.write("a.txt", "Rhine floods\nIt poured on 2026-04-08.");
    fs::last_write_time(kept.path("a.txt"), time);
    CHECK(kept.run() == "1 replaced / 1");
}

TEST_CASE("problems of unchanged files are told in every run", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.jsonl", "garbage\n" + record("1", "One."));
    CHECK(kept.run() == "1 added, 1 refused / 1");
    CHECK(kept.run() == "1 unchanged, 1 refused / 1");
    CHECK(kept.observer.problems.size() == 1);
}

TEST_CASE("two folders with a file of the same name: the first is kept, the other told",
          "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a/x.txt", "Rhine floods\nIt rained.");
    kept.write("b/x.txt", "Fed cuts rates\nIt did.");
    CHECK(kept.run({"a"}) == "1 added / 1");
    CHECK(kept.run({"b"}) == "1 refused / 1");
    CHECK(kept.observer.problems ==
          Lines{kept.path("b/x.txt") + ": has the id 'x.txt' of a briefing of '" + kept.path("a/x.txt") +
                "', which is kept: index the folder above both, so that their names differ"});
    CHECK(kept.run({"a", "b"}) == "1 unchanged, 1 refused / 1");
    kept.remove("a/x.txt");
    CHECK(kept.run({"a", "b"}) == "1 replaced / 1");
    CHECK(kept.run({"b"}) == "1 unchanged / 1");
}

TEST_CASE("a later export replaces the records of an earlier one", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("jan.jsonl", record("1", "One.") + record("2", "Two."));
    kept.write("feb.jsonl", record("2", "Two, revised.") + record("3", "Three."));
    CHECK(kept.run({"jan.jsonl"}) == "2 added / 2");
    CHECK(kept.run({"feb.jsonl"}) == "1 added, 1 replaced / 3");
    kept.remove("feb.jsonl");
    CHECK(kept.run() == "1 replaced, 1 removed, 1 unchanged / 2");  // the earlier one's record comes back
    CHECK(kept.is_like_new());
}

TEST_CASE("a copy of a file changes nothing, and takes its place once it is gone",
          "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a/1.jsonl", record("1", "One."));
    CHECK(kept.run({"a"}) == "1 added / 1");
    kept.write("b/1.jsonl", record("1", "One."));
    CHECK(kept.run({"b"}) == "1 unchanged / 1");
    kept.remove("a");
    CHECK(kept.run({"b"}) == "1 moved / 1");
    CHECK(kept.run({"b"}) == "1 unchanged / 1");
}

TEST_CASE("a folder that cannot be listed keeps its briefings", "[indexer][index_keeping]") {
    if (::geteuid() == 0) return;  // root may list every folder
    Kept kept;
    kept.write("a/1.txt", "Rhine floods\nIt rained.");
    CHECK(kept.run() == "1 added / 1");
    fs::permissions(kept.path("a"), fs::perms::none);
    CHECK(kept.run() == "1 refused / 1");
    fs::permissions(kept.path("a"), fs::perms::owner_all);
}

TEST_CASE("other options for reading read a file anew", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.jsonl", record("1", "One.") + record("2", std::string(100, 'x')));
    CHECK(kept.run() == "2 added / 2");
    IndexRunRequest request = kept.request({""}, kept.root());
    request.read.record_bytes = 50;
    CHECK(counts(run_index(request, kept.observer)) == "1 removed, 1 unchanged, 1 refused / 1");
}

TEST_CASE("a briefing that an unchanged file has lost to another counts once", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("b.jsonl", record("1", "One.") + record("2", "Two."));
    CHECK(kept.run() == "2 added / 2");
    kept.write("a.jsonl", record("1", "One and a half."));
    CHECK(kept.run() == "1 replaced, 1 unchanged / 2");
    CHECK(kept.run() == "2 unchanged, 1 refused / 2");
}

TEST_CASE("a dry run tells what would change and changes nothing", "[indexer][index_keeping]") {
    Kept kept;
    kept.write("a.txt", "Rhine floods\nIt rained.");
    kept.write("b.txt", "Fed cuts rates\nIt did.");
    IndexRunRequest request = kept.request({""}, kept.root());
    request.effect = IndexRunRequest::Effect::dry_run;
    CHECK(counts(run_index(request, kept.observer)) == "2 added / 0");
    CHECK_FALSE(fs::exists(kept.root()));
    CHECK(kept.run() == "2 added / 2");
    kept.write("a.txt", "Rhine floods again\nIt rained.");
    kept.remove("b.txt");
    kept.write("c.txt", "Ferry is late\nIt was fog.");
    kept.observer = {};
    CHECK(counts(run_index(request, kept.observer)) == "1 added, 1 replaced, 1 removed / 0");
    CHECK(kept.observer.changes == Lines{"replaced a.txt: it says something else than before",
                                         "added c.txt: it is new", "removed b.txt: its file is gone"});
    CHECK(kept.run() == "1 added, 1 replaced, 1 removed / 2");
}

TEST_CASE("a line is chrome as soon as it recurs, in the briefings that were there before too, and no longer",
          "[indexer][index_keeping][cleaning]") {
    Kept kept;
    const std::string footer = "\nThe Daily Gauge, three minutes a day";
    kept.write("1.txt", "Rhine floods\nIt rained in Cologne.\nThe river rose." + footer);
    kept.write("2.txt", "Fed cuts rates\nIt did so.\nMarkets rose." + footer);
    CHECK(kept.run() == "2 added / 2");
    const auto chrome_of = [&](const std::string& id) {
        const IndexDirectory index(kept.root());
        const Xapian::Database database(index.shard("shard-0").string());
        return decode_record(database.get_document(*database.postlist_begin("Q" + id)).get_data())
            .chrome.size();
    };
    CHECK(chrome_of("1.txt") == 0);
    kept.write("3.txt", "Ferry is late\nIt was fog.\nNobody was hurt." + footer);
    CHECK(kept.run() == "1 added, 2 unchanged / 3");
    CHECK(chrome_of("1.txt") == 1);
    CHECK(chrome_of("3.txt") == 1);
    CHECK(kept.is_like_new());
    kept.remove("2.txt");
    CHECK(kept.run() == "1 removed, 2 unchanged / 2");
    CHECK(chrome_of("1.txt") == 0);
    CHECK(kept.is_like_new());
}

TEST_CASE("after any changes an index holds what a new one would", "[indexer][index_keeping][property]") {
    const auto seed = GENERATE(range(0U, 15U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    Kept kept;
    const auto number = [&](unsigned below) { return std::to_string(random() % below); };
    for (int step = 0; step < 8; ++step) {
        for (int changes = 0; changes < 4; ++changes) {
            const std::string name = number(3) + "/" + number(4) + (random() % 2 == 0 ? ".txt" : ".jsonl");
            const std::string other = number(3) + "/" + number(4) + fs::path(name).extension().string();
            if (random() % 4 == 0) {
                kept.remove(name);
            } else if (random() % 4 == 0 && fs::exists(kept.path(name))) {
                kept.rename(name, other);
            } else if (name.ends_with("l")) {
                std::string records;
                for (unsigned i = random() % 4; i > 0; --i)
                    records += record(name + "-" + number(5), "Text " + number(3) + "\\nFooter " + number(2));
                kept.write(name, records);
            } else {
                kept.write(name, "Title " + number(5) + "\nSummary " + number(9) + "\nText " + number(9) +
                                     "\nFooter " + number(2));
            }
        }
        (void)kept.run();
        REQUIRE(kept.is_like_new());
    }
}

namespace {

/// What `run` tells of its changes, against what it did to the index, which was `before`.
void check_counts(const IndexRunSummary& summary, const std::vector<std::string>& before,
                  const std::vector<std::string>& after) {
    CHECK(summary.documents == after.size());
    CHECK(before.size() + summary.added - summary.removed == after.size());
    CHECK(summary.read() == after.size());
    if (summary.changed_nothing()) CHECK((before == after));
}

}  // namespace

TEST_CASE("runs of all kinds over a changing folder leave what a new index would hold, and count it right",
          "[indexer][index_keeping][property]") {
    const auto seed = GENERATE(range(0U, 8U));
    CAPTURE(seed);
    ChangingFolder in(seed, 5);
    Random random(seed + 1);
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const auto run_with = [&](const std::string& index, IndexWriter::Mode mode,
                              IndexRunRequest::Effect effect) {
        IndexRunRequest request{IndexDirectory(index), {in.path()}, 2};
        request.mode = mode;
        request.effect = effect;
        CollectingObserver observer;
        const IndexRunSummary summary = run_index(request, observer);
        return std::pair(summary, observer.changes);
    };
    using Effect = IndexRunRequest::Effect;
    using Mode = IndexWriter::Mode;
    std::vector<std::string> before;
    for (int step = 0; step < 6; ++step) {
        CAPTURE(step);
        in.change(1 + random.below(12));
        const Mode mode = random.below(4) == 0 ? Mode::rebuild : Mode::update;
        const auto [planned, planned_changes] = run_with(root, mode, Effect::dry_run);
        const auto [summary, changes] = run_with(root, mode, Effect::write);
        CHECK(planned_changes == changes);
        CHECK(counts(planned).substr(0, counts(planned).rfind(" / ")) ==
              counts(summary).substr(0, counts(summary).rfind(" / ")));
        const auto after = index_content(root);
        check_counts(summary, mode == Mode::rebuild ? std::vector<std::string>() : before, after);
        const std::string fresh = folder / "fresh" + std::to_string(step);
        (void)run_with(fresh, Mode::update, Effect::write);
        REQUIRE((after == index_content(fresh)));
        CHECK(run_with(root, Mode::update, Effect::write).first.changed_nothing());
        before = after;
    }
}

TEST_CASE("runs over some of the folders, and over standard input, leave the others' briefings alone",
          "[indexer][index_keeping][property]") {
    const auto seed = GENERATE(range(0U, 8U));
    CAPTURE(seed);
    Random random(seed);
    Kept kept;
    std::map<std::string, std::size_t> files;  // by folder
    std::size_t written = 0;
    for (int step = 0; step < 10; ++step) {
        const std::string chosen(1, static_cast<char>('a' + random.below(3)));
        for (const char* name : {"a", "b", "c"}) {
            fs::create_directories(kept.path(name));
            if (random.below(2) == 0)
                kept.write(fmt::format("{}/{}.jsonl", name, written),
                           record(fmt::format("{}", written), "Text")),
                    ++written;
        }
        (void)kept.run({chosen});
        files[chosen] = static_cast<std::size_t>(
            std::distance(fs::directory_iterator(kept.path(chosen)), fs::directory_iterator()));
        std::size_t expected = 0;
        for (const auto& [name, count] : files) expected += count;
        REQUIRE(index_content(kept.root()).size() == expected);
        if (files[chosen] > 0 && random.below(3) == 0) {
            fs::remove(fs::directory_iterator(kept.path(chosen))->path());
            (void)kept.run({chosen});
            --files[chosen];
            REQUIRE(index_content(kept.root()).size() == expected - 1);
        }
    }
}
