#include "searcher/snippet.h"

#include "corpus/base/utf8.h"
#include "corpus/sentences.h"
#include "searcher/query_parser.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/repeated.h"
#include "tests/support/sample_corpus.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/brkiter.h>

using namespace debrief;
using test::repeated;

namespace {

Stemmers& stemmer() {
    static Stemmers one;
    return one;
}

std::vector<Snippet> snippets(std::string_view query, const std::vector<std::string_view>& texts,
                              const SnippetOptions& options = {}) {
    const Highlighter highlighter(parse_query(query).query, stemmer());
    return make_snippets(texts, highlighter, TermWeights(highlighter.term_count(), 1.0), options);
}

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

/// Whether no character as readers see it, such as a letter with its accents, reaches across `offset`.
bool is_between_characters(std::string_view text, std::size_t offset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    const auto length = [](std::string_view part) { return static_cast<std::int32_t>(part.size()); };
    const auto wide = icu::UnicodeString::fromUTF8({text.data(), length(text)});
    const std::string_view before = text.substr(0, offset);
    iterator->setText(wide);
    return iterator->isBoundary(icu::UnicodeString::fromUTF8({before.data(), length(before)}).length()) != 0;
}

/// What is wrong with a snippet taken to stand at `begin` of a text; empty: nothing.
std::string fault_at(const Snippet& snippet, std::string_view text, std::size_t begin,
                     const std::vector<Match>& matches, const SnippetOptions& options) {
    const Span span{begin, begin + snippet.text.size()};
    std::vector<Span> expected;
    std::size_t longest_match = 0;
    for (const Match& match : matches) {
        longest_match = std::max(longest_match, match.span.size());
        if (match.span.begin >= span.begin && match.span.end <= span.end)
            expected.push_back({match.span.begin - begin, match.span.end - begin});
    }
    if (snippet.matches != expected) return "its matches are not those of the text";
    const auto sentences = split_sentences(text);
    const bool begins_sentence =
        std::any_of(sentences.begin(), sentences.end(), [&](const Span& s) { return s.begin == span.begin; });
    const bool ends_sentence =
        std::any_of(sentences.begin(), sentences.end(), [&](const Span& s) { return s.end == span.end; });
    if (begins_sentence == snippet.cut_before) return "its front is not as told";
    if (ends_sentence == snippet.cut_after) return "its end is not as told";
    const bool is_cut = snippet.cut_before || snippet.cut_after;
    const std::size_t most = is_cut ? options.passage_bytes + longest_match
                                    : std::max(options.passage_bytes, options.longest_whole_sentence);
    if (snippet.text.size() > most) return "it is too long";
    const bool begins_match = !expected.empty() && expected.front().begin == 0;
    if (snippet.cut_before && !begins_match && text[begin - 1] != ' ') return "it begins inside of a word";
    const bool has_blank = text.substr(span.begin, span.size()).find(' ') != std::string_view::npos;
    const bool ends_match = !expected.empty() && expected.back().end == span.size();
    if (snippet.cut_after && has_blank && !ends_match && text[span.end] != ' ')
        return "it ends inside of a word";
    if (!is_between_characters(text, span.begin) || !is_between_characters(text, span.end))
        return "it cuts a character";
    return "";
}

/// What is wrong with snippets of texts; empty: nothing.
std::string fault_in(const std::vector<Snippet>& made, const std::vector<std::string_view>& texts,
                     const Highlighter& highlighter, const SnippetOptions& options) {
    if (made.size() > options.count) return "there are too many";
    bool has_match = false;
    bool has_text = false;
    std::vector<std::vector<Match>> matches;
    for (const std::string_view text : texts) {
        matches.push_back(highlighter.find(text));
        has_match = has_match || !matches.back().empty();
        has_text = has_text || !split_sentences(text).empty();
    }
    if (made.empty()) return has_text ? "there is none" : "";
    for (const Snippet& snippet : made) {
        if (snippet.matches.empty() == has_match) return "a match is missing";
        std::string fault = "it is no piece of the texts";
        for (std::size_t i = 0; i < texts.size() && !fault.empty(); ++i) {
            for (std::size_t at = texts[i].find(snippet.text); at != std::string_view::npos && !fault.empty();
                 at = texts[i].find(snippet.text, at + 1)) {
                fault = fault_at(snippet, texts[i], at, matches[i], options);
            }
        }
        if (!fault.empty()) return fault + ": " + snippet.text;
    }
    return "";
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
    const Highlighter highlighter(parse_query("flood rhine").query, stemmer());
    const std::array<std::string_view, 1> texts{"A flood, a flood, a flood.\nOn the Rhine, not so much."};
    TermWeights weights(2, 1.0);
    weights[highlighter.stems().at("rhine")] = 5;
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

TEST_CASE("snippets keep their promises for any text", "[searcher][snippet][property]") {
    constexpr std::array<std::string_view, 40> pieces{"flood",
                                                      "Floods",
                                                      "rhine",
                                                      "The",
                                                      "mayor",
                                                      "spoke",
                                                      "U.S.",
                                                      "Inc.",
                                                      "Mr.",
                                                      "1,000",
                                                      "don't",
                                                      "Scale's",
                                                      "multi-agent",
                                                      "(cnbc.com)",
                                                      "(scale.com 1)",
                                                      "(a.com, b.com)",
                                                      "(x.com (x.com)",
                                                      ".",
                                                      ". ",
                                                      "! ",
                                                      "? ",
                                                      "\n",
                                                      "\n\n",
                                                      ", ",
                                                      "; ",
                                                      "\"",
                                                      "\xE2\x80\x9C",
                                                      "\xE2\x80\x9D. ",
                                                      "caf\xC3\xA9",
                                                      "e\xCC\x81",
                                                      "\xF0\x9F\x9A\x80",
                                                      "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD",
                                                      "\xE6\x9D\xB1\xE4\xBA\xAC",
                                                      "\xE3\x80\x82",
                                                      "  ",
                                                      "\t",
                                                      "\xC2\xA0",
                                                      "(",
                                                      ")",
                                                      "-"};
    constexpr std::array<std::string_view, 12> queries{
        "flood",       "rhine flood", "flood -rhine", "the",         "\"the mayor\"",
        "multi-agent", "U.S.",        "1000",         "caf\xC3\xA9", "\xE6\x9D\xB1\xE4\xBA\xAC",
        "scale spoke", "nothing"};
    std::size_t with_matches = 0;
    for (unsigned seed = 0; seed < 1'500; ++seed) {
        test::Random random(seed);
        const std::string summary = random.joined(pieces, random.below(12), " ");
        const std::string body = random.joined(pieces, random.below(200), random.below(4) == 0 ? "" : " ");
        const std::string_view query = random.one_of(queries);
        const SnippetOptions options{.count = 1 + random.below(4),
                                     .passage_bytes = 20 + random.below(120),
                                     .longest_whole_sentence = 20 + random.below(200)};
        const Highlighter highlighter(parse_query(query).query, stemmer());
        const std::vector<std::string_view> texts{summary, body};
        const auto made =
            make_snippets(texts, highlighter, TermWeights(highlighter.term_count(), 1.0), options);
        const std::string fault = fault_in(made, texts, highlighter, options);
        CAPTURE(seed, query, summary, body, options.passage_bytes, options.longest_whole_sentence);
        if (!fault.empty()) CHECK(fault == "");
        if (!made.empty() && !made[0].matches.empty()) ++with_matches;
    }
    CHECK(with_matches > 500);
}

TEST_CASE("snippets keep their promises for the sample briefings", "[searcher][snippet][property]") {
    test::Random random(81);
    const SnippetOptions options{.count = 3};
    for (const Briefing& briefing : test::sample_briefings()) {
        const std::vector<std::string_view> texts{briefing.summary, briefing.text};
        const auto tokens = tokenize(briefing.text, wordless_spans(briefing.text));
        for (int i = 0; i < 5 && tokens.size() > 3; ++i) {
            std::string query = tokens[random.below(tokens.size())].form;
            query += " " + tokens[random.below(tokens.size())].form;
            const std::size_t at = random.below(tokens.size() - 2);
            if (i == 4)
                query = "\"" + tokens[at].form + " " + tokens[at + 1].form + " " + tokens[at + 2].form + "\"";
            const Highlighter highlighter(parse_query(query).query, stemmer());
            const auto made =
                make_snippets(texts, highlighter, TermWeights(highlighter.term_count(), 1.0), options);
            CAPTURE(briefing.id, query);
            if (i < 4) CHECK(fault_in(made, texts, highlighter, options) == "");
            REQUIRE_FALSE(made.empty());
            CHECK_FALSE(made[0].matches.empty());
        }
    }
}
