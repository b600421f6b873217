#include "indexer/index_writer.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/fed_run.h"
#include "tests/support/golden.h"
#include "tests/support/gzip.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <map>

#include <unistd.h>

using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

Run index(std::vector<std::string> arguments, std::string_view input = "") {
    return run("debrief-index", arguments, input);
}

std::string record(const std::string& id, const std::string& text) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}\n";
}

/// Records with ids from `begin`, of few words but above 2,000 bytes each: 200 fill a pipe and all buffers
/// behind it.
std::string records(int begin, int end) {
    const std::string padding(2000, 'x');
    std::string all;
    for (int i = begin; i < end; ++i) {
        std::string text;
        for (int word = 0; word < 20; ++word) text += "w" + std::to_string((i * 31 + word * 7) % 97) + " ";
        all += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"" + text + "\", \"padding\": \"" +
               padding + "\"}\n";
    }
    return all;
}

/// All files below a folder with their bytes.
std::map<std::string, std::string> files(const std::string& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) all[entry.path().string()] = read_file(entry.path());
    }
    return all;
}

/// A text with each `name` as `placeholder`, so that it is the same in every folder.
std::string with_placeholder(std::string text, const std::string& name, const std::string& placeholder) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
        text.replace(at, name.size(), placeholder);
    }
    return text;
}

/// The ids of an index's briefings that hold `word`, sorted.
std::vector<std::string> ids(const std::string& root, const std::string& word) {
    debrief::IndexReader reader{debrief::IndexDirectory(root)};
    debrief::SearchRequest request;
    request.query = word;
    request.limit = 1000;
    std::vector<std::string> ids;
    for (const debrief::Hit& hit : search(reader, request).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

TEST_CASE("an index run ends with one line that tells what it did", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string file = folder.write("in.jsonl", record("1", "One.") + record("2", "Two."));
    const auto summary = [&](const Run& made) {
        CHECK(made.status == 0);
        CHECK(made.out.empty());
        return with_placeholder(made.error, root, "INDEX");
    };
    CHECK(summary(index({"-i", root, file})) == "2 briefings in 'INDEX': 2 added, 0 replaced\n");
    const auto before = files(root);
    CHECK(summary(index({"-i", root, file})) == "2 briefings in 'INDEX': nothing has changed, 2 unchanged\n");
    CHECK((files(root) == before));
    folder.write("in.jsonl", record("2", "Too.") + record("3", "Three."));
    CHECK(summary(index({"-i", root, file})) == "2 briefings in 'INDEX': 1 added, 1 replaced, 1 removed\n");
    CHECK(index({"-q", "-i", root, file}).error.empty());
}

TEST_CASE("problems are told with their place, and counted", "[cli][index]") {
    const TemporaryFolder folder;
    folder.write("in/a\x1B[31m.txt", "");
    folder.write("in/b.jsonl", record("1", "One.") + "{\"id\": \"2\"}\n" + record("1", "One again."));
    folder.write("in/c.jpg", "");
    folder.write("in/cut.txt.gz", gzip("Fed cuts rates").substr(0, 20));
    const Run made = index({"-i", folder / "index", folder / "in"});
    CHECK(made.status == 0);
    CHECK(
        with_placeholder(made.error, folder.path().string(), "FOLDER") ==
        "FOLDER/in/a\xEF\xBF\xBD[31m.txt: has control characters in its name\n"
        "FOLDER/in/b.jsonl:2: has neither 'title' nor 'text'\n"
        "FOLDER/in/b.jsonl:3: has the id of an earlier briefing of this run, '1', which is kept\n"
        "FOLDER/in/cut.txt.gz: cannot read on: truncated gzip input\n"
        "1 briefing in 'FOLDER/index': 1 added, 0 replaced, 4 refused (told above), 1 file of another format "
        "passed over\n");
    const Run quiet = index({"-q", "-i", folder / "index", folder / "in"});
    CHECK(made.error.rfind(quiet.error, 0) == 0);
    CHECK_FALSE(quiet.error.empty());
}

TEST_CASE("a run prints its summary as JSON", "[cli][index]") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "Fed cuts rates\nIt did.");
    folder.write("in/b.jsonl", record("1", "One.") + "garbage\n");
    folder.write("in/c.jpg", "");
    const Run made = index({"--json", "-i", folder / "index", folder / "in"});
    CHECK(made.status == 0);
    CHECK(equals_golden("cli/index_json.txt", with_placeholder(made.out, folder / "index", "INDEX")));
    CHECK(made.error.rfind(folder / "in/b.jsonl" + ":2: is no JSON: ", 0) == 0);
    CHECK(index({"--json", "-q", "-i", folder / "index", folder / "in"}).out.rfind("{\"v\":2,", 0) == 0);
}

