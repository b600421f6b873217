#include "searcher/batch_resume.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"
#include "tests/support/thrown.h"

#include <sstream>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Topics of which some have no hits, and one an id that formats quote.
TopicSource some_topics() {
    const std::vector<std::pair<std::string, std::string>> all{
        {"none", "nothingatall"}, {"q 1", "flood"},       {"q\",2", "rhine"}, {"nil", "nothingatall"},
        {"q3", "nothingatall"},   {"-4", "flood danube"}, {"q%5", "budget"},  {"last", "nothingatall"}};
    return [all, next = std::size_t{0}]() mutable -> std::optional<TopicOrProblem> {
        if (next == all.size()) return std::nullopt;
        const auto& [id, query] = all[next++];
        return Topic{.id = id, .forms = {query}};
    };
}

SampleIndex some_floods() {
    return SampleIndex(
        {make_briefing("a", "Flood on the \"Rhine\",\nnow", "The Rhine rises, \"again\".\n\nYes."),
         make_briefing("b", "Flood", "The Danube rises."),
         make_briefing("c", "Budget", "The Rhine is dear.")});
}

struct Resumption {
    const SampleIndex& index;
    BatchFormat format;
    std::size_t asked = 0;

    std::string answers(const TopicSource& topics) {
        std::ostringstream results;
        BatchRequest request{index.directory(), 2, format.format(), {}};
        request.search.snippets.count = 1;
        asked = run_batch(request, topics, {results, [](const Problem&) {}}).queries;
        return results.str();
    }

    /// What a file with this begin becomes.
    std::string resumed(const std::string& begin) {
        std::istringstream file(begin);
        const ResumePoint point = find_resume_point(file, "f", format);
        const TopicSource topics = some_topics();
        skip_answered(topics, point, "f", format, [](const Problem&) {});
        const std::string kept = begin.substr(0, point.bytes);
        return (kept.empty() ? format.header() : kept) + answers(topics);
    }
};

}  // namespace

TEST_CASE("a batch that was cut at any byte goes on to the same bytes", "[searcher][batch_resume]") {
    const SampleIndex index = some_floods();
    const auto style =
        GENERATE(OutputStyle::trec_run, OutputStyle::json_lines, OutputStyle::tsv, OutputStyle::csv);
    CAPTURE(to_string(style));
    Resumption batch{index, BatchFormat({.style = style}, RunScores::ranking)};
    const std::string whole = batch.format.header() + batch.answers(some_topics());
    CHECK(whole.size() > 200);
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const std::string resumed = batch.resumed(whole.substr(0, cut));
        if (resumed == whole) continue;
        CAPTURE(cut);
        CHECK(resumed == whole);
    }
    CHECK(batch.asked <= 3);  // the last with rows, where a topic may have several, and what follows
}

TEST_CASE("rows may end with NUL and be gone on with", "[searcher][batch_resume]") {
    const SampleIndex index = some_floods();
    const auto style = GENERATE(OutputStyle::json_lines, OutputStyle::tsv);
    Resumption batch{index, BatchFormat({.style = style, .row_end = '\0'}, RunScores::ranking)};
    const std::string whole = batch.format.header() + batch.answers(some_topics());
    CHECK(batch.resumed(whole.substr(0, whole.size() - 3)) == whole);
}

TEST_CASE("a file of something else is not gone on with", "[searcher][batch_resume]") {
    const SampleIndex index = some_floods();
    const std::string hint =
        " | go on with the topics and options that it was made with, or leave out '--resume'";
    const auto refusal = [&](OutputStyle style, const std::string& begin) {
        Resumption batch{index, BatchFormat({.style = style, .pattern = "{id}"}, RunScores::ranking)};
        return thrown_by([&] { (void)batch.resumed(begin); });
    };
    const std::string other = "'f' has a line that is no result of a batch in this format" + hint;
    CHECK(refusal(OutputStyle::trec_run, "line\n") == other);
    CHECK(refusal(OutputStyle::trec_run, " Q0 a 1 1 t\n") == other);
    CHECK(refusal(OutputStyle::json_lines, "{\"v\":1}\n") == other);
    CHECK(refusal(OutputStyle::json_lines, "{\"id\":5}\n") == other);
    CHECK(refusal(OutputStyle::json_lines, "{\"id\":\"q\n") == other);
    CHECK(refusal(OutputStyle::tsv, "topic\tid\n") == "'f' has other columns than these results" + hint);
    CHECK(refusal(OutputStyle::csv, "topic,ra\r\n") == "'f' has other columns than these results" + hint);
    CHECK(refusal(OutputStyle::trec_run, "zz Q0 a 1 1 t\nq%201 Q0 a 1 1 t\n") ==
          "'f' has results of 'zz', which is not asked" + hint);
    CHECK(refusal(OutputStyle::trec_run, "q%255 Q0 a 1 1 t\nq%201 Q0 a 1 1 t\nq3 Q0 a 1 1 t\n") ==
          "'f' has results of 'q%201', which is not asked" + hint);  // in another order
    CHECK(refusal(OutputStyle::pattern, "") ==
          "'--resume' cannot tell the topics of a format of your own | ask for trec, jsonl, tsv or csv");
}

TEST_CASE("problems among answered topics are told again", "[searcher][batch_resume]") {
    const BatchFormat format({.style = OutputStyle::trec_run}, RunScores::ranking);
    std::vector<TopicOrProblem> items{Problem{"t:1", "is bad"}, Topic{.id = "a", .forms = {"x"}},
                                      Problem{"t:3", "is bad"}};
    std::size_t next = 0;
    const TopicSource topics = [&]() -> std::optional<TopicOrProblem> {
        return next < items.size() ? std::optional(items[next++]) : std::nullopt;
    };
    std::string told;
    skip_answered(topics, {0, {"a"}}, "f", format, [&](const Problem& problem) { told += problem.where; });
    CHECK(told == "t:1");
    CHECK(next == 2);
}
