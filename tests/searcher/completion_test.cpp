#include "searcher/completion.h"

#include "indexer/completion_terms.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

std::vector<Completion> completed(const SampleIndex& index, std::string_view text, std::size_t most = 10) {
    IndexReader reader(index.directory());
    CompletionLimits limits;
    limits.completions = most;
    return complete(reader, text, limits);
}

/// `kind text -> query (briefings)`, a line each.
std::string told(const SampleIndex& index, std::string_view text, std::size_t most = 10) {
    std::string all;
    for (const Completion& each : completed(index, text, most)) {
        all += std::string(to_string(each.kind)) + " " + each.text + " -> " + each.query + " (" +
               std::to_string(each.briefings) + ")\n";
    }
    return all;
}

Briefing sourced(std::string id, std::string title, std::string text, std::string source) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.source = std::move(source);
    briefing.language = "en";
    return briefing;
}

const SampleIndex& sample() {
    static const SampleIndex index({
        sourced("1", "Scale AI to power M\xC3\xA9tro",
                "The deal with Scale AI grew. Scale AI said scaling works (cnbc.com).", "Tech Daily"),
        sourced("2", "Rates rise", "Workers at Scale AI and at Scania scaled down.", "Techno"),
        sourced("3", "Rates fall", "The scales fell from their eyes.", "Northgate"),
    });
    return index;
}

}  // namespace

TEST_CASE("a beginning is completed by names, titles, sources and words", "[searcher][completion]") {
    CHECK(told(sample(), "scale a") ==
          "name Scale AI -> Scale AI (2)\n"
          "title Scale AI to power M\xC3\xA9tro -> Scale AI to power M\xC3\xA9tro (1)\n"
          "word ai -> scale ai (2)\n"
          "field amount: -> scale amount: (0)\n"
          "word and -> scale and (1)\n"
          "word at -> scale at (1)\n");
    CHECK(told(sample(), "techn") == "source Techno -> source:Techno (1)\n");
    CHECK(told(sample(), "rates") ==
          "title Rates fall -> Rates fall (1)\n"
          "title Rates rise -> Rates rise (1)\n");
    CHECK(told(sample(), "tech d").starts_with("source Tech Daily -> source:\"Tech Daily\" (1)\n"));
}

TEST_CASE("case and accents of what is typed make no difference", "[searcher][completion]") {
    const std::string expected = told(sample(), "scale ai to power metro");
    CHECK(expected == "title Scale AI to power M\xC3\xA9tro -> Scale AI to power M\xC3\xA9tro (1)\n");
    CHECK(told(sample(), "SCALE AI to power m\xC3\xA9tro") == expected);
    CHECK(told(sample(), "Scale AI, to Power Me").starts_with(expected));
}

TEST_CASE("the end of a longer query is completed", "[searcher][completion]") {
    const auto completions = completed(sample(), "rates (fell AND scan");
    REQUIRE(completions.size() == 1);
    CHECK(completions.front().query == "rates (fell AND Scania");
    CHECK(completions.front().kind == Completion::Kind::name);
    CHECK(told(sample(), "rates scale ") == "name Scale AI -> rates Scale AI (2)\n");
}

TEST_CASE("names of fields and what stands behind them are completed", "[searcher][completion]") {
    CHECK(told(sample(), "rates tit").starts_with("field title: -> rates title: (0)\n"));
    CHECK(told(sample(), "source:te") ==
          "source Tech -> source:Tech (1)\n"
          "source Tech Daily -> source:\"Tech Daily\" (1)\n"
          "source Techno -> source:Techno (1)\n");
    CHECK(told(sample(), "fed -source:\"tech d") == "source Tech Daily -> fed -source:\"Tech Daily\" (1)\n");
    CHECK(told(sample(), "kind:p") == "field party -> kind:party (0)\nfield press -> kind:press (0)\n");
    CHECK(told(sample(), "IS:UN") == "field uncited -> is:uncited (0)\n");
    CHECK(told(sample(), "cites:cnbc.") == "field cnbc.com -> cites:cnbc.com (1)\n");
    CHECK(told(sample(), "lang:e") == "field en -> lang:en (3)\n");
    CHECK(told(sample(), "title:ra") == "word rates -> title:rates (2)\n");
    CHECK(told(sample(), "date:20").empty());
    CHECK(completed(sample(), "").size() == 10);
    CHECK(completed(sample(), "", 100).size() == fields.size());
}

TEST_CASE("completions are bounded, and the commonest come first", "[searcher][completion]") {
    std::vector<Briefing> briefings;
    for (int i = 0; i < 30; ++i) {
        std::string text = "word" + std::to_string(i);
        if (i % 3 == 0) text += " wordy";
        if (i % 2 == 0) text += " words";
        briefings.push_back(make_briefing(std::to_string(i), "News", text));
    }
    const SampleIndex index(briefings);
    CHECK(told(index, "wor", 3) ==
          "word words -> words (15)\nword wordy -> wordy (10)\nword word0 -> word0 (1)\n");
    IndexReader reader(index.directory());
    CompletionLimits limits;
    limits.looked_at = 5;
    for (const Completion& each : complete(reader, "wor", limits)) CHECK(each.text < "word2");
}

TEST_CASE("any text can be completed", "[searcher][completion]") {
    for (const std::string text : {"\"", "(", "-", ":", "XSRC", "Z", "~", "\xFF", "\xF0\x9F\x98\x80", "a\nb",
                                   "source:\xFF", "name:", "source:\"", "\xE6\x9D\xB1"}) {
        CAPTURE(text);
        for (const Completion& each : completed(sample(), text)) CHECK_FALSE(each.query.empty());
    }
    CHECK(completed(sample(), std::string(100'000, 's')).empty());
}

TEST_CASE("titles are indexed as they are typed", "[indexer][completion_terms]") {
    const auto term = title_completion_term("Muse  Spark: a \xC3\x89tude");
    REQUIRE(term);
    CHECK(term->starts_with("Tmuse spark a etude\n"));
    CHECK(term->size() == 22);
    CHECK(term != title_completion_term("Muse Spark: A \xC3\x89tude"));
    CHECK(completed_title("Muse  Spark: a \xC3\x89tude") == "Muse Spark: a \xC3\x89tude");
    CHECK_FALSE(title_completion_term(""));
    CHECK_FALSE(title_completion_term("?!"));
    CHECK_FALSE(title_completion_term(std::string(151, 'a')));
    CHECK_FALSE(title_completion_term(std::string("a\0b", 3)));
    const auto longest = title_completion_term(std::string(150, 'a'));
    REQUIRE(longest);
    CHECK(longest->starts_with("T" + std::string(150, 'a') + "\n"));
    CHECK(folded_text("Scale AI's ") == "scale ai ");
}
