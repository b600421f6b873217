#include "indexer/word_scanner.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/data_files.h"
#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace debrief;

namespace {

using Word = std::pair<std::string, Span>;  ///< its form and where it stands

std::vector<Word> cut(std::string_view text) {
    std::vector<Word> words;
    for (const Token& token : tokenize(text, wordless_spans(text)))
        words.emplace_back(token.form, token.span);
    return words;
}

WordBeginnings all_words() {
    WordBeginnings all;
    all.add_all();
    return all;
}

WordBeginnings words_like(std::string_view form) {
    WordBeginnings wanted;
    wanted.add_form(form);
    return wanted;
}

/// The words of the stretches that may hold wanted ones.
std::vector<Word> scanned(std::string_view text, const WordBeginnings& wanted) {
    std::vector<Word> words;
    WordScanner scanner(text, wanted);
    while (const auto stretch = scanner.next()) {
        for (const Token& token : tokenize(stretch->of(text))) {
            const Span span{token.span.begin + stretch->begin, token.span.end + stretch->begin};
            words.emplace_back(token.form, span);
        }
    }
    return words;
}

/// What the scanner does otherwise than the tokenizer; empty: nothing.
std::string fault_in(std::string_view text) {
    const std::vector<Word> expected = cut(text);
    if (scanned(text, all_words()) != expected) return "other words";
    for (const Word& word : expected) {
        const std::vector<Word> like = scanned(text, words_like(word.first));
        if (std::find(like.begin(), like.end(), word) == like.end()) return "not found: " + word.first;
    }
    return "";
}

constexpr std::array<std::string_view, 64> pieces{"a",
                                                  "flood",
                                                  "Floods",
                                                  "U.S.",
                                                  "U.S",
                                                  "e.g.",
                                                  "C++",
                                                  "C#",
                                                  "49%",
                                                  "$14.3",
                                                  "1,000",
                                                  "1,00",
                                                  ".NET",
                                                  "GPT-4",
                                                  "don't",
                                                  "'s",
                                                  "x's",
                                                  "l'",
                                                  "etat",
                                                  "(",
                                                  ")",
                                                  "[",
                                                  "]",
                                                  "(a.com)",
                                                  "(a.com 1)",
                                                  "[b.org]",
                                                  "(x.com (x.com)",
                                                  "(the end)",
                                                  " ",
                                                  "  ",
                                                  "\n",
                                                  "\t",
                                                  "\r\n",
                                                  ".",
                                                  ",",
                                                  "-",
                                                  "\"",
                                                  "\xE2\x80\x9C",
                                                  "\xE2\x80\x99",
                                                  "\xE2\x80\x8B",
                                                  "\xC2\xA0",
                                                  "\xC2\xAD",
                                                  "\xC2\xAB",
                                                  "\xC3\xA9",
                                                  "\xC3\x9C"
                                                  "ber",
                                                  "e\xCC\x81",
                                                  "\xCC\x81",
                                                  "\xEF\xAC\x81n",
                                                  "\xEF\xBC\xA1",
                                                  "\xEF\xBC\x88"
                                                  "a.com\xEF\xBC\x89",
                                                  "\xE6\x9D\xB1\xE4\xBA\xAC",
                                                  "\xE4\xBA\xAC",
                                                  "\xE3\x80\x82",
                                                  "\xE3\x83\xBC",
                                                  "\xEF\xBD\xB6\xEF\xBE\x9E",
                                                  "\xE0\xB8\x99\xE0\xB9\x89\xE0\xB8\xB3",
                                                  "\xD0\x9C\xD0\xB8\xD1\x80",
                                                  "\xD9\x85\xD8\xB1",
                                                  "\xF0\x9F\x91\xA9",
                                                  "\xE2\x80\x8D",
                                                  "\xF0\x9F\x8F\xBD",
                                                  "1\xEF\xB8\x8F\xE2\x83\xA3",
                                                  "\xE2\x84\xAA",
                                                  "\xEF\xBF\xBD"};

}  // namespace

TEST_CASE("a scanner finds the words that the tokenizer finds", "[indexer][word_scanner][property]") {
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        test::Random random(seed);
        const std::string text = random.joined(pieces, random.below(30), random.below(2) == 0 ? "" : " ");
        const std::string fault = fault_in(text);
        CAPTURE(seed, text);
        if (!fault.empty()) CHECK(fault == "");
    }
    for (unsigned seed = 0; seed < 1'000; ++seed) {
        test::Random random(seed);
        std::string text;
        for (std::size_t i = random.below(20); i > 0; --i) {
            const std::array<std::size_t, 5> ranges{0x80, 0x300, 0x3000, 0x11000, 0x110000};
            text += to_utf8(static_cast<char32_t>(random.below(ranges[random.below(ranges.size())])));
        }
        const std::string fault = fault_in(text);
        CAPTURE(seed, text);
        if (!fault.empty()) CHECK(fault == "");
    }
}

