#include "corpus/reader/unwrap.h"

#include "corpus/base/utf8.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <algorithm>
#include <array>
#include <string>

using namespace debrief;
using namespace debrief::test;

namespace {

/// What programs do to a paragraph.
std::string wrap(std::string_view paragraph, std::size_t column, std::string_view indentation = "") {
    std::string text;
    std::size_t width = 0;
    while (!paragraph.empty()) {
        const std::size_t end = std::min(paragraph.find(' '), paragraph.size());
        if (width > 0 && width + 1 + end > column) {
            text += '\n';
            width = 0;
        }
        text += width > 0 ? " " : indentation;
        width += (width > 0 ? 1 : indentation.size()) + end;
        text += paragraph.substr(0, end);
        paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
    }
    return text;
}

constexpr std::string_view bridge =
    "The harbour board said on Tuesday that it would close the old swing bridge for eleven weeks, because "
    "the "
    "bearings under its eastern arm have worn down faster than the engineers had thought. Ferries will run "
    "every ten minutes. Residents who were asked about it said that they had expected worse, and that the "
    "detour over the upper bridge takes a quarter of an hour at most.";
constexpr std::string_view school =
    "A second contract, for the school on the hill, goes to a builder from the next valley; its offer was "
    "not "
    "the cheapest, but the only one that keeps the old facade. Work begins in May.";

}  // namespace

TEST_CASE("paragraphs that were wrapped become one line each", "[corpus][unwrap]") {
    const std::size_t column = GENERATE(60, 65, 72, 76, 80, 100);
    CAPTURE(column);
    const std::string wrapped = wrap(bridge, column) + "\n\n" + wrap(school, column) + "\n";
    CHECK(unwrap_paragraphs(wrapped) == std::string(bridge) + "\n\n" + std::string(school) + "\n");
}

TEST_CASE("indented paragraphs are joined and keep the indentation of their first line", "[corpus][unwrap]") {
    CHECK(unwrap_paragraphs(wrap(bridge, 72, "    ")) == "    " + std::string(bridge));
    // indented on the first line only, with no blank line between
    const std::string book = "  " + wrap(bridge, 70) + "\n  " + wrap(school, 70);
    CHECK(unwrap_paragraphs(book) == "  " + std::string(bridge) + "\n  " + std::string(school));
}

TEST_CASE("a short last line ends its paragraph even without a blank line behind it", "[corpus][unwrap]") {
    const std::string text = wrap(bridge, 72) + "\n" + wrap(school, 72);
    CHECK(unwrap_paragraphs(text) == std::string(bridge) + "\n" + std::string(school));
}

TEST_CASE("a title above a wrapped paragraph stays a line of its own", "[corpus][unwrap]") {
    const std::string title = "Old swing bridge to close for eleven weeks as its bearings wear down";
    CHECK(unwrap_paragraphs(title + "\n" + wrap(bridge, 72)) == title + "\n" + std::string(bridge));
}

TEST_CASE("two lines are joined where the rest of the text shows the column", "[corpus][unwrap]") {
    const std::string two =
        "The mayor, who had asked for the study herself, called the result a\nwarning to all of the region.";
    CHECK(unwrap_paragraphs(two) == two);
    CHECK(unwrap_paragraphs(wrap(bridge, 72) + "\n\n" + two) ==
          std::string(bridge) +
              "\n\nThe mayor, who had asked for the study herself, called the result a warning to all of the "
              "region.");
}

TEST_CASE("hyphens and dashes at the end of a line join without a blank", "[corpus][unwrap]") {
    struct Case {
        const char* end;
        const char* begin;
        const char* expected;
    };
    const auto [end, begin, expected] = GENERATE(values<Case>({
        {"a short-", "term plan", "a short-term plan"},
        {"the new bear\xC2\xAD", "ings", "new bearings"},
        {"it was \xE2\x80\x94", "so they say", "it was \xE2\x80\x94 so they say"},
        {"then it was\xE2\x80\x94", "so they say", "it was\xE2\x80\x94so they say"},
        {"it was --", "so they say", "it was -- so they say"},
        {"the Rhine-", "Main area", "the Rhine- Main area"},
    }));
    const std::string fill = "and the works will take up some more of the old harbour road ";
    const std::string text = fill + "by the sea\n" + fill + end + "\n" + begin + " again.";
    CAPTURE(text);
    CHECK(unwrap_paragraphs(text).find(expected) != std::string::npos);
}

