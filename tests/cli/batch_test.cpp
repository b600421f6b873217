#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

constexpr const char* queries = "q1\tmuse spark\nno tab\nq 2\t\"order of magnitude\"\nq3\txyzzy\n";

}  // namespace

TEST_CASE("batch answers a file with a TREC run", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("q.tsv", queries);
    const Run done = run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "4", "-t", "2", file});
    CHECK(done.status == 0);
    CHECK(done.error == file +
                            ":2: has no tab between an id and a query\n"
                            "refused (told above): 1\n");
    CHECK(equals_golden("cli/batch.txt", done.out));
}

TEST_CASE("batch answers standard input with JSON Lines", "[cli][batch]") {
    const Run done =
        run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "1", "-s", "1", "-f", "jsonl", "-"},
            "q1\tmuse spark\nq2\txyzzy\n");
    CHECK(done.status == 0);
    CHECK(done.error.empty());
    std::istringstream lines(done.out);
    std::string pretty;
    for (std::string line; std::getline(lines, line);)
        pretty += nlohmann::ordered_json::parse(line).dump(2) + "\n";
    CHECK(equals_golden("cli/batch.jsonl", without_sample_folder(pretty)));
}

TEST_CASE("batch gives the same bytes for any number of threads", "[cli][batch]") {
    const std::string file = source_path("tests/quality/queries.tsv");
    const Run one = run("debrief", {"batch", "-i", sample_corpus_index(), "-t", "1", file});
    const Run four = run("debrief", {"batch", "-i", sample_corpus_index(), "-t", "4", file});
    CHECK(one.status == 0);
    CHECK(one.out == four.out);
}

TEST_CASE("batch writes timings beside the run", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string timings = folder / "timings.tsv";
    const Run done =
        run("debrief", {"batch", "-i", sample_corpus_index(), "--timings", timings, "-"}, queries);
    CHECK(done.status == 0);
    const std::string written = read_file(timings);
    CHECK(std::count(written.begin(), written.end(), '\n') == 3);
    CHECK(written.starts_with("q1\t"));
    CHECK(written.find("\nq 2\t") != std::string::npos);
    const std::string nowhere = folder / "none/timings.tsv";
    const Run failed =
        run("debrief", {"batch", "-i", sample_corpus_index(), "--timings", nowhere, "-"}, queries);
    CHECK(failed.status == 2);
    CHECK(failed.error == "debrief: cannot write '" + nowhere + "'\n");
}

TEST_CASE("a batch in which nothing is found ends with 1", "[cli][batch]") {
    const Run done = run("debrief", {"batch", "-i", sample_corpus_index(), "-"}, "q1\txyzzy\n");
    CHECK(done.status == 1);
    CHECK(done.out.empty());
    CHECK(done.error.empty());
}

TEST_CASE("wrong use of batch is told", "[cli][batch]") {
    const Run none = run("debrief", {"batch", "-i", sample_corpus_index()});
    CHECK(none.status == 2);
    CHECK(none.error == "debrief: no file of queries is given\n  give files, or '-' for standard input\n");
    const Run format = run("debrief", {"batch", "-i", sample_corpus_index(), "-f", "json", "-"});
    CHECK(format.status == 2);
    CHECK(format.error ==
          "debrief: '--format' cannot be 'json'\n"
          "  give one of: trec, jsonl, tsv, csv, or your own in the manner of '{id} {title}'\n");
    const Run threads = run("debrief", {"batch", "-i", sample_corpus_index(), "-t", "0", "-"});
    CHECK(threads.status == 2);
    CHECK(threads.error == "debrief: '--threads' cannot be '0'\n  give a whole number from 1 to 256\n");
    const Run missing = run("debrief", {"batch", "-i", sample_corpus_index(), "/no/such/file"});
    CHECK(missing.status == 3);
    CHECK(missing.error == "debrief: '/no/such/file': cannot read: No such file or directory\n");
    const Run folder = run("debrief", {"batch", "-i", sample_corpus_index(), "/"});
    CHECK(folder.status == 3);
    CHECK(folder.error == "debrief: '/': is a folder\n");
    const Run index = run("debrief", {"batch", "-i", "/no/such/index", "-"}, queries);
    CHECK(index.status == 3);
    CHECK(index.out.empty());
    CHECK(index.error ==
          "debrief: there is no index at '/no/such/index'\n"
          "  make one with 'debrief-index -i /no/such/index PATH...'\n");
}

TEST_CASE("a run that cannot be written is an error", "[cli][batch]") {
    const std::string line = R"("$1" batch -i "$2" "$3" > /dev/full)";
    const Run full = run_shell(
        line, {program_path("debrief"), sample_corpus_index(), source_path("tests/quality/queries.tsv")});
    CHECK(full.status == 3);
    CHECK(full.error == "debrief: cannot write the results\n  is the disk full?\n");
}

