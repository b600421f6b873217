#include "corpus/mentions.h"

#include "corpus/whole_text.h"
#include "tests/support/catch.h"

using namespace debrief;

namespace {

std::string mentions_of(const Briefing& briefing) {
    std::string all;
    for (const Mention& mention : find_mentions(briefing)) {
        if (!all.empty()) all += "|";
        all += std::string(to_string(mention.part)) + " " + mention.citation.host + " " +
               mention.source.owner + " " + std::string(to_string(mention.source.kind)) + " " +
               std::to_string(mention.citation.span.begin);
        if (mention.citation.page) all += " " + std::to_string(*mention.citation.page);
    }
    return all;
}

}  // namespace

TEST_CASE("a briefing's mentions come from all of its parts, with their owners", "[corpus][mentions]") {
    Briefing briefing;
    briefing.title = "Meta debuts Spark (axios.com)";
    briefing.summary = "It is fast. (x.com (x.com)";
    briefing.text = "It runs. (about.fb.com 2, scale.com)";
    CHECK(mentions_of(briefing) ==
          "title axios.com Axios press 19|summary x.com X social 13|"
          "text about.fb.com Meta party 10 2|text scale.com Scale AI press 26");
}

TEST_CASE("a made title is not read twice", "[corpus][mentions]") {
    Briefing briefing;
    briefing.title = "It runs (axios.com)";
    briefing.title_origin = TitleOrigin::made;
    briefing.text = "It runs (axios.com).";
    CHECK(mentions_of(briefing) == "text axios.com Axios press 9");
}

TEST_CASE("what a citation itself says names nobody, and chrome neither", "[corpus][mentions]") {
    Briefing briefing;
    briefing.title = "A deal";
    briefing.text = "It is done. ([Meta](https://meta.com/a))\n\nShared by Meta. (unknown-app.com)";
    const std::size_t chrome = briefing.text.find("Shared");
    briefing.chrome = {{{chrome, briefing.text.size()}, ChromeReason::listed}};
    CHECK(mentions_of(briefing) == "text meta.com Meta press 13");
    briefing.chrome.clear();
    CHECK(mentions_of(briefing) == "text meta.com Meta party 13|text unknown-app.com Unknown App press 59");
}
