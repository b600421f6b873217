#include "searcher/facts/story_reasons.h"

#include "searcher/facts/story_reasons_output.h"
#include "searcher/index_reader.h"
#include "tests/support/byte_filter.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

using Texts = std::vector<std::string>;

Briefing told_on(const std::string& day, std::string id, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    if (!day.empty()) briefing.date = parse_iso_day(day);
    return briefing;
}

/// Words that nobody else uses: `piece(2, 4)` is "wordac wordad".
std::string piece(int begin, int end) {
    std::string text;
    for (int i = begin; i < end; ++i)
        text += std::string("quor") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26) + " ";
    return text;
}

StoryReasons explained(const SampleIndex& index, const std::string& left, const std::string& right) {
    IndexReader reader(index.directory());
    const auto reasons = explain_story_link(reader, left, right);
    REQUIRE(reasons);
    return *reasons;
}

Texts words(const std::vector<TellingWord>& all) {
    Texts texts;
    for (const TellingWord& word : all) texts.push_back(word.word);
    std::sort(texts.begin(), texts.end());
    return texts;
}

/// A chain of which each is like the next, and a and d are like nothing of each other.
const SampleIndex& chain() {
    static const SampleIndex index(
        {told_on("2026-03-01", "a", "A", piece(0, 40)), told_on("2026-03-02", "b", "B", piece(20, 60)),
         told_on("2026-03-03", "c", "C", piece(40, 80)), told_on("2026-03-04", "d", "D", piece(60, 100)),
         told_on("2026-03-05", "e", "E", piece(80, 120)),
         told_on("2026-09-01", "late", "Late", piece(0, 30) + piece(150, 160)),
         told_on("", "undated", "Undated", piece(0, 40))},
        {{"a", "5"}, {"b", "5"}, {"c", "5"}, {"d", "5"}});
    return index;
}

}  // namespace

TEST_CASE("what joins two briefings is told by words, names, figures and days", "[searcher][story_reasons]") {
    const SampleIndex index(
        {told_on("2026-03-02", "a", "Zenith sold",
                 "On 1 March 2026 the maker Acme Corp bought Zenith Labs, a refinery, for $14.3 billion."),
         told_on("2026-03-03", "b", "Refinery deal",
                 "The refinery Zenith Labs went to Acme Corp for $14.3 billion on 1 March 2026.")},
        {{"a", "5"}, {"b", "5"}});
    const StoryReasons reasons = explained(index, "a", "b");
    CHECK(reasons.link.apart == std::chrono::days(1));
    CHECK(reasons.link.is_link() == (reasons.link.similarity >= reasons.needs.similarity));
    CHECK(reasons.is_one_story);
    CHECK(reasons.shared.names == Texts{"Acme Corp", "Zenith Labs"});
    CHECK(reasons.shared.figures.size() == 1);
    CHECK(reasons.shared.event_dates.size() == 1);
    const Texts shared = words(reasons.words);
    CHECK(std::count(shared.begin(), shared.end(), "refinery") == 1);
    for (const TellingWord& word : reasons.words) {
        CAPTURE(word.word);
        CHECK(word.briefings == 2);
    }
    CHECK(words(reasons.briefings[0].only) == Texts{"bought", "maker", "sold"});
    CHECK(reasons.briefings[0].tellings == 2);
}

TEST_CASE("it is the same whichever comes first", "[searcher][story_reasons]") {
    const StoryReasons there = explained(chain(), "a", "b");
    const StoryReasons back = explained(chain(), "b", "a");
    CHECK(there.link.similarity == back.link.similarity);
    CHECK(there.link.verdict == back.link.verdict);
    CHECK(there.needs.similarity == back.needs.similarity);
    CHECK(there.shared.stems == back.shared.stems);
    CHECK(words(there.briefings[0].only) == words(back.briefings[1].only));
}

TEST_CASE("two of a story that no link joins are joined through others", "[searcher][story_reasons]") {
    const StoryReasons linked = explained(chain(), "a", "b");
    REQUIRE(linked.link.verdict == LinkVerdict::linked);
    CHECK(linked.through.empty());
    const StoryReasons far = explained(chain(), "a", "d");
    CHECK(far.link.verdict == LinkVerdict::few_shared_keys);
    CHECK(far.is_one_story);
    Texts through;
    for (const JoiningTelling& telling : far.through) {
        through.push_back(telling.id);
        CHECK(telling.similarity > 0);
    }
    CHECK(through == Texts{"b", "c", "d"});
    CHECK(to_text(far, {}).find("not linked: too few of their weightiest words in common (0, needed 2)\n"
                                "both tell story 5 (4 tellings)\n"
                                "joined by links from each to the next\n") != std::string::npos);
}

TEST_CASE("a link between two stories is counted among all pairs of their tellings",
          "[searcher][story_reasons]") {
    const StoryReasons apart = explained(chain(), "d", "e");
    REQUIRE(apart.link.verdict == LinkVerdict::linked);
    CHECK_FALSE(apart.is_one_story);
    REQUIRE(apart.pairs);
    CHECK(apart.pairs->linked == 1);
    CHECK(apart.pairs->pairs == 4);
    CHECK(to_text(apart, {}).find(
              "two stories\n  first   tells story 5 (4 tellings)\n  second  is told by nobody else\n"
              "of 4 pairs of their tellings 1 is linked: too few to make "
              "them one\n") != std::string::npos);
    CHECK_FALSE(explained(chain(), "a", "e").pairs);
}