TEST_CASE("batch answers TREC topics and JSON Lines of several files", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string trec = folder.write(
        "t.trec",
        "<top>\n<num> Number: 301\n<title> muse spark\n<desc> Description:\norder of magnitude\n</top>\n");
    const std::string json = folder.write(
        "t.jsonl",
        "{\"id\": 7, \"query\": \"muse spark\", \"filter\": \"title:muse\", \"limit\": 2}\n{\"id\": 301}\n");
    const Run done = run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "3", trec, json});
    CHECK(done.status == 0);
    CHECK(done.error == json + ":2: has no 'query'\nrefused (told above): 1\n");
    CHECK(equals_golden("cli/batch_topics.txt", done.out));
    const Run fused = run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "3", "--fuse-fields",
                                      "title,desc", "--fuse-ranks", "plain,best", trec});
    CHECK(fused.status == 0);
    CHECK(equals_golden("cli/batch_fused.txt", fused.out));
    const Run joined = run("debrief", {"batch", "-i", sample_corpus_index(), "--topic-fields", "narr", trec});
    CHECK(joined.status == 1);
    CHECK(joined.error == trec +
                              ":1: begins a topic that has nothing in the fields that are asked for\n"
                              "refused (told above): 1\n");
}

TEST_CASE("batch writes rows of hits", "[cli][batch]") {
    const std::string format = GENERATE("tsv", "csv");
    const Run done = run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "2", "-f", format, "-"},
                         "q1\tmuse spark\nnone\txyzzy\nq,2\t\"order of magnitude\"\n");
    CHECK(done.status == 0);
    CHECK(equals_golden("cli/batch." + format, without_sample_folder(done.out)));
    const Run own =
        run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "1", "-0", "-f", "{topic}={rank}", "-"},
            "q1\tmuse spark\nq2\tmuse\n");
    CHECK(own.out == std::string("q1=1\0q2=1\0", 10));
}

TEST_CASE("batch with --strict ends at the first line that is no query", "[cli][batch]") {
    const Run done =
        run("debrief", {"batch", "-i", sample_corpus_index(), "-k", "1", "--strict", "-"}, queries);
    CHECK(done.status == 2);
    CHECK(done.out.starts_with("q1 Q0 "));
    CHECK(std::count(done.out.begin(), done.out.end(), '\n') == 1);
    CHECK(done.error ==
          "debrief: -:2: has no tab between an id and a query\n"
          "  1 queries before it are answered; without '--strict' it is passed over\n");
}

TEST_CASE("batch tells what of queries and of the filter was passed over", "[cli][batch]") {
    const Run done =
        run("debrief", {"batch", "-i", sample_corpus_index(), "-v", "-k", "1", "--filter", "(muse", "-"},
            "q1\tspark )\n");
    CHECK(done.status == 0);
    CHECK(done.error ==
          "note: this bracket is not closed\n(muse\n^\n"
          "q1: note: in the filter: this bracket is not closed\nspark )\n^\n"
          "q1: note: this bracket closes nothing and is passed over\nspark )\n      ^\n");
}

TEST_CASE("batch sums up where it is asked to", "[cli][batch]") {
    const Run done =
        run("debrief", {"batch", "-i", sample_corpus_index(), "--summary", "-"}, "q1\tspark\nq2\txyzzy\n");
    CHECK(done.error.starts_with("2 queries, 1 of them with hits, in "));
    CHECK(done.error.find("\na query takes p50 ") != std::string::npos);
    CHECK(std::count(done.error.begin(), done.error.end(), '\n') == 2);
    CHECK(done.out.find("p50") == std::string::npos);
}

TEST_CASE("a batch that was interrupted goes on to the same bytes", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string topics = source_path("tests/quality/queries.tsv");
    const std::string format = GENERATE("trec", "jsonl", "tsv", "csv");
    const Run whole = run("debrief", {"batch", "-i", sample_corpus_index(), "-f", format, "-k", "5", topics});
    REQUIRE(whole.out.size() > 5000);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{3}, std::size_t{2000}, whole.out.size()}) {
        const std::string file = folder.write("out", whole.out.substr(0, cut));
        const Run done = run("debrief", {"batch", "-i", sample_corpus_index(), "-f", format, "-k", "5", "-o",
                                         file, "--resume", topics});
        CHECK(done.status == 0);
        CHECK(done.out.empty());
        CHECK(done.error.empty());
        CHECK(read_file(file) == whole.out);
    }
    const std::string anew = folder / "new";
    CHECK(run("debrief",
              {"batch", "-i", sample_corpus_index(), "-f", format, "-k", "5", "-o", anew, "--resume", topics})
              .status == 0);
    CHECK(read_file(anew) == whole.out);
}

