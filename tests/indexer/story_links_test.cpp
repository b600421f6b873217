#include "indexer/story_links.h"

#include "corpus/base/error.h"
#include "indexer/byte_codec.h"
#include "indexer/schema.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace debrief;

namespace {

/// A briefing of 50 stems of equal weight, of which the first `shared` are those of all others.
StoryProfile profile(const std::string& name, std::size_t shared, std::optional<int> day = std::nullopt,
                     std::size_t size = 50) {
    Signature signature;
    for (std::size_t i = 0; i < size; ++i)
        signature.push_back({(i < shared ? "a" : name) + std::to_string(i), 4, 160});
    std::sort(signature.begin(), signature.end(),
              [](const auto& left, const auto& right) { return left.stem < right.stem; });
    StoryValues values;
    values.id = name;
    values.signature = encode_signature(signature);
    if (day) values.given_day = to_sortable(Day(std::chrono::days(20000 + *day)));
    return make_story_profile(values);
}

/// As if each stem had so many briefings, and each fortnight.
KeyFrequency all_have(std::uint32_t briefings, std::uint32_t crowd = 1) {
    return [=](std::uint32_t key) { return is_story_period(key) ? crowd : briefings; };
}

LinkVerdict verdict(const StoryProfile& left, const StoryProfile& right, std::uint32_t briefings = 2) {
    const StoryLink link = link_between(left, right, all_have(briefings));
    const StoryLink turned = link_between(right, left, all_have(briefings));
    CHECK(link.verdict == turned.verdict);
    CHECK(link.similarity == turned.similarity);
    return link.verdict;
}

}  // namespace

TEST_CASE("where little is published, shared keys link", "[indexer][story_links]") {
    const StoryProfile left = profile("l", 4, 1);
    const StoryProfile right = profile("r", 4, 2);
    const StoryLink link = link_between(left, right, all_have(2));
    CHECK(link.cosine == Approx(4.0 / 50));
    CHECK(link.shared_keys == 4);
    CHECK(link.crowd == 0);
    CHECK(link.similarity == Approx(4.0 / 50 + 0.4));
    CHECK(link.needed == Approx(0.475 + 0.02));
    CHECK(link.strength == 0);
    CHECK(link.apart == std::chrono::days(1));
    CHECK(link.verdict == LinkVerdict::not_alike_enough);
    const StoryLink more = link_between(profile("l", 14, 1), profile("r", 14, 2), all_have(2));
    CHECK(more.similarity == Approx(14.0 / 50 + 0.6));
    CHECK(more.strength == Approx(more.similarity));
    CHECK(more.verdict == LinkVerdict::linked);
}

TEST_CASE("in a crowd it takes more of the text, titles and names", "[indexer][story_links]") {
    StoryProfile left = profile("l", 30, 1);
    StoryProfile right = profile("r", 30, 1);
    const auto seen_in = [&](std::uint32_t crowd) { return link_between(left, right, all_have(2, crowd)); };
    CHECK(seen_in(15).verdict == LinkVerdict::linked);
    CHECK(seen_in(128).verdict == LinkVerdict::not_alike_enough);
    CHECK(seen_in(128).similarity == Approx(0.6 + 12 * 0.03));
    CHECK(seen_in(128).needed == Approx(1.25));
    CHECK(seen_in(32).needed == Approx((0.475 + 1.25) / 2));
    for (std::size_t i = 0; i < left.stems.size(); ++i) {
        left.stems[i].in_title = left.stems[i].stem.starts_with('a');
        right.stems[i].in_title = left.stems[i].in_title;
    }
    CHECK(seen_in(128).shared_title == Approx(0.6));
    CHECK(seen_in(128).similarity == Approx(0.6 + 0.6 + 12 * 0.03));
    CHECK(seen_in(128).verdict == LinkVerdict::linked);
    for (StoryProfile* each : {&left, &right}) {
        for (WeighedStem& stem : each->stems) stem.in_title = false;
    }
    left.names = {"Acme", "Bolt", "Zed"};
    right.names = {"Acme", "Bolt", "Nix"};
    CHECK(seen_in(128).similarity == Approx(0.6 + 0.8 * 2 / 3 + 12 * 0.03));
    right.names = left.names;
    CHECK(seen_in(128).verdict == LinkVerdict::linked);
}

TEST_CASE("in a crowd the next report of a series is another story", "[indexer][story_links]") {
    const auto frequency = all_have(100, 500);
    const auto report = [](const std::string& name, int day) {
        StoryProfile made = profile(name, 14, day);
        made.names = {"Labor Department"};
        return made;
    };
    CHECK(link_between(report("l", 0), report("r", 0), frequency).verdict == LinkVerdict::linked);
    CHECK(link_between(report("l", 0), report("r", 7), frequency).verdict == LinkVerdict::not_alike_enough);
}

