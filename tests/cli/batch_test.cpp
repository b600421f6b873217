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
    CHECK(none.error ==
          "debrief: 0 files of queries are given\n  give one file, or '-' for standard input\n");
    const Run format = run("debrief", {"batch", "-i", sample_corpus_index(), "-f", "json", "-"});
    CHECK(format.status == 2);
    CHECK(format.error == "debrief: '--format' cannot be 'json'\n  give one of: trec, jsonl\n");
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
    CHECK(full.status == 2);
    CHECK(full.error == "debrief: cannot write the results\n  is the disk full?\n");
}
