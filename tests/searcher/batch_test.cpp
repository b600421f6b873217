#include "searcher/batch.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

struct Answers {
    BatchSummary summary;
    std::string results;
    std::string problems;
    std::string told;
};

Answers ask(const BatchRequest& request, const std::string& queries, const TopicOptions& options = {}) {
    const TemporaryFolder folder;
    TopicFiles topics({folder.write("q.tsv", queries)}, options);
    std::ostringstream results;
    Answers answers;
    const BatchOutput output{results,
                             [&](const Problem& problem) {
                                 answers.problems += problem.where.substr(problem.where.rfind('/') + 1) +
                                                     ": " + problem.reason + "\n";
                             },
                             [&](const AnsweredTopic& topic) {
                                 answers.told += topic.id + "|" + topic.query;
                                 for (const QueryNote& note : topic.notes) answers.told += "|" + note.message;
                                 answers.told += "\n";
                             }};
    answers.summary = run_batch(
        request, [&] { return topics.next(); }, output);
    answers.results = results.str();
    return answers;
}

BatchRequest request_of(const std::string& index, std::size_t threads, OutputStyle style) {
    BatchRequest request{IndexDirectory(index), threads, {style}, {}};
    request.search.snippets.count = style == OutputStyle::trec_run ? 0 : 1;
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
        ask(request_of(index.path(), 1, OutputStyle::trec_run), "q 1\tflood\nq2\tnothing\nq3\tfed\n");
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
        ask(request_of(index.path(), 1, OutputStyle::json_lines), "q 1\tflood (\nq2\tnothing\n");
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
    const auto style =
        GENERATE(OutputStyle::trec_run, OutputStyle::json_lines, OutputStyle::tsv, OutputStyle::csv);
    const std::string queries = many_queries();
    const auto one = ask(request_of(sample_corpus_index(), 1, style), queries);
    CHECK(one.summary.queries == 100);
    CHECK(one.summary.refused == 32);
    for (const std::size_t threads : {2, 4}) {
        const auto more = ask(request_of(sample_corpus_index(), threads, style), queries);
        CHECK(more.results == one.results);
        CHECK(more.problems == one.problems);
        CHECK(more.told == one.told);
        CHECK(more.summary.with_hits == one.summary.with_hits);
    }
}

TEST_CASE("lines that are no query are told by their numbers and passed over", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers =
        ask(request_of(index.path(), 2, OutputStyle::trec_run), "q1\tflood\nno tab\nq2\tflood\nq1\tagain\n");
    CHECK(answers.problems ==
          "q.tsv:2: has no tab between an id and a query\n"
          "q.tsv:4: has the id of an earlier query, 'q1'\n");
    CHECK(answers.summary.queries == 2);
    CHECK(answers.summary.refused == 2);
    CHECK(lines_of(answers.results).size() == 2);
}

TEST_CASE("an empty file of queries has no answers", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 2, OutputStyle::trec_run), "");
    CHECK(answers.results.empty());
    CHECK(answers.summary.queries == 0);
}

TEST_CASE("what was answered is told in order, with its notes and its time", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers =
        ask(request_of(index.path(), 4, OutputStyle::trec_run), "q 1\tflood (\nbad\nq2\tx\n");
    CHECK(answers.told ==
          "q 1|flood (|this bracket is not closed|there is nothing to search for in these brackets\nq2|x\n");
    CHECK(answers.summary.milliseconds.size() == 2);
}

TEST_CASE("a topic may have a filter and a limit of its own beside those for all", "[searcher][batch]") {
    const SampleIndex index({make_briefing("a", "Flood", "Of the Rhine in May."),
                             make_briefing("b", "Flood", "Of the Rhine in June."),
                             make_briefing("c", "Flood", "Of the Danube in May.")});
    BatchRequest request = request_of(index.path(), 2, OutputStyle::tsv);
    request.search.snippets.count = 0;
    const std::string topics = R"({"id": "all", "query": "flood"})"
                               "\n"
                               R"({"id": "may", "query": "flood", "filter": "may"})"
                               "\n"
                               R"({"id": "one", "query": "flood", "limit": 1})"
                               "\n";
    const auto ids = [&] {
        std::string all;
        for (const std::string& line : lines_of(ask(request, topics).results)) {
            const std::size_t id = line.find('\t', line.find('\t') + 1) + 1;
            all += line.substr(0, line.find('\t')) + ":" + line.substr(id, 1) + " ";
        }
        return all;
    };
    CHECK(ids() == "all:a all:b all:c may:a may:c one:a ");
    request.search.filters = {"rhine"};
    CHECK(ids() == "all:a all:b may:a one:a ");
}

TEST_CASE("forms of a topic and modes of ranking are fused", "[searcher][batch]") {
    const SampleIndex index(
        {make_briefing("a", "Flood"), make_briefing("b", "Rhine flood"), make_briefing("c", "Rhine")});
    BatchRequest request = request_of(index.path(), 2, OutputStyle::trec_run);
    request.is_fused = true;
    TopicOptions options;
    options.fields = {TopicField::title, TopicField::description};
    options.fields_are = TopicOptions::Fields::apart;
    const std::string topic = "<top><num>1<title>flood<desc>rhine</top>";
    // Of equal words the shorter title is first: flood: a, b; rhine: c, b. So b has 2/62, a and c 1/61.
    CHECK(ask(request, topic, options).results ==
          "1 Q0 b 1 0.032258064516 debrief\n"
          "1 Q0 a 2 0.016393442623 debrief\n"
          "1 Q0 c 3 0.016393442623 debrief\n");
    request.modes = {RankingMode::plain, RankingMode::fast};
    request.search.limit = 1;
    CHECK(ask(request, "1\tflood\n").results == "1 Q0 a 1 0.032786885246 debrief\n");  // 2/61
}

TEST_CASE("what output throws ends a batch behind whole topics", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    std::vector<TopicOrProblem> items;
    for (int i = 0; i < 100; ++i) items.push_back(Topic{.id = std::to_string(i), .forms = {"flood"}});
    items[50] = Problem{"t:50", "is bad"};
    std::size_t next = 0;
    std::ostringstream results;
    const BatchOutput output{results,
                             [](const Problem& problem) { throw std::runtime_error(problem.where); }};
    const auto source = [&]() -> std::optional<TopicOrProblem> {
        return next < items.size() ? std::optional(items[next++]) : std::nullopt;
    };
    CHECK_THROWS_AS(run_batch(request_of(index.path(), 2, OutputStyle::trec_run), source, output),
                    std::runtime_error);
    CHECK(lines_of(results.str()).size() == 50);
    CHECK(results.str().ends_with("\n"));
}

TEST_CASE("broken bytes in a batch are mended", "[searcher][batch]") {
    const SampleIndex index({make_briefing("1", "Flood")});
    const auto answers = ask(request_of(index.path(), 1, OutputStyle::json_lines), "q\xFF\tflood \xC3\n");
    CHECK(nlohmann::json::accept(answers.results));
    CHECK(nlohmann::json::parse(answers.results)["id"] == "q\xEF\xBF\xBD");
}

TEST_CASE("a batch without an index fails before it answers", "[searcher][batch]") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(ask(request_of(folder / "none", 2, OutputStyle::trec_run), "q1\tflood\n"), Error);
}