TEST_CASE("a briefing without a day is seen in the crowd of the other", "[indexer][story_links]") {
    const StoryProfile dated = profile("l", 8, 1);
    const StoryProfile other = profile("o", 8, 20);
    const StoryProfile undated = profile("r", 8);
    const KeyFrequency frequency = [&](std::uint32_t key) {
        if (key == undated.period) return 9000U;
        return key == other.period ? 40U : 2U;
    };
    CHECK(link_between(dated, undated, frequency).crowd == 0);
    CHECK(link_between(undated, dated, frequency).crowd == 0);
    CHECK(link_between(undated, undated, frequency).crowd == 4);
    CHECK(link_between(dated, other, frequency).crowd == 2);
    CHECK(link_between(dated, undated, frequency).verdict == LinkVerdict::linked);
}

TEST_CASE("a link needs two shared keys that not too many have", "[indexer][story_links]") {
    CHECK(verdict(profile("l", 1), profile("r", 1)) == LinkVerdict::few_shared_keys);
    CHECK(verdict(profile("l", 50), profile("r", 50), 1023) == LinkVerdict::copy);
    CHECK(verdict(profile("l", 50), profile("r", 50), 1024) == LinkVerdict::few_shared_keys);
    CHECK(verdict(profile("l", 0, 1, 0), profile("r", 0, 1, 0)) == LinkVerdict::few_shared_keys);
}

TEST_CASE("given days part briefings, but not copies; the further apart, the more must be alike",
          "[indexer][story_links]") {
    CHECK(verdict(profile("l", 20, 0), profile("r", 20, 14)) == LinkVerdict::linked);
    CHECK(verdict(profile("l", 20, 0), profile("r", 20, 15)) == LinkVerdict::days_apart);
    CHECK(verdict(profile("l", 20, 0), profile("r", 20)) == LinkVerdict::linked);
    CHECK(verdict(profile("l", 49, 0), profile("r", 49, 400)) == LinkVerdict::copy);
    CHECK(verdict(profile("l", 5, 0), profile("r", 5, 1)) == LinkVerdict::linked);
    CHECK(verdict(profile("l", 5, 0), profile("r", 5, 10)) == LinkVerdict::not_alike_enough);
    CHECK(verdict(profile("l", 3, 0), profile("r", 3, 0)) == LinkVerdict::not_alike_enough);
}

TEST_CASE("the window of days can be another", "[indexer][story_links]") {
    const auto verdict_within = [](int days, int window) {
        return link_between(profile("l", 20, 0), profile("r", 20, days), all_have(2),
                            std::chrono::days(window))
            .verdict;
    };
    CHECK(verdict_within(3, 2) == LinkVerdict::days_apart);
    CHECK(verdict_within(15, 15) == LinkVerdict::linked);
    CHECK(link_needs(profile("l", 20, 0), profile("r", 20, 3), all_have(2), std::chrono::days(2)).window ==
          std::chrono::days(2));
}

TEST_CASE("what a link needs is told", "[indexer][story_links]") {
    const LinkNeeds needs = link_needs(profile("l", 20, 0), profile("r", 20, 3), all_have(2));
    CHECK(needs.shared_keys == 2);
    CHECK(needs.copy_cosine == Approx(0.9));
    CHECK(needs.window == std::chrono::days(14));
    CHECK(needs.similarity == Approx(0.475 + 0.06));
}

TEST_CASE("what has no day, and short texts, must be more alike", "[indexer][story_links]") {
    CHECK(verdict(profile("l", 6), profile("r", 6)) == LinkVerdict::linked);
    CHECK(verdict(profile("l", 5), profile("r", 5)) == LinkVerdict::not_alike_enough);
    CHECK(verdict(profile("l", 5, 1), profile("r", 5, 1)) == LinkVerdict::linked);
    CHECK(verdict(profile("l", 3, 1, 10), profile("r", 3, 1, 10)) == LinkVerdict::not_alike_enough);
    CHECK(verdict(profile("l", 6, 1, 10), profile("r", 6, 1, 10)) == LinkVerdict::linked);
}

TEST_CASE("dates that both texts give make them more alike", "[indexer][story_links]") {
    StoryProfile left = profile("l", 4, 1);
    StoryProfile right = profile("r", 4, 1);
    const double before = link_between(left, right, all_have(2)).similarity;
    const Day day{std::chrono::days(19000)};
    left.event_dates = {{day, day}, {day, day + std::chrono::days(30)}};
    right.event_dates = {{day, day}};
    CHECK(link_between(left, right, all_have(2)).similarity == Approx(before + 0.04));
    CHECK(verdict(left, right) == LinkVerdict::linked);
}