TEST_CASE("a batch that is interrupted leaves whole topics, and says how to go on", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string file = folder / "out";
    const std::string fifo = folder / "fifo";
    // Two queries come, in more than a block each, and no end: the program waits until it is interrupted.
    const std::string line =
        R"sh(mkfifo "$4"; "$1" batch -i "$2" -k 1 -o "$3" "$4" & )sh"
        R"sh(exec 3> "$4"; printf 'q1\tmuse%300000s\nq2\tspark%300000s\n%300000s' >&3; )sh"
        R"sh(while [ "$(cat "$3" 2> /dev/null | wc -l)" -lt 2 ]; do :; done; kill -INT $!; wait $!)sh";
    const Run done = run_shell(line, {program_path("debrief"), sample_corpus_index(), file, fifo});
    CHECK(done.status == 130);
    CHECK(done.error.find("debrief: interrupted: '--resume' goes on with '" + file + "'\n") !=
          std::string::npos);
    const std::string written = read_file(file);
    CHECK(written.starts_with("q1 Q0 "));
    CHECK(written.find("\nq2 Q0 ") != std::string::npos);
    CHECK(written.ends_with(" debrief\n"));
}

TEST_CASE("runs are fused", "[cli][batch]") {
    const TemporaryFolder folder;
    const std::string first = folder.write("a", "1 Q0 a 1 9 x\n1 Q0 b 2 8 x\n1 Q0 c 3 7 x\n");
    const std::string second = folder.write("b", "1 Q0 b 1 9 y\n1 Q0 d 2 8 y\n1 Q0 a 3 7 y\n2 Q0 e 1 1 y\n");
    const std::string expected =
        "1 Q0 b 1 0.032522474881 debrief\n"   // 1/62 + 1/61
        "1 Q0 a 2 0.032266458496 debrief\n"   // 1/61 + 1/63
        "1 Q0 d 3 0.016129032258 debrief\n"   // 1/62
        "2 Q0 e 1 0.016393442623 debrief\n";  // 1/61
    const Run done = run("debrief", {"batch", "--fuse", "-k", "3", first, second});
    CHECK(done.status == 0);
    CHECK(done.out == expected);
    const std::string file = folder / "fused";
    CHECK(run("debrief", {"batch", "--fuse", "-k", "3", "-o", file, first, second}).out.empty());
    CHECK(read_file(file) == expected);
    const Run empty = run("debrief", {"batch", "--fuse", "/dev/null", "/dev/null"});
    CHECK(empty.status == 1);
    CHECK(empty.out.empty());
    const Run one = run("debrief", {"batch", "--fuse", first});
    CHECK(one.status == 2);
    CHECK(one.error == "debrief: 1 runs are given\n  give two or more to be fused\n");
    const Run filtered = run("debrief", {"batch", "--fuse", "--filter", "x", first, second});
    CHECK(filtered.status == 2);
    CHECK(filtered.error == "debrief: '--filter' has no place where runs are fused\n  leave it out\n");
}

TEST_CASE("options of batch that do not go together are told", "[cli][batch]") {
    struct Case {
        std::vector<std::string> arguments;
        const char* told;
    };
    const std::string file = source_path("tests/quality/queries.tsv");
    const auto [arguments, told] = GENERATE_COPY(values<Case>({
        {{"--resume"}, "'--resume' goes with '--output' only\n  name the file to go on with\n"},
        {{"-o", file}, "' would be read and written\n  give '--output' another name\n"},
        {{"--facets", "all"}, "'--facets' has no place in a TREC run\n  ask for '--format jsonl'\n"},
        {{"-f", "csv", "--explain"},
         "'--explain' has no place in rows of hits\n  ask for '--format jsonl'\n"},
        {{"-f", "jsonl", "--fuse-ranks", "plain,best", "--histogram"},
         "'--histogram' has no place where rankings are fused\n  leave one out\n"},
        {{"--fuse-ranks", "plain,good"},
         "'--fuse-ranks' cannot be 'good'\n  give with commas between: plain, fast, best, deep\n"},
        {{"--fuse-ranks", "plain", "--rank", "best"},
         "'--rank' and '--fuse-ranks' exclude each other\n  leave one out\n"},
        {{"--topic-fields", "title,,desc"},
         "'--topic-fields' cannot be ''\n  give with commas between: title, desc, narr\n"},
        {{"--topic-fields", "title", "--fuse-fields", "desc"},
         "'--topic-fields' and '--fuse-fields' exclude each other\n  leave one out\n"},
        {{"--topics", "xml"}, "'--topics' cannot be 'xml'\n  give one of: tsv, jsonl, trec\n"},
        {{"-0"}, "'--null' has no place in the format 'trec'\n"},
        {{"-f", "{id}", "-o", "/dev/null", "--resume"},
         "'/dev/null' is no file that can be gone on with\n  leave out '--resume'\n"},
    }));
    std::vector<std::string> all{"batch", "-i", sample_corpus_index()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.push_back(file);
    const Run done = run("debrief", all);
    CAPTURE(done.error);
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK(done.error.find(told) != std::string::npos);
}
