#include "corpus/whole_text.h"

#include "corpus/citations.h"
#include "corpus/sentences.h"
#include "tests/support/catch.h"

using namespace debrief;

namespace {

/// What stands at a place of a briefing's text as a whole, by the briefing itself.
std::string told(const Briefing& briefing, const BriefingPlace& place) {
    const std::string& text = place.part == BriefingPart::title     ? briefing.title
                              : place.part == BriefingPart::summary ? briefing.summary
                                                                    : briefing.text;
    return std::string(to_string(place.part)) + ": " + std::string(place.span.of(text));
}

std::vector<std::string> sentences_of(const Briefing& briefing) {
    const WholeText whole(briefing);
    std::vector<std::string> sentences;
    for (const Span& span : split_sentences(whole.text()))
        sentences.push_back(told(briefing, whole.place(span)));
    return sentences;
}

}  // namespace

TEST_CASE("what is found in the whole text has its place in a part", "[corpus][whole_text]") {
    Briefing briefing;
    briefing.title = "Dam holds";
    briefing.summary = "It rained. Two gates are open.";
    briefing.text = "The valley is dry.\nFollow us\n";
    CHECK(sentences_of(briefing) == std::vector<std::string>{"title: Dam holds", "summary: It rained.",
                                                             "summary: Two gates are open.",
                                                             "text: The valley is dry.", "text: Follow us"});
    briefing.chrome = {{{19, 29}, ChromeReason::listed}};
    briefing.title_origin = TitleOrigin::made;
    CHECK(sentences_of(briefing) == std::vector<std::string>{"summary: It rained.",
                                                             "summary: Two gates are open.",
                                                             "text: The valley is dry."});
}

TEST_CASE("nothing goes on from one part into the next", "[corpus][whole_text]") {
    Briefing briefing;
    briefing.title = "The board of the dam said on Thursday that it had opened the";
    briefing.summary = "gates, since the lake has not been as full for many a year as it";
    briefing.text = "is now, and that it would close them as soon as it could (a.com,";
    CHECK(sentences_of(briefing).size() == 3);

    briefing.title = "It held (cnbc.com";
    briefing.summary = ", reuters.com)";
    briefing.text.clear();
    CHECK(find_citations(WholeText(briefing).text()).empty());
}