TEST_CASE("a scanner finds the words of the sample briefings", "[indexer][word_scanner][property]") {
    for (const Briefing& briefing : test::sample_briefings()) {
        const std::string_view text = std::string_view(briefing.text).substr(0, 3'000);
        const std::string_view valid = text.substr(0, code_point_boundary(text, text.size()));
        CAPTURE(briefing.id);
        CHECK(scanned(valid, all_words()) == cut(valid));
    }
}

TEST_CASE("a word that begins with any character is found by what its form begins with",
          "[indexer][word_scanner][property]") {
    for (char32_t point = 0x80; point < 0x20000; ++point) {
        const std::string text = to_utf8(point);
        const std::vector<Word> words = cut(text);
        if (words.empty()) continue;
        if (scanned(text, words_like(words.front().first)) != words) CHECK(text == "found");
    }
}

TEST_CASE("words of ASCII that are not wanted are passed", "[indexer][word_scanner]") {
    struct Case {
        const char* text;
        const char* wanted;
        const char* found;  ///< the first stretch
    };
    const auto [text, wanted, found] = GENERATE(values<Case>({
        {"the Rhine flooded", "rhine", "Rhine"},
        {"the multi-rhine, flood", "rhine", "multi-rhine,"},
        {"the don't", "rhine", ""},
        {"(rhine.com) flood", "rhine", ""},
        {"see (rhine.com)rhine", "rhine", "rhine"},
        {"(rhine) x", "rhine", "(rhine)"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC flood", "rhine", ""},
        {"\xE6\x9D\xB1\xE4\xBA\xAC flood", "\xE6\x9D\xB1", "\xE6\x9D\xB1\xE4\xBA\xAC"},
        {"", "rhine", ""},
    }));
    CAPTURE(text, wanted);
    const WordBeginnings beginnings = words_like(wanted);
    WordScanner scanner(text, beginnings);
    const auto stretch = scanner.next();
    CHECK((stretch ? stretch->of(text) : "") == std::string_view(found));
}

TEST_CASE("words are found by their stems' beginnings, however they are spelt", "[indexer][word_scanner]") {
    Stemmer english;
    for (const std::string& word : std::vector<std::string>{
             "flood", "dying", "skies", "aetiology", "oesophagus", "enquiry", "inquiries", "gaol", "jailed",
             "colour", "aeroplanes", "encyclopaedia", "1000"}) {
        WordBeginnings wanted;
        wanted.add_stem(english.stem(word));
        CAPTURE(word, english.stem(word));
        CHECK(scanned(word, wanted).size() == 1);
    }
}

TEST_CASE("English words are found by two letters of their stems", "[indexer][word_scanner]") {
    WordBeginnings wanted;
    wanted.add_english_stem("flood");
    std::vector<std::string> forms;
    for (const Word& word : scanned("the feared Floods of F.L. fame", wanted)) forms.push_back(word.first);
    CHECK(forms == std::vector<std::string>{"floods", "f.l"});
    CHECK(wanted.allow("flower"));
    CHECK_FALSE(wanted.allow("fear"));
    wanted.add_english_stem("go");  // too short to tell
    CHECK(wanted.allow("gaol"));
}

TEST_CASE("English stems find all words that have them, however they are spelt",
          "[indexer][word_scanner][property]") {
    std::vector<std::string> words{"dying", "lying", "tying", "skies", "early", "by", "ebbing", "as"};
    for_each_line(find_data_file("spellings.tsv"), [&](std::string_view line) {
        const std::size_t first = line.find('\t');
        if (line.empty() || line.starts_with('#') || first == std::string_view::npos) return;
        const std::string form(line.substr(first + 1, line.find('\t', first + 1) - first - 1));
        for (const char* ending : {"", "s", "ed", "ia", "ing"}) words.push_back(form + ending);
        for (char before = 'a'; before <= 'z'; ++before) words.push_back(before + form);
    });
    for (const Briefing& briefing : test::sample_briefings()) {
        for (Token& token : tokenize(std::string_view(briefing.text).substr(0, 2'000))) {
            if (static_cast<unsigned char>(token.form.front()) < 0x80) words.push_back(std::move(token.form));
        }
    }
    REQUIRE(words.size() > 10'000);
    Stemmer english;
    for (const std::string& word : words) {
        WordBeginnings wanted;
        wanted.add_english_stem(english.stem(word));
        CAPTURE(word, english.stem(word));
        if (!wanted.allow(word) || scanned(word, wanted).empty()) CHECK(word == "found");
    }
}

TEST_CASE("stemmers say whether they keep the beginnings of words", "[indexer][word_scanner][property]") {
    CHECK(Stemmers().keeps_beginnings());
    CHECK(Stemmers({"de", "fr", "ar"}).keeps_beginnings());
    CHECK_FALSE(Stemmers({"id"}).keeps_beginnings());
    std::vector<std::string> words;
    for (const Briefing& briefing : test::sample_briefings()) {
        for (Token& token : tokenize(std::string_view(briefing.text).substr(0, 2'000))) {
            if (static_cast<unsigned char>(token.form.front()) < 0x80) words.push_back(std::move(token.form));
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string& language :
         std::vector<std::string>{"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "hu", "hy", "it",
                                  "lt", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sv", "ta"}) {
        REQUIRE(Stemmers({language}).keeps_beginnings());
        Stemmer stemmer(language);
        for (const std::string& word : words) {
            WordBeginnings wanted;
            wanted.add_stem(stemmer.stem(word));
            CAPTURE(language, word, stemmer.stem(word));
            if (scanned(word, wanted).empty()) CHECK(word == "found");
        }
    }
}
