#include "searcher/snippet.h"

#include "corpus/base/utf8.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/made_snippets.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sample_corpus.h"

#include <array>

using namespace debrief;
using test::as_parts;
using test::repeated;
using test::snippets;

namespace {

/// Brackets around matches, dots where a sentence is cut, bars between snippets.
std::string marked(const std::vector<Snippet>& made) {
    std::string all;
    for (const Snippet& snippet : made) {
        if (!all.empty()) all += " | ";
        if (snippet.cut_before) all += "...";
        std::size_t written = 0;
        for (const Span& match : snippet.matches) {
            all += snippet.text.substr(written, match.begin - written);
            all += "[" + std::string(match.of(snippet.text)) + "]";
            written = match.end;
        }
        all += snippet.text.substr(written);
        if (snippet.cut_after) all += "...";
    }
    return all;
}

}  // namespace

TEST_CASE("a snippet is the sentences around a match", "[searcher][snippet]") {
    constexpr std::string_view text = "The mayor spoke. The flood came at night. Nobody slept.";
    CHECK(marked(snippets("flood", {text})) == "The mayor spoke. The [flood] came at night. Nobody slept.");
    CHECK(marked(snippets("flood", {text}, {.passage_bytes = 25})) == "The [flood] came at night.");
    CHECK(marked(snippets("flood", {text}, {.passage_bytes = 1})) == "The [flood] came at night.");
    CHECK(marked(snippets("flood", {text}, {.passage_bytes = 40})) ==
          "The [flood] came at night. Nobody slept.");
}

TEST_CASE("a snippet does not join paragraphs", "[searcher][snippet]") {
    CHECK(marked(snippets("flood", {"The mayor spoke.\nThe flood came.\n\nNobody slept."})) ==
          "The [flood] came.");
}

TEST_CASE("citations stay with the sentence that they close", "[searcher][snippet]") {
    constexpr std::string_view text =
        "It rained. (a.com) The flood came. (b.com 1) (c.com) Nobody slept. (d.com)";
    CHECK(marked(snippets("flood", {text}, {.passage_bytes = 1})) == "The [flood] came. (b.com 1) (c.com)");
    CHECK(marked(snippets("slept", {text}, {.passage_bytes = 1})) == "Nobody [slept]. (d.com)");
}

TEST_CASE("a sentence that is not too long is shown whole", "[searcher][snippet]") {
    const std::string sentence = "Rain " + repeated("fell ", 100) + "on the flood.";
    const auto made = snippets("flood", {sentence});
    REQUIRE(made.size() == 1);
    CHECK(made[0].text == sentence);
    CHECK_FALSE(made[0].cut_before);
    CHECK_FALSE(made[0].cut_after);
}

TEST_CASE("a longer sentence is cut at the ends of words", "[searcher][snippet]") {
    const SnippetOptions options{.passage_bytes = 40, .longest_whole_sentence = 60};
    const std::string text = repeated("ab ", 30) + "flood " + repeated("cd ", 30) + "end.";
    CHECK(marked(snippets("flood", {text}, options)) == "...ab ab ab [flood] cd cd cd cd cd cd cd cd...");
    CHECK(marked(snippets("ab", {"ab " + repeated("cd ", 30) + "end."}, options)) ==
          "[ab] cd cd cd cd cd cd cd cd cd cd cd cd...");
    CHECK(marked(snippets("end", {repeated("cd ", 30) + "end."}, options)) == "...cd cd cd [end].");
}

TEST_CASE("a phrase is lit whole, even where it is longer than a passage", "[searcher][snippet]") {
    const SnippetOptions options{.passage_bytes = 12, .longest_whole_sentence = 20};
    CHECK(marked(snippets(R"("order of magnitude")",
                          {"It was a full order of magnitude more than anybody said."}, options)) ==
          "...[order of magnitude]...");
    CHECK(marked(snippets(R"("order of magnitude")", {"An order of magnitude more."})) ==
          "An [order of magnitude] more.");
}

TEST_CASE("a phrase that reaches into the next sentence or line is shown with both", "[searcher][snippet]") {
    const std::string before = "Nobody " + repeated("ever ", 60) + "slept";
    const std::string after = "flood " + repeated("went ", 60) + "on.";
    const auto shows_phrase = [&](const std::string& text) {
        const auto made = snippets(R"("slept the flood")", {text});
        return made.size() == 1 && made[0].matches.size() == 1 &&
               made[0].matches[0].of(made[0].text).starts_with("slept") &&
               made[0].matches[0].of(made[0].text).ends_with("flood");
    };
    CHECK(shows_phrase("Nobody slept. The flood went on."));
    CHECK(shows_phrase(before + ". The " + after));
    CHECK(shows_phrase(before + "\nthe " + after));
    CHECK(shows_phrase("Nobody slept\n\nThe flood went on."));
}