TEST_CASE("Japanese lines are joined without a blank", "[corpus][unwrap]") {
    std::string sentence;
    for (int i = 0; i < 35; ++i) sentence += "\xE3\x81\x8B";  // 70 columns
    const std::string text = sentence + "\n" + sentence + "\n" + sentence + "\xE3\x80\x82";
    CHECK(unwrap_paragraphs(text) == sentence + sentence + sentence + "\xE3\x80\x82");
}

TEST_CASE("what is no wrapped paragraph stays as it is", "[corpus][unwrap]") {
    const auto text = GENERATE(
        as<std::string>{},
        // one paragraph a line
        "Acme debuts its new model\nA lede that says what it is.\nThe body, and more of it.",
        // lists, with items that go on
        "- the bridge over the canal, which the board wants to close for some weeks\n"
        "  because its bearings are worn\n- the school on the hill and all of its gardens",
        "1. the bridge over the canal, which the board wants to close for some weeks\n"
        "2. the school on the hill, for which there were three offers in all, no more\n"
        "3. the road to the upper bridge, which is to be widened before the works go on",
        // headlines of like width
        "Harbour board closes the old swing bridge for eleven weeks of works\n"
        "Residents expected worse of the detour over the upper bridge, they say\n"
        "School on the hill goes to a builder from the next valley for 3 million",
        // a table
        "bridge         eleven weeks of works         from the 4th of May on\n"
        "school         a year and a half or more     from the 9th of May on\n"
        "road           half of a year, they say      from the 1st of June on",
        // a quotation
        "> the harbour board said on Tuesday that it would close the old swing bridge\n"
        "> for eleven weeks, because the bearings under its eastern arm have been worn\n"
        "> down faster than the engineers had thought when they built it long ago",
        // verse, in capitals and without
        "The evening came with slower feet than ever it had come,\n"
        "And all the harbour lights went out above the fishing boats,\n"
        "The gulls complained, the engines stopped, the fishermen went home\n"
        "With salt upon their hands and sleeves and in their throats.",
        "the evening came with slower feet than ever it had come,\n"
        "and all the harbour lights went out above the fishing boats,\n"
        "the gulls complained, the engines stopped, the men went home,\n"
        "with salt upon their hands and sleeves and in their throats.",
        // subtitles
        "1\n00:00:06,500 --> 00:00:09,000\nAbout two months ago I stood on\nthe old swing "
        "bridge and thought\nthat nobody would ever close it.",
        // an address
        "The Harbour Board\nEast Quay 14\n20095 Hamburg\nGermany", "", "\n", "\n\n\n", "one line", "  \n \n");
    CAPTURE(text);
    CHECK(unwrap_paragraphs(text) == text);
}

