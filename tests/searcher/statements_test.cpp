#include "searcher/facts/statements.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

/// `part evidence: text [hosts]`, a line a sentence.
std::string statements_of(const Briefing& briefing) {
    const StatementReader reader(briefing);
    std::string lines;
    for (std::size_t i = 0; i < reader.size(); ++i) {
        const Statement statement = reader.statement(i);
        CHECK(statement.evidence == reader.evidence(i));
        std::string hosts;
        for (const BackingSource& source : statement.sources)
            hosts += (hosts.empty() ? "" : " ") + source.host;
        lines += std::string(to_string(statement.place.part)) + ' ' +
                 std::string(to_string(statement.evidence)) + ": " + statement.text + " [" + hosts + "]\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("sentences come with what backs them", "[searcher][statements]") {
    Briefing briefing = make_briefing("1", "Meta pays",
                                      "Prices rose. They fell again. (cnbc.com, x.com) (cnbc.com 2)\n\n"
                                      "Nobody (axios.com) knows.");
    briefing.summary = "In short. (meta.com)";
    CHECK(statements_of(briefing) ==
          "title none: Meta pays []\n"
          "summary direct: In short. [meta.com]\n"
          "text inherited: Prices rose. [cnbc.com x.com]\n"
          "text direct: They fell again. [cnbc.com x.com]\n"
          "text none: Nobody knows. []\n");
}

TEST_CASE("a host stands with its owner and what it is to the briefing", "[searcher][statements]") {
    const Briefing briefing = make_briefing("1", "Meta", "Meta said so. (about.fb.com, cnbc.com)");
    const StatementReader reader(briefing);
    const std::vector<BackingSource> expected{{"about.fb.com", {"Meta", SourceKind::party}},
                                              {"cnbc.com", {"CNBC", SourceKind::press}}};
    REQUIRE(reader.size() == 2);
    CHECK((reader.statement(1).sources == expected));
}

TEST_CASE("places are those of the parts, and spans those of the whole", "[searcher][statements]") {
    const Briefing briefing = make_briefing("1", "Title", "One came. Two came. (cnbc.com)");
    const StatementReader reader(briefing);
    REQUIRE(reader.size() == 3);
    const Statement second = reader.statement(2);
    CHECK(second.place.part == BriefingPart::text);
    CHECK(second.place.span.of(briefing.text) == "Two came. (cnbc.com)");
    CHECK(reader.span(2).of(reader.extractor().whole().text()) == "Two came. (cnbc.com)");
    CHECK(reader.sentence_at(reader.span(2).begin) == 2U);
    CHECK(reader.sentence_at(reader.span(2).end - 1) == 2U);
    CHECK(reader.sentence_at(reader.span(0).begin) == 0U);
    CHECK_FALSE(reader.sentence_at(reader.span(0).end));  // the gap between title and text
    CHECK_FALSE(reader.sentence_at(reader.span(2).end));
    CHECK_FALSE(reader.sentence_at(std::string::npos));
}

TEST_CASE("chrome is no statement, and nothing has none", "[searcher][statements]") {
    Briefing briefing = make_briefing("1", "Title", "One came. Get the app! (cnbc.com)");
    briefing.chrome = {{{10, briefing.text.size()}, ChromeReason::listed}};
    CHECK(statements_of(briefing) == "title none: Title []\ntext none: One came. []\n");
    CHECK(statements_of(Briefing{}).empty());
    CHECK_FALSE(StatementReader(Briefing{}).sentence_at(0));
}

TEST_CASE("of thousands of hosts behind one sentence, those nearest to its end back it",
          "[searcher][statements]") {
    std::string text = "It was said.";
    for (int i = 0; i < 5'000; ++i) text += " (a" + std::to_string(i) + ".com)";
    const Briefing briefing = make_briefing("1", "", text);
    const StatementReader reader(briefing);
    REQUIRE(reader.size() == 1);
    const Statement statement = reader.statement(0);
    CHECK(statement.text == "It was said.");
    REQUIRE(statement.sources.size() == 16);
    CHECK(statement.sources.back().host == "a4999.com");
}

TEST_CASE("hostile texts are statements or none", "[searcher][statements]") {
    const std::string text =
        GENERATE(std::string("\0\x1B[31m. (cnbc.com\0)", 20), std::string("\xFF\xC3. (x.com"),
                 std::string(50'000, '('), std::string(50'000, '.'),
                 "A" + std::string(200'000, 'b') + ". (x.com)", std::string("\xED\xA0\x80"));
    const Briefing briefing = make_briefing("1", text.substr(0, 100), text);
    const StatementReader reader(briefing);
    std::size_t end = 0;
    for (std::size_t i = 0; i < reader.size(); ++i) {
        CHECK(reader.span(i).begin >= end);
        end = reader.span(i).end;
        CHECK(reader.statement(i).text.size() <= reader.span(i).size());
    }
    CHECK(end <= reader.extractor().whole().text().size());
}