TEST_CASE("what is excluded is not lit", "[searcher][snippet]") {
    CHECK(marked(snippets("flood -rhine", {"The Rhine had a flood."})) == "The Rhine had a [flood].");
}

TEST_CASE("several passages stand apart and in the order of the text", "[searcher][snippet]") {
    const std::string text = "A flood came. " + repeated("Dry days passed. ", 30) +
                             "A second flood came to the town. " + repeated("Dry nights passed. ", 30) +
                             "The third flood went.";
    const SnippetOptions options{.count = 3, .passage_bytes = 20};
    CHECK(marked(snippets("flood", {text}, options)) ==
          "A [flood] came. | A second [flood] came to the town. | The third [flood] went.");
    CHECK(marked(snippets("flood", {"One flood. Two floods."}, {.count = 10})) ==
          "One [flood]. Two [floods].");
}

TEST_CASE("summary and body both give passages, in their order", "[searcher][snippet]") {
    CHECK(marked(snippets("flood", {"A flood in short.", "The flood at length."}, {.count = 2})) ==
          "A [flood] in short. | The [flood] at length.");
    CHECK(marked(snippets("length", {"A flood in short.", "The flood at length."}, {.count = 2})) ==
          "The flood at [length].");
}

TEST_CASE("the passage with more of the words, and the rarer ones, comes first", "[searcher][snippet]") {
    constexpr std::string_view text = "The flood came to town today.\nThe flood hit the bridge again.";
    CHECK(marked(snippets("flood bridge", {text})) == "The [flood] hit the [bridge] again.");
    const Highlighter highlighter(parse_query("flood rhine").query, test::english_stemmers());
    const std::vector<SnippetText> texts =
        as_parts({"A flood, a flood, a flood.\nOn the Rhine, not so much."});
    TermWeights weights(2, 1.0);
    weights[highlighter.terms()[0].stems.front() == "rhine" ? 0 : 1] = 5;
    CHECK(marked(make_snippets(texts, highlighter, weights, {})) == "On the [Rhine], not so much.");
}

TEST_CASE("where nothing matches the beginning is shown", "[searcher][snippet]") {
    CHECK(marked(snippets("flood", {"", " \n ", "The mayor spoke. Nobody slept.\nEnd."})) ==
          "The mayor spoke. Nobody slept.");
    CHECK(marked(snippets("", {"The mayor spoke."})) == "The mayor spoke.");
    CHECK(marked(snippets("flood", {"It " + repeated("went on ", 100)}, {.passage_bytes = 20})) ==
          "It went on went on...");
}

TEST_CASE("a passage has only so many sentences", "[searcher][snippet]") {
    CHECK(marked(snippets("go", {"Go! Go! Go! Stop! Wait!"}, {.sentences = 2})) == "[Go]! [Go]!");
    CHECK(marked(snippets("none", {"Go! Go! Go! Stop! Wait!"}, {.sentences = 2})) == "Go! Go!");
}

TEST_CASE("there is no snippet of nothing, and none where none is wanted", "[searcher][snippet]") {
    CHECK(snippets("flood", {}).empty());
    CHECK(snippets("flood", {"", " \n\t"}).empty());
    CHECK(snippets("flood", {"A flood."}, {.count = 0}).empty());
}

