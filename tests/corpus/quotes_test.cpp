#include "corpus/quotes.h"

#include "corpus/quotes_marks.h"
#include "corpus/speech_words.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <array>

using namespace debrief;

namespace {

/// "Ann Lee: We won … and again" of each, with "; " between; "(he)" where who that is is not sure, "?" where
/// nobody is told.
std::string print(std::string_view text) {
    std::string printed;
    for (const Quote& quote : find_quotes(text)) {
        if (!printed.empty()) printed += "; ";
        if (!quote.speaker.empty()) {
            printed += quote.speaker;
        } else if (quote.said_by) {
            printed += "(" + std::string(quote.said_by->of(text)) + ")";
        } else {
            printed += "?";
        }
        printed += ": " + words_of(quote, text);
    }
    return printed;
}

struct Case {
    const char* text;
    const char* expected;
};

}  // namespace

TEST_CASE("who said it stands behind what is quoted", "[corpus][quotes]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {R"("We won," Ann Lee said.)", "Ann Lee: We won"},
        {R"("We won," said Ann Lee.)", "Ann Lee: We won"},
        {R"("We won", said Ann Lee.)", "Ann Lee: We won"},
        {R"("We won!" said Ann Lee.)", "Ann Lee: We won!"},
        {R"("Who won?" asked Ann Lee.)", "Ann Lee: Who won?"},
        {R"("We won," according to Ann Lee.)", "Ann Lee: We won"},
        {R"("We won," Ann Lee, chief executive of Acme, told reporters.)", "Ann Lee: We won"},
        {R"("We won," said Ann Lee, chief executive of Acme.)", "Ann Lee: We won"},
        {R"("We won," Ann Lee, head of Acme in Oslo, Norway and Bonn, said on Monday.)", "Ann Lee: We won"},
        {R"("We won," said Acme's chief executive, Ann Lee.)", "Ann Lee: We won"},
        {R"("We won," said Acme chief executive Ann Lee.)", "Ann Lee: We won"},
        {R"("We won," said Chairman and Chief Executive Ann Lee.)", "Ann Lee: We won"},
        {R"("We won," analyst Ann Lee wrote in a note.)", "Ann Lee: We won"},
        {R"("We won," Mr. Lee said. They met Ann Lee.)", "Ann Lee: We won"},
        {R"("We won," Dr Bo Lee later told the newspaper.)", "Bo Lee: We won"},
        {R"("We won," Ann Lee (left) said.)", "Ann Lee: We won"},
        {R"("We won," the company said.)", "(the company): We won"},
        {R"("We won," said a spokesman for Acme.)", "(a spokesman for Acme): We won"},
        {R"("We won," a spokesman for Acme said.)", "(a spokesman for Acme): We won"},
        {R"("We won," said one of the researchers.)", "(one of the researchers): We won"},
        {R"("We won," analysts said.)", "(analysts): We won"},
        {R"("We won," it said.)", "(it): We won"},
        {R"("We won," Ann Lee and Bo Dahl said.)", "(Ann Lee and Bo Dahl): We won"},
        {R"("We won," the paper quoted Ann Lee as saying.)", "Ann Lee: We won"},
        {R"("We won," Ann Lee was quoted as saying.)", "Ann Lee: We won"},
        {R"("We won," the Bank of England said.)", "Bank of England: We won"},
        {R"("We won," Ann Lee's lawyer said.)", "(Ann Lee's lawyer): We won"},
        {R"("We won," Ann Lee of Acme said.)", "Ann Lee: We won"},
        {R"("We have won it," Ann Lee, who left.)", "?: We have won it"},
        {R"("We have won it," and Ann Lee said so.)", "?: We have won it"},
        {R"("We have won it," Ann Lee left. Bo Dahl said no.)", "?: We have won it"},
        {R"("We have won it." Ann Lee said it was late.)", "?: We have won it."},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("who said it stands in front of what is quoted", "[corpus][quotes]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {R"(Then Ann Lee said: "We won.")", "Ann Lee: We won."},
        {R"(Then Ann Lee said, "We won.")", "Ann Lee: We won."},
        {R"(Then Ann Lee said "we won".)", "Ann Lee: we won"},
        {R"(Then Ann Lee told the newspaper on Monday: "We won.")", "Ann Lee: We won."},
        {R"(Ann Lee, head of Acme, said: "We won.")", "Ann Lee: We won."},
        {"Ann Lee said:\n\n\"We won.\"", "Ann Lee: We won."},
        {R"(According to Ann Lee, "we have won it all".)", "Ann Lee: we have won it all"},
        {R"(Then Ann Lee said the plan was "a disaster" for all.)", "?: "},
        {R"(Then Ann Lee said the plan was "an utter disaster" for all.)", "Ann Lee: an utter disaster"},
        {R"(Then Ann Lee said the plan was "unacceptable".)", "Ann Lee: unacceptable"},
        {R"(Then Ann Lee called the plan "a disaster" for all.)", "Ann Lee: a disaster"},
        {R"(It was what Ann Lee called "a disaster" for all.)", "Ann Lee: a disaster"},
        {R"(Then Ann Lee described it as "poor" work.)", "Ann Lee: poor"},
        {R"(Ann Lee criticised the plan, calling it "a sad mistake".)", "Ann Lee: a sad mistake"},
        {R"(Ann Lee said no, adding: "We won.")", "Ann Lee: We won."},
        {R"(The paper quoted Ann Lee as saying: "We won.")", "Ann Lee: We won."},
        {R"(Then a spokesman for Acme said: "We won.")", "(a spokesman for Acme): We won."},
        {R"(Ann Lee said that Veritas, which is "truth" - is new.)", "?: "},
        {R"(The company calls it "small and fast," says it won, and left.)", "(The company): small and fast"},
        {R"(They have it "small and fast," says it won, and left.)", "?: small and fast"},
        {R"(The club did not say "we have won it".)", "?: we have won it"},
        {R"(The plan was called "a sad mistake" there.)", "?: a sad mistake"},
        {R"(Bo Dahl left after Ann Lee, who said it was "a sad mistake".)", "?: a sad mistake"},
        {R"(Ann Lee said it was late but the paper read "we won it all".)", "(the paper): we won it all"},
        {R"(Ann Lee and Bo Dahl said it was "a sad mistake".)", "?: a sad mistake"},
        {R"(It said goodbye. "We have won it.")", "?: We have won it."},
        {R"(Ann Lee said the paper was "very sad today," Bo Dahl said.)", "?: very sad today"},
    }));
    CAPTURE(text);
    const std::string_view nothing = expected == std::string_view("?: ") ? "" : expected;
    CHECK(print(text) == nothing);
}

