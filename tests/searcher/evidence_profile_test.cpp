#include "searcher/facts/evidence_profile.h"

#include "searcher/facts/facts_output.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

EvidenceProfile profile_of_text(const std::string& title, const std::string& text) {
    const Briefing briefing = make_briefing("1", title, text);
    return profile_of(StatementReader(briefing));
}

std::string to_string(const EvidenceProfile& profile) {
    return nlohmann::ordered_json(to_json(profile)).dump();
}

}  // namespace

TEST_CASE("a profile counts owners and sentences by kind", "[searcher][evidence_profile]") {
    const EvidenceProfile profile =
        profile_of_text("Meta and the deal",
                        "Meta paid Scale AI. (about.fb.com) Prices rose. (cnbc.com, techcrunch.com)\n\n"
                        "It was said. (x.com) Meta was sure. (ai.meta.com, cnbc.com)\n\nNobody knows why.");
    CHECK(to_string(profile) == R"({"press":{"owners":["CNBC","TechCrunch"],"sentences":2},)"
                                R"("party":{"owners":["Meta"],"sentences":2},)"
                                R"("social":{"owners":["X"],"sentences":1},"unbacked":1})");
    CHECK(profile.owners() == 4);
}

TEST_CASE("an owner that is press to one briefing and a party to another is one owner",
          "[searcher][evidence_profile]") {
    EvidenceProfile all = profile_of_text("Rain", "It rained. (meta.com)");
    CHECK(all.press.owners == std::set<std::string>{"Meta"});
    all.add(profile_of_text("Meta", "Meta said so. (meta.com) Fine. (cnbc.com)"));
    CHECK(all.party.owners == std::set<std::string>{"Meta"});
    CHECK(all.press.owners == std::set<std::string>{"CNBC", "Meta"});
    CHECK(all.press.sentences == 2);
    CHECK(all.owners() == 2);
}

TEST_CASE("inherited backing counts, and a title does not", "[searcher][evidence_profile]") {
    const EvidenceProfile profile = profile_of_text("A title", "One came. Two came. (cnbc.com)");
    CHECK(profile.press.sentences == 2);
    CHECK(profile.unbacked == 0);
    CHECK(profile_of_text("A title", "") == EvidenceProfile{});
    CHECK(profile_of_text("", "") == EvidenceProfile{});
    CHECK(profile_of_text("", "").owners() == 0);
}

TEST_CASE("profiles add up in any order", "[searcher][evidence_profile]") {
    const EvidenceProfile first = profile_of_text("", "One. (cnbc.com) Two.\n\nThree.");
    const EvidenceProfile second = profile_of_text("", "Four. (x.com) Five. (cnbc.com)");
    EvidenceProfile one = first;
    one.add(second);
    EvidenceProfile other = second;
    other.add(first);
    CHECK(one == other);
    EvidenceProfile none;
    one.add(none);
    CHECK(one == other);
}
