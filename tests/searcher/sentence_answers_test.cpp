#include "searcher/facts/sentence_answers.h"

#include "searcher/index_reader.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

/// How the sentences of the text answer, one letter each: `I` by itself, `n` next to one that does, `-` not.
std::string answers(const std::string& query, const std::string& text) {
    const SampleIndex index({make_briefing("1", "", text),
                             make_briefing("2", "", "Rates and rain and rivers."),
                             make_briefing("3", "", "Rates again."), make_briefing("4", "", "Rates again.")});
    IndexReader reader(index.directory());
    SubjectRequest request;
    request.search.query = query;
    const Subject subject = read_subject(reader, request);
    const SentenceAnswers found(reader, subject);
    const Briefing briefing = make_briefing("1", "", text);
    std::string letters;
    for (const SentenceAnswers::Answer answer : found.find(StatementReader(briefing), {}))
        letters += "-nI"[static_cast<std::size_t>(answer)];
    return letters;
}

std::string words_of(const std::string& query) {
    return to_string(words_alone(parse_query(query).query));
}

}  // namespace

TEST_CASE("a sentence answers by what it holds, and its neighbours come with it",
          "[searcher][sentence_answers]") {
    CHECK(answers("zinc", "One. Two. The zinc rose. Four. Five. Six.") == "-nIn--");
    CHECK(answers("zinc", "Zinc.") == "I");
    CHECK(answers("zinc", "One. Two. Three.") == "---");
}

TEST_CASE("one common word of several is not enough, unless the others stand next to it",
          "[searcher][sentence_answers]") {
    CHECK(answers("zinc tariff rates", "Rates fell. Two. Three. Four. The zinc tariff. Six.") == "---nIn");
    CHECK(answers("zinc tariff rates", "Rates fell. Zinc fell. Three. Four.") == "IIn-");
}

TEST_CASE("days and sources ask of briefings, so all sentences of those answer",
          "[searcher][sentence_answers]") {
    const std::string text = "In June 2025 it rose. (cnbc.com) Two. Zinc came.";
    CHECK(answers("event:2025-06", text) == "III");
    CHECK(answers("cites:cnbc.com", text) == "III");
    CHECK(answers("", text) == "III");
    CHECK(answers("1", text) == "III");  // an id
    CHECK(answers("zinc event:2025-06 cites:cnbc.com", text) == "-nI");
}

TEST_CASE("what words a query has beside days and sources", "[searcher][sentence_answers]") {
    CHECK(words_of("zinc") == R"((word "zinc"))");
    CHECK(words_of("event:2025") == "(everything)");
    CHECK(words_of("cites:cnbc.com") == "(everything)");
    CHECK(words_of("zinc tin") == R"((any (word "zinc") (word "tin")))");
    CHECK(words_of("(zinc AND event:2025) OR \"tin foil\"").find("2025") == std::string::npos);
    CHECK(words_of("(zinc AND event:2025) OR \"tin foil\"").find("tin foil") != std::string::npos);
    CHECK(words_of("event:2025 NOT zinc").find("zinc") == std::string::npos);
}

TEST_CASE("the days that a query asks for", "[searcher][sentence_answers]") {
    const auto count = [](const std::string& query) { return asked_events(parse_query(query).query).size(); };
    CHECK(count("event:2025-06") == 1);
    CHECK(count("zinc event:2025-06 OR event:2024") == 2);
    CHECK(count("zinc date:2025-06") == 0);
    CHECK(count("zinc NOT event:2025-06") == 0);
    CHECK(count("zinc -event:2025-06 event:2024") == 1);
}