TEST_CASE("each verdict is told with what decides", "[searcher][story_reasons]") {
    const auto told = [](const StoryReasons& reasons) {
        const std::string text = to_text(reasons, {});
        const std::size_t begin = text.find("\n\n") + 2;
        return text.substr(begin, text.find('\n', begin) - begin);
    };
    StoryReasons made;
    made.briefings[0].id = "a";
    made.briefings[1].id = "b";
    made.link.similarity = 0.5;
    made.link.cosine = 0.25;
    made.link.shared_keys = 1;
    made.needs = {2, 0.9, std::chrono::days(14), 0.475};
    const auto verdict = [&](LinkVerdict given, std::optional<int> apart = std::nullopt) {
        made.link.verdict = given;
        made.link.apart.reset();
        if (apart) made.link.apart = std::chrono::days(*apart);
        return told(made);
    };
    CHECK(verdict(LinkVerdict::copy) ==
          "linked: they say the same, nearly word for word (cosine 0.25, of copies at least 0.90)");
    CHECK(verdict(LinkVerdict::linked, 0) ==
          "linked: alike enough (0.50, needed 0.47; published the same day)");
    CHECK(verdict(LinkVerdict::linked, 1) ==
          "linked: alike enough (0.50, needed 0.47; published 1 day apart, 14 at most)");
    CHECK(verdict(LinkVerdict::not_alike_enough) ==
          "not linked: not alike enough (0.50, needed 0.47; the day of one or both is not given)");
    CHECK(verdict(LinkVerdict::days_apart, 20) == "not linked: published 20 days apart, 14 at most");
    CHECK(verdict(LinkVerdict::few_shared_keys) ==
          "not linked: too few of their weightiest words in common (1, needed 2)");
}

TEST_CASE("days part what is told alike, but for copies", "[searcher][story_reasons]") {
    CHECK(explained(chain(), "a", "late").link.verdict == LinkVerdict::days_apart);
    CHECK(explained(chain(), "a", "undated").link.verdict == LinkVerdict::copy);
    CHECK_FALSE(explained(chain(), "a", "undated").link.apart);
}

TEST_CASE("what links need is what the verdict goes by", "[searcher][story_reasons]") {
    for (const std::string right : {"b", "c", "d", "e", "late", "undated"}) {
        CAPTURE(right);
        const StoryReasons reasons = explained(chain(), "a", right);
        const StoryLink& link = reasons.link;
        const LinkNeeds& needs = reasons.needs;
        CHECK((link.verdict == LinkVerdict::few_shared_keys) == (link.shared_keys < needs.shared_keys));
        if (link.verdict == LinkVerdict::copy) CHECK(link.cosine >= needs.copy_cosine);
        if (link.verdict == LinkVerdict::days_apart) CHECK(*link.apart > needs.window);
        if (link.verdict == LinkVerdict::linked) CHECK(link.similarity >= needs.similarity);
        if (link.verdict == LinkVerdict::not_alike_enough) CHECK(link.similarity < needs.similarity);
    }
}

TEST_CASE("a briefing is the same as itself, and none is like what is not there",
          "[searcher][story_reasons]") {
    const StoryReasons same = explained(chain(), "e", "e");
    CHECK(same.is_same);
    CHECK_FALSE(same.is_one_story);
    CHECK(to_text(same, {}) == "E\n2026-03-05  e\n\none and the same briefing\nit is told by nobody else\n");
    CHECK(to_json(same).at("verdict") == "same");
    IndexReader reader(chain().directory());
    CHECK_FALSE(explain_story_link(reader, "a", "nothing"));
    CHECK_FALSE(explain_story_link(reader, "nothing", "a"));
    CHECK_FALSE(explain_story_link(reader, "a", ""));
    CHECK_FALSE(explain_story_link(reader, "a", "5"));  // a story
}

TEST_CASE("briefings without words are compared too", "[searcher][story_reasons]") {
    const SampleIndex index({told_on("", "1", "", ""), told_on("", "2", "", "")});
    const StoryReasons reasons = explained(index, "1", "2");
    CHECK(reasons.link.verdict == LinkVerdict::few_shared_keys);
    CHECK(reasons.words.empty());
    CHECK_FALSE(reasons.is_one_story);
    CHECK(to_text(reasons, {})
              .find("two stories\n  first   is told by nobody else\n  second  is told by nobody else\n") !=
          std::string::npos);
}

TEST_CASE("hostile briefings are compared without harm", "[searcher][story_reasons]") {
    const std::string evil = "\x1B[31m\x07\xE2\x80\xAE \xC2\x9B Evil\nLine $5 million on 1 May 2026";
    const Briefing left = told_on("", "1" + evil, evil, evil + std::string(1'000'000, 'x'));
    const Briefing right = told_on("", "2" + evil, evil, std::string("A\0B ", 4) + evil);
    const SampleIndex index({left, right}, {{left.id, "5"}, {right.id, "5"}});
    CHECK(first_harm(to_text(explained(index, left.id, right.id), {})).empty());
}