TEST_CASE("texts without blanks give passages of bounded length", "[searcher][snippet]") {
    const std::string tokyo = "\xE6\x9D\xB1\xE4\xBA\xAC";
    const std::string comma = "\xE3\x80\x81";
    const std::string text = repeated("\xE5\xA4\xA7\xE9\x98\xAA" + comma, 500) + tokyo + comma +
                             repeated("\xE7\xA5\x9E" + comma, 500);
    const auto made = snippets(tokyo, {text});
    REQUIRE(made.size() == 1);
    CHECK(made[0].text.size() <= 300);
    CHECK(is_valid_utf8(made[0].text));
    REQUIRE(made[0].matches.size() == 1);
    CHECK(made[0].matches[0].of(made[0].text) == tokyo);
    const auto start = snippets("nothing", {std::string(2'000, 'x')});
    REQUIRE(start.size() == 1);
    CHECK(start[0].text == std::string(300, 'x'));
    CHECK(start[0].cut_after);
}

TEST_CASE("a cut never parts a letter from its accents or an emoji from its parts", "[searcher][snippet]") {
    const std::string family = "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";
    const std::string flag = "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA";
    const std::string thumb = "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD";
    const std::string accents = "e\xCC\x81\xCC\x82";
    const auto part =
        GENERATE_COPY(values<std::string>({family, flag, thumb, accents, "\xE1\x84\x80\xE1\x85\xA1"}));
    const std::string text = "flood " + repeated(part, 400);
    for (std::size_t bytes = 60; bytes < 90; ++bytes) {
        const auto made = snippets("nothing", {repeated(part, 400)}, {.passage_bytes = bytes});
        REQUIRE(made.size() == 1);
        CHECK(made[0].text.size() % part.size() == 0);
        CHECK(marked(snippets("flood", {text}, {.passage_bytes = bytes})).starts_with("[flood]"));
    }
}

TEST_CASE("the second of two matches without a blank between them is cut off whole", "[searcher][snippet]") {
    const std::string text = repeated("flood/", 1'000);
    const auto made = snippets("flood", {text}, {.passage_bytes = 40});
    REQUIRE(made.size() == 1);
    CHECK(made[0].text.size() <= 45);
    CHECK(made[0].matches.size() >= 1);
}

TEST_CASE("long texts full of matches are read in passing", "[searcher][snippet]") {
    CHECK(snippets("flood", {repeated("flood ", 60'000)}, {.count = 10}).size() == 10);
    CHECK(snippets("flood", {repeated("flood. ", 20'000)}, {.count = 10}).size() == 10);
    CHECK(snippets("a", {repeated("A! ", 30'000)}, {.count = 10}).size() == 10);
    CHECK(snippets("flood", {repeated("dry ", 100'000)}, {.count = 10}).size() == 1);
}

TEST_CASE("a snippet tells its place in bytes and in characters", "[searcher][snippet]") {
    constexpr std::string_view text = "\u00C9t\u00E9. \U0001F680 A fl\u00F6od, a flood.\nEnd.";
    const auto made = snippets("flood", {"", text});
    REQUIRE(made.size() == 1);
    CHECK(made[0].part == BriefingPart::text);
    CHECK(text.substr(made[0].begin, made[0].text.size()) == made[0].text);
    CHECK(made[0].begin == 0);
    const auto end = snippets("end", {"", text});
    REQUIRE(end.size() == 1);
    CHECK(text.substr(end[0].begin) == "End.");
    CHECK(end[0].begin_character == count_code_points(text) - 4);
    CHECK(matches_in_characters(made[0]).back().end ==
          count_code_points("\u00C9t\u00E9. \U0001F680 A fl\u00F6od, a flood"));
}

TEST_CASE("a cited host is lit where it is shown, and is nothing to be shown for", "[searcher][snippet]") {
    constexpr std::string_view body = "It rained (cnbc.com). The flood came (cnbc.com 2). All slept.";
    CHECK(marked(snippets("cites:cnbc.com", {"In short, rain.", body})) == "In short, rain.");
    CHECK(marked(snippets("cites:cnbc.com", {"In short (cnbc.com)."})) == "In short ([cnbc.com]).");
    CHECK(marked(snippets("flood cites:cnbc.com", {body}, {.passage_bytes = 1})) ==
          "The [flood] came ([cnbc.com 2]).");
}

TEST_CASE("lone pairs of a word are lit only where nothing better is", "[searcher][snippet]") {
    const std::string whole = "\u6771\u4EAC\u90FD";
    CHECK(marked(snippets(whole, {"\u4EAC\u90FD\u3001" + whole})) == "\u4EAC\u90FD\u3001[" + whole + "]");
    CHECK(marked(snippets(whole, {"\u4EAC\u90FD\u3001\u5927"})) == "[\u4EAC\u90FD]\u3001\u5927");
}

TEST_CASE("sentences that are known serve as those that are split", "[searcher][snippet]") {
    test::Random random(5);
    for (const Briefing& briefing : test::sample_briefings()) {
        const auto sentences = understand(briefing).sentences;
        const auto is_elsewhere = [](const PlacedSentence& each) { return each.part != BriefingPart::text; };
        std::vector<PlacedSentence> of_text = sentences;
        std::erase_if(of_text, is_elsewhere);
        const auto tokens = tokenize(briefing.text, wordless_spans(briefing.text));
        if (tokens.empty() || !briefing.chrome.empty()) continue;
        const Highlighter highlighter(parse_query(tokens[random.below(tokens.size())].form).query,
                                      test::english_stemmers());
        const TermWeights weights(highlighter.term_count(), 1.0);
        const Span all{0, briefing.text.size()};
        const std::vector<SnippetText> split{{BriefingPart::text, briefing.text, all}};
        const std::vector<SnippetText> known{{BriefingPart::text, briefing.text, all, of_text}};
        CAPTURE(briefing.id);
        CHECK(marked(make_snippets(known, highlighter, weights, {})) ==
              marked(make_snippets(split, highlighter, weights, {})));
    }
}