TEST_CASE("standard input is a text, JSON Lines, or either in gzip", "[cli][index]") {
    struct Case {
        std::string input;
        std::vector<std::string> expected;
    };
    const auto [input, expected] = GENERATE(values<Case>({
        {"Fed cuts rates\nThe fed did.", {"stdin"}},
        {record("1", "Fed.") + record("2", "fed"), {"1", "2"}},
        {gzip(record("7", "Fed.")), {"7"}},
        {gzip(record("7", "Fed.")) + gzip(record("8", "Fed.")), {"7", "8"}},
    }));
    const TemporaryFolder folder;
    CHECK(index({"-q", "-i", folder / "index", "-"}, input).error.empty());
    CHECK(ids(folder / "index", "fed") == expected);
}

TEST_CASE("standard input that cannot be used is a problem", "[cli][index]") {
    const TemporaryFolder folder;
    CHECK(index({"-q", "-i", folder / "index", "-"}).error == "stdin: holds no text\n");
    CHECK(index({"-q", "-i", folder / "index", "-"}, "garbage\x01 {").error ==
          "stdin: holds control characters as binary files do, so it is no text\n");
    CHECK(index({"-q", "-i", folder / "index", "-"}, "{garbage").error.rfind("stdin:1: is no JSON: ", 0) ==
          0);
}

TEST_CASE("the caller's mistakes end a run before it begins", "[cli][index]") {
    struct Case {
        std::vector<std::string> arguments;
        const char* expected;
    };
    const auto [arguments, expected] = GENERATE(values<Case>({
        {{}, "nothing to index is named\n  give files or folders, or '-' for standard input\n"},
        {{"--threads", "0", "x"}, "'--threads' cannot be '0'\n  give a whole number from 1 to 256\n"},
        {{"-t", "257", "x"}, "'--threads' cannot be '257'\n  give a whole number from 1 to 256\n"},
        {{"--quite", "x"}, "unknown option '--quite'\n  did you mean '--quiet'?\n"},
        {{"--index", "", "x"}, "'--index' is empty\n  give the index's folder\n"},
        {{"--stage", "names", "x"}, "'--stage' goes with '--dry-run' only\n  say '--dry-run --stage ...'\n"},
        {{"--dry-run", "--stage", "name", "x"},
         "there is no stage 'name'\n  choose one of 'chrome', 'sentences', 'citations', 'figures', "
         "'event_dates', 'names'\n"},
        {{"--watch", "--dry-run", "x"}, "'--watch' and '--dry-run' exclude each other\n  leave one out\n"},
        {{"--watch", "x", "-"}, "standard input cannot be watched\n  give files and folders\n"},
    }));
    CAPTURE(expected);
    const Run refused = index(arguments);
    CHECK(refused.status == 2);
    CHECK(refused.out.empty());
    CHECK(refused.error == "debrief-index: " + std::string(expected));
}

TEST_CASE("a path that is not there ends a run before an index is made", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string missing = folder / "missing";
    const Run refused = index({"-i", folder / "index", folder.write("a.txt", "Fed cuts rates"), missing});
    CHECK(refused.status == 3);
    CHECK(refused.error ==
          "debrief-index: cannot read '" + missing +
              "': it is not there\n  name files and folders that exist, or '-' for standard input\n");
    CHECK_FALSE(fs::exists(folder / "index"));
}

TEST_CASE("a folder with other files in it is left alone", "[cli][index]") {
    const TemporaryFolder folder;
    folder.write("mine/notes.txt", "Fed cuts rates");
    const auto before = files(folder / "mine");
    const Run refused = index({"-i", folder / "mine", folder / "mine"});
    CHECK(refused.status == 3);
    CHECK(refused.error ==
          "debrief-index: '" + folder / "mine" +
              "' holds files that are no index's ('notes.txt')\n  choose a folder of its own for "
              "the index\n");
    CHECK((files(folder / "mine") == before));
}

TEST_CASE("an index is written by one run at a time", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string file = folder.write("a.txt", "Fed cuts rates");
    {
        const debrief::IndexWriter writer{debrief::IndexDirectory(root)};
        const Run refused = index({"-i", root, file});
        CHECK(refused.status == 3);
        CHECK(refused.error == "debrief-index: index '" + root + "' is being written by process " +
                                   std::to_string(::getpid()) + "\n  wait for it to end, or say '--wait'\n");
    }
    CHECK(index({"-i", root, file}).status == 0);
}

TEST_CASE("an index can be searched while a run goes on, as it was before", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    REQUIRE(index({"-i", root, folder.write("a.jsonl", record("a", "old w7"))}).status == 0);
    FedRun writing("debrief-index", {"-i", root, "-"});
    writing.feed(records(0, 300));
    CHECK(ids(root, "w7") == std::vector<std::string>{"a"});
    CHECK(index({"-i", root, folder / "a.jsonl"}).status == 3);  // the lock is held
    const Run written = writing.finish();
    CHECK(written.status == 0);
    CHECK(with_placeholder(written.error, root, "INDEX") ==
          "301 briefings in 'INDEX': 300 added, 0 replaced\n");
    CHECK(ids(root, "w7").size() > 1);
}

