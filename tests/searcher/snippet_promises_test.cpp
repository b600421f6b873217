#include "tests/support/snippet_promises.h"

#include "corpus/sentences.h"
#include "corpus/understanding.h"
#include "searcher/query_parser.h"
#include "searcher/snippet.h"
#include "tests/support/catch.h"
#include "tests/support/made_snippets.h"
#include "tests/support/sample_corpus.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/brkiter.h>

using namespace debrief;
using test::snippets;

namespace {

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
    std::vector<Match> inside;
    std::size_t longest_match = 0;
    for (const Match& match : matches) {
        longest_match = std::max(longest_match, match.span.size());
        if (match.span.begin >= span.begin && match.span.end <= span.end) inside.push_back(match);
    }
    std::vector<Span> expected;
    for (const Match& match : shown_matches(inside))
        expected.push_back({match.span.begin - begin, match.span.end - begin});
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
    constexpr std::string_view blanks = " \t\n";
    const auto is_blank = [&](std::size_t offset) {
        return blanks.find(text[offset]) != std::string_view::npos;
    };
    if (snippet.cut_before && !begins_match && !is_blank(begin - 1) && !is_unspaced(text.substr(begin)))
        return "it begins inside of a word";
    const bool has_blank =
        text.substr(span.begin, span.size()).find_first_of(blanks) != std::string_view::npos;
    const bool ends_match = !expected.empty() && expected.back().end == span.size();
    if (snippet.cut_after && has_blank && !ends_match && !is_blank(span.end) &&
        !is_unspaced(text.substr(span.end)))
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
        const std::size_t i = texts.size() == 1 || snippet.part == BriefingPart::summary ? 0 : 1;
        if (texts[i].substr(snippet.begin, snippet.text.size()) != snippet.text)
            return "it is no piece of its text: " + snippet.text;
        const std::string fault = fault_at(snippet, texts[i], snippet.begin, matches[i], options);
        if (!fault.empty()) return fault + ": " + snippet.text;
    }
    return "";
}

}  // namespace

TEST_CASE("passages keep their promises for queries drawn from the sample briefings",
          "[searcher][snippet][property]") {
    Stemmers stemmers({"de", "fr", "es", "ru", "ja"});
    test::Random random(2026);
    std::vector<Record> records;
    for (const Briefing& briefing : test::sample_briefings())
        records.push_back({briefing, understand(briefing).sentences});
    std::size_t drawn_queries = 0;
    for (const Record& record : records) {
        for (int i = 0; i < 12; ++i) {
            const test::DrawnQuery drawn = draw_query(record, random);
            if (drawn.text.empty()) break;
            ++drawn_queries;
            const Highlighter highlighter(drawn.query, stemmers);
            CAPTURE(record.briefing.id, drawn.text);
            CHECK(broken_promise(record, drawn, test::DrawnFrom::this_one, highlighter, stemmers) == "");
            const Record& other = records[random.below(records.size())];
            CHECK(broken_promise(other, drawn, test::DrawnFrom::another, highlighter, stemmers) == "");
        }
    }
    CHECK(drawn_queries > 100);
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
        const Highlighter highlighter(parse_query(query).query, test::english_stemmers());
        const std::vector<std::string_view> texts{summary, body};
        const auto made = snippets(highlighter, texts, options);
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
            const Highlighter highlighter(parse_query(query).query, test::english_stemmers());
            const auto made = snippets(highlighter, texts, options);
            CAPTURE(briefing.id, query);
            if (i < 4) CHECK(fault_in(made, texts, highlighter, options) == "");
            REQUIRE_FALSE(made.empty());
            CHECK_FALSE(made[0].matches.empty());
        }
    }
}