TEST_CASE("a quotation goes on behind who said it, and over paragraphs", "[corpus][quotes]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {R"("We won," Ann Lee said, "and we will win again.")", "Ann Lee: We won … and we will win again."},
        {R"("We won," said Ann Lee, of Acme. "We will win again.")", "Ann Lee: We won … We will win again."},
        {R"("We won," Ann Lee said. "We lost," Bo Dahl said.)", "Ann Lee: We won; Bo Dahl: We lost"},
        {R"("We won," Ann Lee said. She left. "We will win again.")",
         "Ann Lee: We won; ?: We will win again."},
        {"\"We won it.\n\n\"We will win,\" Ann Lee said.", "Ann Lee: We won it. … We will win"},
        {"\"One it is.\n\n\"Two it is.\n\n\"Three,\" Ann Lee said.",
         "Ann Lee: One it is. … Two it is. … Three"},
        {R"(Ann Lee said: "We won it. "We will win.")", "Ann Lee: We won it. … We will win."},
        {"\"We won, Ann Lee said.\n\n\"We have lost,\" Bo Dahl said.", "Bo Dahl: We have lost"},
        {"\"We won it.\n\nAnn Lee said \"so it is\".", "Ann Lee: so it is"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("marks of all kinds", "[corpus][quotes]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {"“We won,” Ann Lee said.", "Ann Lee: We won"},
        {"„We won“, said Ann Lee.", "Ann Lee: We won"},
        {"„We won”, said Ann Lee.", "Ann Lee: We won"},
        {"«We won», said Ann Lee.", "Ann Lee: We won"},
        {"»We won«, said Ann Lee.", "Ann Lee: We won"},
        {"”We won,” Ann Lee said.", "Ann Lee: We won"},
        {"‘We won,’ Ann Lee said.", "Ann Lee: We won"},
        {"‘The teachers’ union has won,’ Ann Lee said.", "Ann Lee: The teachers’ union has won"},
        {"‘It’s won, isn’t it?’ Ann Lee said.", "Ann Lee: It’s won, isn’t it?"},
        {"“He said ‘we won’ and left,” Ann Lee said.", "Ann Lee: He said ‘we won’ and left"},
        {"‘He said “we won” and left,’ Ann Lee said.", "Ann Lee: He said “we won” and left"},
        {R"("He said 'we won' and left," Ann Lee said.)", "Ann Lee: He said 'we won' and left"},
        {R"("We won,"said Ann Lee.)", "Ann Lee: We won"},
        {R"( " We won , " Ann Lee said.)", "Ann Lee: We won"},
        {R"("I am 5'10" tall," Ann Lee said.)", R"(Ann Lee: I am 5'10" tall)"},
        {R"("It has a 27" screen," Ann Lee said.)", R"(Ann Lee: It has a 27" screen)"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("what is no speech is no quotation", "[corpus][quotes]") {
    const auto text = GENERATE(values<std::string>({
        "",
        "\"",
        "\"\"",
        "\" \"",
        "“”",
        "No marks at all.",
        "It is called \"Muse Spark\" there.",
        "It is the \"deep state\" that they mean.",
        "She read \"The Lord of the Rings\" again.",
        "The so-called \"tolling agreement\" is signed.",
        "It has a 27\" screen and a 32\" one.",
        "She is 5'10\" and he is 6'2\" tall.",
        "The '90s and the ’80s were not the ‘70s, as the boys’ clubs’ books say.",
        "Rock ‘n’ roll, ‘em and ‘twas.",
        "It's Ann's, isn't it, and the boys' too.",
        "An opening \"mark that nothing closes, Ann Lee said.",
        "A closing mark\" that nothing opens, Ann Lee said.",
        "“ An opening mark. “Another one, “and one.",
        R"(print("one two three four") and f(x="one two three"))",
        R"(<a href="one two three">)",
        R"({"one": "a = b; c = d; e = f"})",
        R"("{one two three four}")",
        R"("a3e3e2a81")",
        "Ann Lee said \"Good Morning Oslo\" was a film.",
    }));
    CAPTURE(text);
    CHECK(print(text).empty());
}

TEST_CASE("a pronoun is whom the text speaks of, where only one can be meant", "[corpus][quotes]") {
    const auto [text, expected] = GENERATE(values<Case>({
        {R"(It pleased them, and Ann Lee insisted. "We won," she said.)", "Ann Lee: We won"},
        {R"(Then it was late and Ann Lee spoke to them at last. She said: "We won.")", "Ann Lee: We won."},
        {R"("We won," Ann Lee said. "We lost before," she added.)",
         "Ann Lee: We won; Ann Lee: We lost before"},
        {R"(Then Mr Dahl spoke. "We won," he said. He is Bo Dahl.)", "Bo Dahl: We won"},
        {R"(Then Ann Lee spoke. "We won," he said.)", "(he): We won"},
        {R"(Then Ann Lee met Mary Dahl. "We won," she said.)", "(she): We won"},
        {R"(Then Ann Lee spoke. A spokesman said no. "We won," she said.)", "(she): We won"},
        {R"(It was Ann Lee's book. "We won," she said.)", "(she): We won"},
        {R"(It was told by Ann Lee. "We won," she said.)", "(she): We won"},
        {R"(Then John Dahl met the president. "We won," he said.)", "(he): We won"},
        {R"(He said that he would play John Dahl. "We won," he said.)", "(he): We won"},
        {R"(Then an Alan Dahl strike won it. "We won," he said.)", "(he): We won"},
        {R"(Then Acme Bank spoke. "We won," he said.)", "(he): We won"},
        {R"(It was Gizmo Widget that spoke. "We won," he said.)", "(he): We won"},
        {"Then John Dahl spoke.\n\nIt was late.\n\nIt was dark.\n\n\"We won,\" he said.", "(he): We won"},
        {R"("We won," she said.)", "(she): We won"},
    }));
    CAPTURE(text);
    CHECK(print(text) == expected);
}

TEST_CASE("spans are those of the text", "[corpus][quotes]") {
    const std::string text = R"(So "We won," Ann Lee said, "and will." It was late.)";
    const std::vector<Quote> quotes = find_quotes(text);
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].kind == QuoteKind::said);
    CHECK(quotes[0].span.of(text) == R"("We won," Ann Lee said, "and will.")");
    REQUIRE(quotes[0].pieces.size() == 2);
    CHECK(quotes[0].pieces[0].of(text) == "We won,");
    CHECK(quotes[0].pieces[1].of(text) == "and will.");
    REQUIRE(quotes[0].said_by);
    CHECK(quotes[0].said_by->of(text) == "Ann Lee");
    CHECK(to_string(QuoteKind::said) == "said");
    CHECK(to_string(QuoteKind::quoted) == "quoted");
}

TEST_CASE("the table of words of speech is read", "[corpus][quotes]") {
    CHECK(speech_word("said") == SpeechWord::says);
    CHECK(speech_word("added") == SpeechWord::adds);
    CHECK(speech_word("say") == SpeechWord::plural);
    CHECK(speech_word("called") == SpeechWord::calls);
    CHECK(speech_word("saying") == SpeechWord::saying);
    CHECK(speech_word("john") == SpeechWord::he);
    CHECK(speech_word("mary") == SpeechWord::she);
    CHECK(speech_word("kim") == SpeechWord::person);
    CHECK(speech_word("coach") == SpeechWord::role);
    CHECK(speech_word("bank") == SpeechWord::organisation);
    CHECK(speech_word("#") == SpeechWord::none);
    CHECK(speech_word("") == SpeechWord::none);
}

TEST_CASE("quotations lie in order and inside the text whatever it is", "[corpus][quotes][property]") {
    constexpr std::array<std::string_view, 36> pieces{"\"",      "“",           "”",
                                                      "‘",       "’",           "„",
                                                      "«",       "»",           "'",
                                                      "Ann Lee", "Lee",         " said ",
                                                      " said, ", ", ",          ". ",
                                                      "\n\n",    "\n",          " he ",
                                                      " told ",  " the ",       " a spokesman ",
                                                      "We won",  "27",          "5'10\"",
                                                      "\xFF",    " called it ", " saying ",
                                                      "? ",      " and ",       " according to ",
                                                      "(",       ")",           " quoted Ann as saying ",
                                                      "...",     "\xE2\x80",    "Mr. "};
    const auto seed = GENERATE(take(300, random(0, 1'000'000)));
    const std::string text = test::Random(static_cast<unsigned>(seed)).joined(pieces, 120);
    CAPTURE(text);
    std::size_t end = 0;
    for (const Quote& quote : find_quotes(text)) {
        CHECK(quote.span.begin >= end);
        CHECK(quote.span.end <= text.size());
        REQUIRE_FALSE(quote.pieces.empty());
        std::size_t inside = quote.span.begin;
        for (const Span& piece : quote.pieces) {
            CHECK(piece.begin > inside);
            CHECK(piece.end > piece.begin);
            inside = piece.end;
        }
        CHECK(inside < quote.span.end);
        CHECK((quote.kind == QuoteKind::said) == quote.said_by.has_value());
        if (quote.said_by) CHECK(quote.said_by->end <= text.size());
        if (!quote.speaker.empty()) CHECK(quote.said_by);
        end = quote.span.end;
    }
}

TEST_CASE("hostile texts cost time in proportion to their marks", "[corpus][quotes]") {
    const auto piece = GENERATE(values<std::string>({"\"",         "\" ",       " \"",
                                                     "\"a ",       "a\" ",      "“",
                                                     "”",          "“a ",       "‘a ",
                                                     "a’ ",        "\"a\" ",    "\"a b c,\" he said. ",
                                                     "\"A.\n\n",   "Ann Lee, ", "said ",
                                                     "he said \"", "5'10\" ",   "„«",
                                                     "saying, ",   "the of ",   "\"a b c,\" Ann, "}));
    std::string text;
    while (text.size() < 500'000) text += piece;
    CAPTURE(piece);
    CHECK(find_quotes(text).size() <= text.size());
}

TEST_CASE("a lost mark costs the words near it only", "[corpus][quotes]") {
    const std::string text =
        R"(Then "this is lost, he said. "We won," Ann Lee said. So it is" told. "Good it is," Bo Dahl said.)";
    CHECK(print(text) == "Ann Lee: We won; Bo Dahl: Good it is");
    const std::string long_text = "\"" + std::string(5000, 'a') + " b c\" Ann Lee said \"so it is\".";
    CHECK(print(long_text) == "Ann Lee: so it is");
}