TEST_CASE("links depend on frequencies by levels", "[indexer][story_links]") {
    CHECK(commonness_of(0) == Commonness::looked_at);
    CHECK(commonness_of(1023) == Commonness::looked_at);
    CHECK(commonness_of(1024) == Commonness::any);
    CHECK(commonness_of(4'000'000'000U) == Commonness::any);
    const std::vector<std::pair<std::uint32_t, unsigned>> crowds{{0, 0},  {15, 0}, {16, 1},  {31, 1}, {32, 2},
                                                                 {63, 2}, {64, 3}, {127, 3}, {128, 4}};
    for (const auto& [briefings, crowd] : crowds) CHECK(crowd_of(briefings) == crowd);
    CHECK(crowd_of(4'000'000'000U) == 4);
    const std::uint32_t period = story_period(Day{std::chrono::days(20000)});
    CHECK(key_level(period, 16) == 1);
    CHECK(key_level(0xFFFFFFFFU, 16) == key_level(0xFFFFFFFFU, 1023));
    CHECK(key_level(0xFFFFFFFFU, 1023) != key_level(0xFFFFFFFFU, 1024));
}

TEST_CASE("fortnights have keys of their own", "[indexer][story_links]") {
    const auto period = [](const char* day) { return story_period(parse_iso_day(day)); };
    CHECK(story_period(std::nullopt) == 0);
    CHECK(story_period(Day(std::chrono::year(0) / 1 / 1)) == 1);
    CHECK(story_period(Day(std::chrono::year(0) / 1 / 14)) == 1);
    CHECK(story_period(Day(std::chrono::year(0) / 1 / 15)) == 2);
    CHECK(period("2026-04-08") != story_period(std::nullopt));
    CHECK(is_story_period(period("9999-12-31")));
    CHECK_FALSE(is_story_period(story_keys({{"moon", 4, 160}}).front()));
    CHECK(story_period_term(2) == std::string("P\0\0\2", 4));
    CHECK(period_of_story_term(story_period_term(2)) == 2);
    CHECK(period_of_story_term(story_period_term(0x12345)) == 0x12345);
    const StoryProfile dated = profile("l", 3, 1);
    CHECK(counted_keys(dated).size() == dated.keys.size() + 1);
    CHECK(counted_keys(dated).back() == dated.period);
}

TEST_CASE("stems of the title are known", "[indexer][story_links]") {
    const auto titled = [](const std::string& stem, const std::string& title) {
        StoryValues values;
        values.signature = encode_signature({{stem, 4, 160}});
        values.title = title;
        return make_story_profile(values).stems.front().in_title;
    };
    CHECK(titled("compani", "two companies merge"));
    CHECK(titled("merg", "two companies merge"));
    CHECK(titled("tax", "a tax"));
    CHECK_FALSE(titled("tax", "a syntax"));
    CHECK_FALSE(titled("merg", "submerged"));
    CHECK_FALSE(titled("inter", "internationalisation"));
    CHECK_FALSE(titled("moon", ""));
}

TEST_CASE("verdicts have names", "[indexer][story_links]") {
    CHECK(to_string(LinkVerdict::copy) == "copy");
    CHECK(to_string(LinkVerdict::linked) == "linked");
    CHECK(to_string(LinkVerdict::few_shared_keys) == "few shared keys");
    CHECK(to_string(LinkVerdict::days_apart) == "days apart");
    CHECK(to_string(LinkVerdict::not_alike_enough) == "not alike enough");
}

TEST_CASE("what two briefings share is told in texts, that tells most first", "[indexer][story_links]") {
    StoryProfile left;
    StoryProfile right;
    left.stems = {{"athena", 0.5}, {"lander", 0.1}, {"moon", 0.4}};
    right.stems = {{"athena", 0.5}, {"ghost", 0.9}, {"moon", 0.8}};
    left.names = {"Athena", "NASA"};
    right.names = {"NASA"};
    left.figures = {{FigureKind::money, 5, 5, "USD", Bound::exact}};
    right.figures = {{FigureKind::money, 5, 5, "USD", Bound::more_than},
                     {FigureKind::percentage, 5, 5, "%", Bound::exact}};
    const SharedMatter shared = shared_matter(left, right);
    CHECK(shared.stems == std::vector<std::string>{"moon", "athena"});
    CHECK(shared.names == std::vector<std::string>{"NASA"});
    CHECK(shared.figures == left.figures);
    CHECK(shared.event_dates.empty());
}

TEST_CASE("damaged values are told, not taken", "[indexer][story_links]") {
    const std::string broken(3, '\xFF');
    const auto fails = [](const StoryValues& values) {
        try {
            (void)make_story_profile(values);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::index);
            return std::string(error.what());
        }
        return std::string("taken");
    };
    CHECK(fails({"a", "abc", "", "", "", ""}) == "a stored day is damaged");
    CHECK(fails({"a", "", broken, "", "", ""}) == "a stored signature is damaged");
    CHECK(fails({"a", "", "", broken, "", ""}) == "a stored value is damaged");
    CHECK(fails({"a", "", "", "", broken, ""}) == "a stored value is damaged");
    CHECK(fails({"a", "", "", "", "", broken}) == "a stored value is damaged");
    CHECK(fails({"a", "", "", "", "", ""}) == "taken");
}
