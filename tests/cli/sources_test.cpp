#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run sources(std::vector<std::string> words) {
    words.insert(words.begin(), {"sources", "-i", sample_corpus_index()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("sources prints who is cited", "[cli][sources]") {
    const Run all = sources({"-k", "8"});
    CHECK(all.status == 0);
    CHECK(all.error.empty());
    CHECK(equals_golden("cli/sources.txt", all.out));
    const Run story = sources({"2026-04-08-muse-spark-a.txt"});
    CHECK(equals_golden("cli/sources_story.txt", story.out));
    const Run hosts = sources({"-k", "5", "--by", "host", "muse", "spark"});
    CHECK(equals_golden("cli/sources_hosts.txt", hosts.out));
    const Run kinds = sources({"--by=kind"});
    CHECK(equals_golden("cli/sources_kinds.txt", kinds.out));
}

TEST_CASE("sources shows all where it is asked to", "[cli][sources]") {
    const Run few = sources({"--format", "{name}"});
    const Run all = sources({"--format", "{name}", "--all"});
    CHECK(sources({"--format", "{name}", "-k", "0"}).out == all.out);
    CHECK(all.out.starts_with(few.out));
    CHECK(all.out.size() > few.out.size());
}

TEST_CASE("each term of sources narrows a query", "[cli][sources]") {
    const Run terms = sources({"-k", "1", "--by", "host", "-f", "{filter} {briefings}", "muse", "spark"});
    const std::string line = terms.out.substr(0, terms.out.find('\n'));
    const std::string filter = line.substr(0, line.find(' '));
    const Run found =
        run("debrief", {"search", "-i", sample_corpus_index(), "-c", "(muse spark) AND " + filter});
    CHECK(filter + " " + found.out == line + "\n");
}

TEST_CASE("sources that are not there end with 1", "[cli][sources]") {
    const Run none = sources({"xyzzyq"});
    CHECK(none.status == 1);
    CHECK(none.out == "no briefing answers\n");
    CHECK(none.error.empty());
    const Run quiet = sources({"-q", "xyzzyq"});
    CHECK(quiet.status == 1);
    CHECK(quiet.out.empty());
    const Run noted = sources({"-k", "1", "titel:fed", "muse"});
    CHECK(noted.status == 0);
    CHECK(noted.error.find("titel") != std::string::npos);
}

TEST_CASE("wrong use of sources is told", "[cli][sources]") {
    const Run by = sources({"--by", "colour"});
    CHECK(by.status == 2);
    CHECK(by.error == "debrief: '--by' cannot be 'colour'\n  give one of: owner, host, kind\n");
    const Run limit = sources({"-k", "-1"});
    CHECK(limit.status == 2);
}
