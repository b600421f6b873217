#include "searcher/batch.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

struct Answers {
    BatchSummary summary;
    std::string results;
    std::string problems;
    std::string timings;
};

Answers ask(const BatchRequest& request, const std::string& queries) {
    const TemporaryFolder folder;
    InputStream stream = InputStream::open(folder.write("queries.tsv", queries));
    std::ostringstream results;
    std::ostringstream timings;
    Answers answers;
    const BatchOutput output{results, &timings, [&](const Problem& problem) {
                                 answers.problems += problem.where + ": " + problem.reason + "\n";
                             }};
    answers.summary = run_batch(request, stream, "q.tsv", output);
    answers.results = results.str();
    answers.timings = timings.str();
    return answers;
}

BatchRequest request_of(const std::string& index, std::size_t threads, BatchFormat format) {
    BatchRequest request{IndexDirectory(index), threads, format, {}};
    request.search.snippets.count = format == BatchFormat::trec ? 0 : 1;
    return request;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string many_queries() {
    std::string queries;
    for (int i = 0; i < 120; ++i) {
        constexpr const char* texts[] = {"rate cut", "muse spark",   "\"order of magnitude\"",
                                         "",         "nothingatall", "("};
        queries += fmt::format("q{}\t{}\n", i, texts[i % 6]);
        if (i % 10 == 0) queries += "no tab here\n";
    }
    return queries;
}

}  // namespace

TEST_CASE("a batch answers with a TREC run", "[searcher][batch]") {
    const SampleIndex index(
        {make_briefing("b 1", "Flood"), make_briefing("a%2", "Flood"), make_briefing("c", "Fed")});
    const auto answers =
        ask(request_of(index.path(), 1, BatchFormat::trec), "q 1\tflood\nq2\tnothing\nq3\tfed\n");
    const auto lines = lines_of(answers.results);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("q%201 Q0 a%252 1 "));
    CHECK(lines[1].starts_with("q%201 Q0 b%201 2 "));
    CHECK(lines[2].starts_with("q3 Q0 c 1 "));
    CHECK(lines[2].ends_with(" debrief"));
    CHECK(answers.summary.queries == 3);
    CHECK(answers.summary.with_hits == 2);
    CHECK(answers.summary.refused == 0);
}

TEST_CASE("a batch answers with JSON Lines", "[searcher][batch]") {
    const SampleIndex index({make_briefing("b 1", "Flood", "A flood came.")});
    const auto answers =
        ask(request_of(index.path(), 1, BatchFormat::json_lines), "q 1\tflood (\nq2\tnothing\n");
    const auto lines = lines_of(answers.results);
    REQUIRE(lines.size() == 2);
    const auto first = nlohmann::ordered_json::parse(lines[0]);
    CHECK(first.begin().key() == "id");
    CHECK(first["id"] == "q 1");
    CHECK(first["v"] == 1);
    CHECK(first["query"] == "flood (");
    CHECK(first["total"] == 1);
    CHECK(first["hits"][0]["id"] == "b 1");
    CHECK(first["hits"][0]["snippets"][0]["text"] == "A flood came.");
    CHECK(first["notes"].size() == 2);
    CHECK(lines[1] == R"({"id":"q2","v":1,"query":"nothing","total":0,"hits":[],"notes":[]})");
}

TEST_CASE("a batch gives the same bytes for any number of threads, in the order of its queries",
          "[searcher][batch]") {
    const auto format = GENERATE(BatchFormat::trec, BatchFormat::json_lines);
    const std::string queries = many_queries();
    const auto one = ask(request_of(sample_corpus_index(), 1, format), queries);
    CHECK(one.summary.queries == 100);
    CHECK(one.summary.refused == 32);
    for (const std::size_t threads : {2, 4}) {
        const auto more = ask(request_of(sample_corpus_index(), threads, format), queries);
        CHECK(more.results == one.results);
        CHECK(more.problems == one.problems);
        CHECK(more.summary.with_hits == one.summary.with_hits);
    }
}

TEST_CASE("lines that are no query are told by their numbers and passed over", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 2, BatchFormat::trec),
                             "q1\tflood\n\n   \nno tab\n\tno id\n \t x\r\nq2\tflood\r\n" +
                                 std::string(1'000'001, 'x') + "\nq3\tflood\nq1\tagain\nq4\t \n");
    CHECK(answers.problems ==
          "q.tsv:4: has no tab between an id and a query\n"
          "q.tsv:5: has no id in front of its tab\n"
          "q.tsv:6: has no id in front of its tab\n"
          "q.tsv:8: is longer than 1000000 bytes\n"
          "q.tsv:10: has the id of an earlier query, 'q1'\n"
          "q.tsv:11: has no query behind its tab\n");
    CHECK(answers.summary.queries == 3);
    CHECK(answers.summary.refused == 6);
    CHECK(lines_of(answers.results).size() == 3);
}

TEST_CASE("an empty file of queries has no answers", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 2, BatchFormat::trec), "");
    CHECK(answers.results.empty());
    CHECK(answers.summary.queries == 0);
}

TEST_CASE("timings are a line a query, in order", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 4, BatchFormat::trec), "q 1\tflood\nbad\nq2\tx\n");
    const auto lines = lines_of(answers.timings);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with("q 1\t"));
    CHECK(lines[1].starts_with("q2\t"));
    CHECK(lines[1].find_first_not_of("0123456789.", 3) == std::string::npos);
}

TEST_CASE("broken bytes in a batch are mended", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 1, BatchFormat::json_lines), "q\xFF\tflood \xC3\n");
    CHECK(nlohmann::json::accept(answers.results));
    CHECK(nlohmann::json::parse(answers.results)["id"] == "q\xEF\xBF\xBD");
}

TEST_CASE("a batch without an index fails before it answers", "[searcher][batch]") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(ask(request_of(folder / "none", 2, BatchFormat::trec), "q1\tflood\n"), Error);
}

TEST_CASE("ids are columns of a run", "[searcher][batch]") {
    CHECK(to_trec_id("a b\tc\n%d\r") == "a%20b%09c%0A%25d%0D");
    CHECK(to_trec_id("caf\xC3\xA9/1.txt") == "caf\xC3\xA9/1.txt");
    CHECK(to_trec_id("").empty());
}
