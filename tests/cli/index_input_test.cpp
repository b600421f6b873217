#include "searcher/search.h"
#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/gzip.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>

using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

constexpr const char* text = "Fed cuts rates\nThe Fed cut rates today.";

/// Indexes into `INDEX` below the folder, quietly.
Run index(const TemporaryFolder& folder, Words arguments, std::string_view input = "") {
    const Words common{"-q", "-i", folder / "INDEX"};
    arguments.insert(arguments.begin(), common.begin(), common.end());
    return run("debrief-index", arguments, input);
}

/// The ids of the index's briefings that speak of the Fed, sorted.
Words ids(const TemporaryFolder& folder) {
    debrief::IndexReader reader{debrief::IndexDirectory(folder / "INDEX")};
    debrief::SearchRequest request;
    request.query = "fed";
    request.limit = 1000;
    Words ids;
    for (const debrief::Hit& hit : search(reader, request).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

TEST_CASE("standard input has the name, format and id that it is given", "[cli][index]") {
    struct Case {
        Words arguments;
        std::string input;
        Words expected;
    };
    const auto [arguments, input, expected] = GENERATE(values<Case>({
        {{"-"}, text, {"stdin"}},
        {{"--stdin", "news/today.txt", "-"}, text, {"news/today.txt"}},
        {{"--stdin", "today.txt", "-"}, "{\"id\": \"7\", \"text\": \"Fed\"}", {"today.txt"}},
        {{"--stdin", "export.jsonl", "-"}, "\n\n{\"id\": \"7\", \"text\": \"Fed\"}", {"7"}},
        {{"--stdin", "export.jsonl.gz", "-"}, gzip("{\"id\": \"7\", \"text\": \"Fed\"}"), {"7"}},
        {{"--stdin", "in.zip", "-"}, pack(Packing::zip, {{"a.txt", text}}), {"in.zip/a.txt"}},
        {{"--stdin", "whatever", "-"}, pack(Packing::tar, {{"a.txt", text}}), {"whatever/a.txt"}},
        {{"--stdin", "a.x", "--filter", "x:cat", "-"}, text, {"a.x"}},
    }));
    CAPTURE(arguments);
    const TemporaryFolder folder;
    const Run made = index(folder, arguments, input);
    CHECK(made.error.empty());
    CHECK(made.status == 0);
    CHECK(ids(folder) == expected);
}

TEST_CASE("problems of standard input are told by its name", "[cli][index]") {
    const TemporaryFolder folder;
    CHECK(index(folder, {"--stdin", "empty.txt", "-"}).error == "empty.txt: holds no text\n");
    CHECK(index(folder, {"--stdin", "a.zip", "-"}, pack(Packing::zip, {{"b.txt", ""}})).error ==
          "a.zip!/b.txt: holds no text\n");
}

TEST_CASE("what is read of a folder can be included and excluded", "[cli][index]") {
    struct Case {
        Words arguments;
        Words expected;
    };
    const auto [arguments, expected] = GENERATE(values<Case>({
        {{}, {"a.txt", "b.text", "c.tar/d.txt", "old/e.txt"}},
        {{"--include", "*.text"}, {"b.text"}},
        {{"--include", "*.text", "--include", "old/"}, {"b.text", "old/e.txt"}},
        {{"--exclude", "*.text", "--exclude=old"}, {"a.txt", "c.tar/d.txt"}},
        {{"--include", "*.txt", "--exclude", "*.tar"}, {"a.txt", "old/e.txt"}},
    }));
    CAPTURE(arguments);
    const TemporaryFolder folder;
    for (const char* name : {"a.txt", "b.text", "old/e.txt", "ignored.txt"})
        folder.write("in/" + std::string(name), text);
    folder.write("in/c.tar", pack(Packing::tar, {{"d.txt", text}}));
    folder.write("in/.debriefignore", "ignored.*\n");
    Words all = arguments;
    all.push_back(folder / "in");
    const Run made = index(folder, all);
    CHECK(made.error.empty());
    CHECK(ids(folder) == expected);
}

TEST_CASE("other formats are read through programs", "[cli][index]") {
    const TemporaryFolder folder;
    folder.write("in/a.x", text);
    folder.write("in/b.y", "The Dep cut rates.");
    const Run made = index(folder, {"--filter", "x:cat", "--filter", "y:tr D F", folder / "in",
                                    "--filter-seconds", "5", "--filter-memory", "100M"});
    CHECK(made.error.empty());
    CHECK(ids(folder) == Words{"a.x"});
}

TEST_CASE("a filter that takes more than it may is a problem", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.x", text);
    CHECK(index(folder, {"--filter", "x:sleep 100", "--filter-seconds", "1", file}).error ==
          file + ": 'sleep' takes more than 1 seconds, the most it may\n");
    CHECK(index(folder,
                {"--filter", "x:dd bs=50M count=1 if=/dev/zero of=/dev/null", "--filter-memory", "50M", file})
              .error.rfind(file + ": 'dd' ends with status 1: dd: memory exhausted", 0) == 0);
    CHECK(index(folder, {"--filter", "x:cat", "--max-record", "10", file}).error ==
          file + ": 'cat' gives more than 10 bytes, the most it may\n");
}

TEST_CASE("records of other makers are read by a map of their keys", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("a.jsonl", "{\"key\": \"7\", \"headline\": \"Fed cuts\", \"body\": \"It did.\"}\n");
    CHECK(index(folder, {"--map", "id=key,title=headline,text=body", file}).error.empty());
    CHECK(ids(folder) == Words{"7"});
    const Run refused = index(folder, {"--map", "headline", file});
    CHECK(refused.status == 2);
    CHECK_FALSE(refused.error.empty());
}

TEST_CASE("a record nested deeper than it may be is refused", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("a.jsonl", "{\"id\": \"7\", \"text\": \"Fed\", \"more\": [[[[[[1]]]]]]}\n");
    CHECK(index(folder, {file}).error.empty());
    CHECK_FALSE(index(folder, {"--max-nesting", "3", file}).error.empty());
}

TEST_CASE("what was mended is told and counted, but not refused", "[cli][index]") {
    const TemporaryFolder folder;
    std::string wide = "\xFE\xFF";
    for (const char c : std::string_view("Fed cuts rates")) wide += {'\0', c};
    const std::string file = folder.write("a.txt", wide + "\xD8\x01");
    const std::string told = file + ": 1 place is not utf-16be, and became U+FFFD\n";
    const Run made = run("debrief-index", {"-i", folder / "INDEX", file});
    CHECK(made.status == 0);
    CHECK(made.error ==
          told + "1 briefing in '" + (folder / "INDEX") + "': 1 added, 0 replaced, 1 mended (told above)\n");
    CHECK(ids(folder) == Words{"a.txt"});
    const Run again = run("debrief-index", {"--json", "-i", folder / "INDEX", file});
    CHECK(again.error.empty());  // the file is left unread
    CHECK(again.out.find("\"mended\":0,") != std::string::npos);
    const Run anew = run("debrief-index", {"--rebuild", "--json", "-i", folder / "INDEX", file});
    CHECK(anew.error == told);
    CHECK(anew.out.find("\"refused\":0,\"mended\":1,") != std::string::npos);
}

TEST_CASE("what expands beyond a limit of one's own is refused", "[cli][index]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.jsonl.zst", compress("zstd", std::string(70'000'000, '\n')));
    CHECK(index(folder, {"--max-expansion", "10", file}).error ==
          file + ": expands to more than 10 times its size, the most it may\n");
    CHECK(index(folder, {"--max-expansion", "1000000", file}).error.empty());
}

TEST_CASE("options of the input that cannot be are refused", "[cli][index]") {
    struct Case {
        Words arguments;
        std::string expected;
    };
    const std::string filter_hint =
        "  give ENDING:PROGRAM ARGUMENT..., as in 'pdf:pdftotext -enc UTF-8 - -'\n";
    const std::string size_hint = "; K, M or G may follow it\n";
    const auto [arguments, expected] = GENERATE_COPY(values<Case>({
        {{"--max-record", "0"},
         "'--max-record' cannot be '0'\n  give a number of bytes from 1 to 2000000000" + size_hint},
        {{"--max-record", "3G"},
         "'--max-record' cannot be '3G'\n  give a number of bytes from 1 to 2000000000" + size_hint},
        {{"--max-nesting", "0"}, "'--max-nesting' cannot be '0'\n  give a whole number from 1 to 10000\n"},
        {{"--max-expansion", "x"},
         "'--max-expansion' cannot be 'x'\n  give a whole number from 1 to 1000000\n"},
        {{"--filter-seconds", "0"},
         "'--filter-seconds' cannot be '0'\n  give a whole number from 1 to 86400\n"},
        {{"--filter-memory", "1K"},
         "'--filter-memory' cannot be '1K'\n  give a number of bytes from 1000000 to 1000000000000" +
             size_hint},
        {{"--filter", "cat"}, "'--filter' cannot be 'cat': it has no ':' behind the ending\n" + filter_hint},
        {{"--filter", "x:debrief-none"},
         "'--filter' cannot be 'x:debrief-none': the program 'debrief-none' is not installed\n" +
             filter_hint},
        {{"--filter", "x:cat", "--filter", "x:tac"},
         "'--filter' cannot be 'x:tac': there is another for this ending\n" + filter_hint},
        {{"--builder", "quick"},
         "'--builder' cannot be 'quick'\n  choose one of 'auto', 'plain', 'pieces'\n"},
        {{"--memory", "1M"},
         "'--memory' cannot be '1M'\n  give a number of bytes from 16000000 to 1000000000000" + size_hint},
        {{"--stdin", ""}, "'--stdin' is empty\n  give a name, as in '--stdin export.jsonl'\n"},
        {{"--stdin", "a", "--stdin", "b"}, "option '--stdin' is given twice\n  give it once\n"},
    }));
    CAPTURE(expected);
    const TemporaryFolder folder;
    Words all = arguments;
    all.emplace_back("x");
    const Run refused = index(folder, all);
    CHECK(refused.status == 2);
    CHECK(refused.out.empty());
    CHECK(refused.error == "debrief-index: " + expected);
}