TEST_CASE("in mails, which are wrapped as a rule, less is enough to join lines", "[corpus][unwrap]") {
    struct Case {
        const char* text;
        const char* joined;
    };
    const auto [text, joined] = GENERATE(values<Case>({
        {"The central bank cut its main interest rate by a quarter of a point on\n"
         "Wednesday, the third cut of the year, and said that it would go on with\n"
         "them. Markets rose.\n"
         "\n"
         "Analysts of Example Bank had expected a smaller step, since prices were\n"
         "rising again.\n",
         "The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut of "
         "the "
         "year, and said that it would go on with them. Markets rose.\n"
         "\n"
         "Analysts of Example Bank had expected a smaller step, since prices were rising again.\n"},
        // Indented, as a whole or in its first line.
        {"    The central bank cut its main interest rate by a quarter of a\n"
         "    point on Wednesday, the third cut of the year, and said that it\n"
         "    would go on with them.\n",
         "    The central bank cut its main interest rate by a quarter of a point on Wednesday, the third "
         "cut of "
         "the year, and said that it would go on with them.\n"},
        {"   The central bank cut its main interest rate by a quarter of a point\n"
         "on Wednesday, the third cut of the year, and said that it would go on\n"
         "with them.\n",
         "   The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut "
         "of "
         "the year, and said that it would go on with them.\n"},
        // Items of a list go on in the lines below them.
        {"* The central bank cut its main interest rate by a quarter of a point on\n"
         "  Wednesday, the third cut of the year.\n"
         "* Markets rose.\n"
         "12. The central bank cut its main interest rate by a quarter of a point\n"
         "    on Wednesday.\n",
         "* The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut "
         "of "
         "the year.\n"
         "* Markets rose.\n"
         "12. The central bank cut its main interest rate by a quarter of a point on Wednesday.\n"},
        // A narrow column, mended by hand.
        {"The central bank cut its main interest rate by a quarter\n"
         "of a point on Wednesday, the third cut of the year, and\n"
         "said that it would\n"
         "go on with them until prices were where they should be,\n"
         "which may be the case at the end of the next year, or at\n"
         "the end of the one after it.\n",
         "The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut of "
         "the "
         "year, and said that it would go on with them until prices were where they should be, which may be "
         "the "
         "case at the end of the next year, or at the end of the one after it.\n"},
        // A word that was divided at its hyphen.
        {"The central bank cut its main interest rate, which had been at a forty-\n"
         "year high, by a quarter of a point on Wednesday.\n",
         "The central bank cut its main interest rate, which had been at a forty-year high, by a quarter of "
         "a "
         "point on Wednesday.\n"},
        // Lines of wide characters are joined without a blank.
        {"\xE6\x97\xA5\xE9\x8A\x80\xE3\x81\xAF\xE6\xB0\xB4\xE6\x9B\x9C\xE6\x97\xA5\xE3\x80\x81\xE6\x94\xBF"
         "\xE7\xAD\x96\xE9\x87\x91\xE5\x88\xA9\xE3\x82\x92\xE5\xBC\x95\xE3\x81\x8D\xE4\xB8\x8A\xE3\x81\x92"
         "\xE3\x82\x8B\xE3\x81\x93\xE3\x81\xA8\xE3\x82\x92\xE6\xB1\xBA\xE3\x82\x81\xE3\x81\x9F\xE3\x80\x82"
         "\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF\xE4\xBB\x8A\xE5\xB9\xB4\xE3\x81\xAB\xE3\x81\xAA\xE3\x81\xA3"
         "\xE3\x81\xA6\xE4\xB8\x89"
         "\n"
         "\xE5\x9B\x9E\xE7\x9B\xAE\xE3\x81\xA7\xE3\x81\x82\xE3\x82\x8B\xE3\x80\x82"
         "\n",
         "\xE6\x97\xA5\xE9\x8A\x80\xE3\x81\xAF\xE6\xB0\xB4\xE6\x9B\x9C\xE6\x97\xA5\xE3\x80\x81\xE6\x94\xBF"
         "\xE7\xAD\x96\xE9\x87\x91\xE5\x88\xA9\xE3\x82\x92\xE5\xBC\x95\xE3\x81\x8D\xE4\xB8\x8A\xE3\x81\x92"
         "\xE3\x82\x8B\xE3\x81\x93\xE3\x81\xA8\xE3\x82\x92\xE6\xB1\xBA\xE3\x82\x81\xE3\x81\x9F\xE3\x80\x82"
         "\xE3\x81\x93\xE3\x82\x8C\xE3\x81\xAF\xE4\xBB\x8A\xE5\xB9\xB4\xE3\x81\xAB\xE3\x81\xAA\xE3\x81\xA3"
         "\xE3\x81\xA6\xE4\xB8\x89"
         "\xE5\x9B\x9E\xE7\x9B\xAE\xE3\x81\xA7\xE3\x81\x82\xE3\x82\x8B\xE3\x80\x82"
         "\n"},
    }));
    CHECK(unwrap_paragraphs(text, Wrapping::usual) == joined);
}