TEST_CASE("a killed run leaves the index as it was, and a second one completes it", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string all = folder.write("all.jsonl", records(0, 320));
    const bool has_index = GENERATE(false, true);
    CAPTURE(has_index);
    if (has_index) REQUIRE(index({"-i", root, folder.write("few.jsonl", records(0, 10))}).status == 0);
    {
        FedRun writing("debrief-index", {"-i", root, "-"});
        writing.feed(records(5, 300));
        writing.kill();
    }
    const Run found = run("debrief", {"search", "-i", root, "nowhere"});
    CHECK(found.status == 1);  // nothing found, but the index opens
    const Run completed = index({"-i", root, all});
    CHECK(completed.status == 0);
    CHECK(with_placeholder(completed.error, root, "INDEX") ==
          (has_index ? "320 briefings in 'INDEX': 310 added, 0 replaced, 10 unchanged\n"
                     : "320 briefings in 'INDEX': 320 added, 0 replaced\n"));
    REQUIRE(index({"-q", "-i", folder / "whole", all}).status == 0);
    CHECK(ids(root, "w7") == ids(folder / "whole", "w7"));
}

TEST_CASE("a run killed at any moment leaves what a second run completes", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string root = folder / "index";
    const std::string file = folder.write("in.jsonl", records(0, 20));
    const int records_before = GENERATE(0, 0, 0, 20, 20, 20);
    {
        // Small inputs fit into the pipe, so where the program stands when it is killed is up to chance.
        FedRun writing("debrief-index", {"-i", root, "-"});
        writing.feed(records(0, records_before));
        writing.kill();
    }
    const Run completed = index({"-i", root, file});
    CHECK(completed.status == 0);
    CHECK(with_placeholder(completed.error, root, "INDEX") ==
          "20 briefings in 'INDEX': 20 added, 0 replaced\n");
}

TEST_CASE("the index has the same bytes for any number of threads", "[cli][index]") {
    const TemporaryFolder folder;
    REQUIRE(index({"-q", "-t", "1", "-i", folder / "one", source_path("corpus/samples")}).status == 0);
    REQUIRE(index({"-q", "-t", "4", "-i", folder / "four", source_path("corpus/samples")}).status == 0);
    for (const char* name : {"postlist", "termlist", "docdata"}) {
        CAPTURE(name);
        const std::string file = "shard-0/" + std::string(name) + ".glass";
        CHECK((read_file(folder / "one/" + file) == read_file(folder / "four/" + file)));
    }
}

TEST_CASE("records above a limit of one's own are refused", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("in.jsonl", record("1", "One.") + record("2", std::string(100, 'x')));
    const Run made = index({"--max-record", "50", "-i", folder / "index", file});
    CHECK(made.error.rfind(file + ":2: is longer than 50 bytes, the most a record may have\n", 0) == 0);
    CHECK(ids(folder / "index", "one") == std::vector<std::string>{"1"});
}

TEST_CASE("the index is the environment's where no option names one", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", "Fed cuts rates");
    const std::string program = program_path("debrief-index");
    CHECK(run_shell(R"(DEBRIEF_INDEX="$1" "$2" -q "$3")", {folder / "named", program, file}).status == 0);
    CHECK(ids(folder / "named", "fed") == std::vector<std::string>{"a.txt"});
    CHECK(run_shell(R"(XDG_DATA_HOME="$1" "$2" -q "$3")", {folder / "data", program, file}).status == 0);
    CHECK(ids(folder / "data/debrief/index", "fed") == std::vector<std::string>{"a.txt"});
}

TEST_CASE("a summary that cannot be written is an error", "[cli][index]") {
    const TemporaryFolder folder;
    const Run full =
        run_shell(R"("$1" --json -i "$2" "$3" > /dev/full)",
                  {program_path("debrief-index"), folder / "index", folder.write("a.txt", "Fed cuts")});
    CHECK(full.status == 3);
    CHECK(full.error == "debrief-index: cannot write the results\n  is the disk full?\n");
}

TEST_CASE("'debrief index' is 'debrief-index'", "[cli][index]") {
    const TemporaryFolder folder;
    const Run made =
        run("debrief", {"index", "-i", folder / "index", folder.write("a.txt", "Fed cuts rates")});
    CHECK(made.status == 0);
    CHECK(made.error == "1 briefing in '" + folder / "index" + "': 1 added, 0 replaced\n");
    CHECK(run("debrief", {"index", "--help"}).out == index({"--help"}).out);
}
