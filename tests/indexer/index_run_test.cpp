#include "indexer/index_run.h"

#include "corpus/base/error.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "tests/support/catch.h"
#include "tests/support/index_digest.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <random>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

class CollectingObserver : public IndexRunObserver {
 public:
    std::vector<std::string> problems;
    IndexRunSummary last;

    void on_problem(const Problem& problem) override {
        problems.push_back(problem.where + ": " + problem.reason);
    }
    void on_mended(const Problem& problem) override { on_problem(problem); }
    void on_progress(const IndexRunSummary& so_far) override {
        CHECK(last.read() + last.refused + last.passed_over <=
              so_far.read() + so_far.refused + so_far.passed_over);
        last = so_far;
    }
};

struct Outcome {
    IndexRunSummary summary;
    std::vector<std::string> problems;
};

Outcome index(const std::string& root, const std::vector<std::filesystem::path>& inputs,
              std::size_t threads = 2) {
    CollectingObserver observer;
    const IndexRunSummary summary = run_index({IndexDirectory(root), inputs, threads}, observer);
    CHECK(observer.last.bytes <= summary.bytes);
    return {summary, observer.problems};
}

/// What a run did: added, replaced, unchanged, refused, passed over; in the index now.
std::string counts(const Outcome& outcome) {
    const IndexRunSummary& s = outcome.summary;
    std::string text;
    for (const std::size_t count : {s.added, s.replaced, s.unchanged, s.refused, s.passed_over}) {
        text += std::to_string(count) + " ";
    }
    return text + "/ " + std::to_string(s.documents);
}

/// All that a reader can find in an index: documents with terms, values and data, in order.
std::vector<std::string> content(const std::string& root) {
    const Xapian::Database database(root + "/shard-0");
    std::vector<std::string> documents;
    const auto end = database.postlist_end("");
    for (auto post = database.postlist_begin(""); post != end; ++post) {
        documents.push_back(std::to_string(*post) + ":" + database.get_document(*post).serialise());
    }
    return documents;
}

Briefing stored(const std::string& root, const std::string& id) {
    const Xapian::Database database(root + "/shard-0");
    return decode_record(database.get_document(*database.postlist_begin("Q" + id)).get_data());
}

std::string record(const std::string& id, const std::string& text) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
}

}  // namespace

TEST_CASE("a run adds what is new, replaces what has changed and leaves the rest", "[indexer][index_run]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string file = folder.write("in.jsonl", record("1", "One.") + record("2", "Two."));
    CHECK(counts(index(root, {file})) == "2 0 0 0 0 / 2");
    CHECK(counts(index(root, {file})) == "0 0 2 0 0 / 2");
    folder.write("in.jsonl", record("2", "Too.") + record("3", "Three."));
    CHECK(counts(index(root, {file})) == "1 1 0 0 0 / 2");
    CHECK(stored(root, "2").text == "Too.");
}

TEST_CASE("of several briefings with one id in a run the first is kept", "[indexer][index_run]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string file =
        folder.write("in.jsonl", record("1", "First.") + record("1", "Second.") + record("1", "First."));
    const Outcome outcome = index(root, {file});
    const std::string problem = ": has the id of an earlier briefing of this run, '1', which is kept";
    CHECK(counts(outcome) == "1 0 0 2 0 / 1");
    CHECK(outcome.problems == std::vector<std::string>{file + ":2" + problem, file + ":3" + problem});
    CHECK(stored(root, "1").text == "First.");
    CHECK(counts(index(root, {file})) == "0 0 1 2 0 / 1");
    const std::string twin = folder.write("twin.jsonl", read_file(file));
    CHECK(counts(index(root, {file, twin})) == "0 0 1 5 0 / 1");
}

TEST_CASE("problems and files of other formats are counted, in the order of the input",
          "[indexer][index_run]") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "");
    folder.write("in/b.jsonl", "garbage\n" + record("1", "One."));
    folder.write("in/c.jpg", "");
    folder.write("in/d.txt", "Fed cuts rates\nIt did.");
    const Outcome outcome = index(folder / "index", {folder / "in"});
    CHECK(counts(outcome) == "2 0 0 2 1 / 2");
    REQUIRE(outcome.problems.size() == 2);
    CHECK(outcome.problems[0] == folder / "in/a.txt" + ": holds no text");
    CHECK(outcome.problems[1].rfind(folder / "in/b.jsonl" + ":1: is no JSON: ", 0) == 0);
}

TEST_CASE("a run over nothing makes an index of nothing", "[indexer][index_run]") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "in");
    CHECK(counts(index(folder / "index", {folder / "in"})) == "0 0 0 0 0 / 0");
    CHECK(IndexDirectory(folder / "index").exists());
}

TEST_CASE("an input that is not there makes no index", "[indexer][index_run]") {
    const TemporaryFolder folder;
    CollectingObserver observer;
    const IndexRunRequest request{IndexDirectory(folder / "index"), {folder / "missing"}, 1};
    CHECK(kind_thrown_by([&] { (void)run_index(request, observer); }) == ErrorKind::corpus);
    CHECK_FALSE(std::filesystem::exists(folder / "index"));
}

TEST_CASE("an observer that throws leaves the index as it was", "[indexer][index_run]") {
    class Thrower : public IndexRunObserver {
        void on_problem(const Problem&) override {}
        void on_mended(const Problem&) override {}
        void on_progress(const IndexRunSummary& so_far) override {
            if (so_far.added == 50) throw Error(ErrorKind::index, "enough");
        }
    };
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    (void)index(root, {folder.write("one.jsonl", record("0", "Zero."))});
    const auto before = content(root);
    std::string many;
    for (int i = 0; i < 200; ++i) many += record(std::to_string(i), "Number.");
    Thrower observer;
    const std::size_t threads = GENERATE(std::size_t{1}, std::size_t{4});
    const IndexRunRequest request{IndexDirectory(root), {folder.write("many.jsonl", many)}, threads};
    CHECK(thrown_by([&] { (void)run_index(request, observer); }) == "enough | ");
    CHECK(content(root) == before);
    CHECK(counts(index(root, {folder / "many.jsonl"})) == "199 1 0 0 0 / 200");
}

TEST_CASE("the index is the same for any number of threads", "[indexer][index_run][property]") {
    const TemporaryFolder folder;
    std::mt19937 random(7);
    std::string many;
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (std::size_t words = random() % 30; words > 0; --words)
            text += "word" + std::to_string(random() % 500) + " ";
        many += random() % 20 == 0 ? "garbage\n" : record(std::to_string(random() % 280), text);
    }
    const std::string file = folder.write("many.jsonl", many);
    const Outcome alone = index(folder / "1", {file}, 1);
    const Outcome together = index(folder / "4", {file}, 4);
    CHECK(counts(alone) == counts(together));
    CHECK(alone.problems == together.problems);
    const auto print = [&](const char* root) {
        return print_of_runs(Xapian::Database(folder / root + "/shard-0"));
    };
    CHECK((print("1") == print("4")));
    for (const char* table : {"docdata", "termlist"}) {
        const std::string name = "/shard-0/" + std::string(table) + ".glass";
        CHECK((read_file(folder / "1" + name) == read_file(folder / "4" + name)));
    }
}

TEST_CASE("the sample briefings are indexed without a problem", "[indexer][index_run]") {
    const TemporaryFolder folder;
    const Outcome outcome = index(folder / "index", {source_path("corpus/samples")});
    CHECK(outcome.problems.empty());
    CHECK(outcome.summary.added == outcome.summary.documents);
    CHECK(outcome.summary.documents == 89);
}