TEST_CASE("lines of mails that were not wrapped stay as they are", "[corpus][unwrap]") {
    const auto* const text = GENERATE(
        "Dear reader,\nhere is the news.\nBest,\nJane\n",
        // Headlines with their links.
        "EU report calls for widespread open source adoption in all of the states\n"
        "The one road for towns to use each other’s programs and spend less, it says\n"
        "http://www.example.org/content/4/26102.html\n",
        // A table, with blanks or tabs.
        "Rate of the central bank of the euro area      2.25 per cent      -0.25\n"
        "Rate of the central bank of the United States  3.75 per cent      -0.25\n",
        "Rate of the central bank of the euro area and others\t2.25 per cent\t-0.25\n"
        "Rate of the central bank of the United States of America\t3.75\t-0.25\n",
        // Verse.
        "The sea is calm tonight, the tide is full,\nThe moon lies fair upon the straits;\n"
        "On the French coast the light gleams and is gone;\nThe cliffs of England stand,\n",
        // A heading with its rule.
        "Today's headlines from the desk of The Example Register of 8 April 2026\n"
        "-----------------------------------------------------------------------\n"
        "and more of them below.\n",
        // Headers of a forwarded message.
        "From: Jane Doe of the Example Wire and others <jane.doe@wire.example.org>\n"
        "Subject: The central bank cut its main interest rate by a quarter\nTo: you\n",
        // A shouted heading.
        "THE CENTRAL BANK CUTS ITS RATE BY A QUARTER\nand says that it will go on with them until the end "
        "of\n",
        // Quoted lines.
        "> The central bank cut its main interest rate by a quarter of a point on\n> Wednesday.\n",
        // A box.
        "# Send what you have to say about this letter to the desk at example.org #\n"
        "# or to the address below, and do not forget to say who you are please. #\n",
        // Long lines that nobody wrapped.
        "The central bank cut its main interest rate by a quarter of a point on Wednesday, the third cut of "
        "the "
        "year.\nMarkets rose.\nprices fell.\n",
        "-- \nJane Doe, writer of letters about rates and floods at the Example Wire\nwww.example.org\n",
        "\n\n\nText.\n\n\n");
    CHECK(unwrap_paragraphs(text, Wrapping::usual) == text);
}

TEST_CASE("long texts of short lines are left alone, and cost nothing", "[corpus][unwrap]") {
    const auto line = GENERATE(as<std::string>{}, "\n", "word\n", "and so\n");
    std::string text = wrap(bridge, 72) + "\n\n";
    while (text.size() < 2'000'000) text += line;
    CHECK(unwrap_paragraphs(text) == text);
}

TEST_CASE("joining changes nothing but line ends and blanks", "[corpus][unwrap][property]") {
    constexpr std::array<std::string_view, 14> pieces{"word ",        "and so on ",
                                                      "End. ",        "\n",
                                                      "\n\n",         "  ",
                                                      "- ",           "> ",
                                                      "\t",           "a-\n",
                                                      "\xE6\x96\xB0", "\xFF",
                                                      "\xC2\xAD",     "longer words of the harbour board "};
    const auto seed = GENERATE(take(200, random(0, 1'000'000)));
    CAPTURE(seed);
    Random random(static_cast<unsigned>(seed));
    const std::string text = random.joined(pieces, 300);
    const auto letters_of = [](std::string_view from) {
        std::string letters;
        std::copy_if(from.begin(), from.end(), std::back_inserter(letters),
                     [](char c) { return c != ' ' && c != '\n' && c != '\xC2' && c != '\xAD'; });
        return letters;
    };
    CHECK(letters_of(unwrap_paragraphs(text)) == letters_of(text));
}
