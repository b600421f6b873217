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

/// As if each key had so many briefings.
KeyFrequency all_have(std::uint32_t briefings) {
    return [briefings](std::uint32_t) { return briefings; };
}

LinkVerdict verdict(const StoryProfile& left, const StoryProfile& right, std::uint32_t briefings = 2) {
    const StoryLink link = link_between(left, right, all_have(briefings));
    const StoryLink turned = link_between(right, left, all_have(briefings));
    CHECK(link.verdict == turned.verdict);
    CHECK(link.similarity == turned.similarity);
    return link.verdict;
}

}  // namespace

TEST_CASE("what two briefings share links them, the more the rarer it is", "[indexer][story_links]") {
    const StoryProfile left = profile("l", 14, 1);
    const StoryProfile right = profile("r", 14, 2);
    const StoryLink link = link_between(left, right, all_have(2));
    CHECK(link.cosine == Approx(14.0 / 50));
    CHECK(link.shared_keys == 14);
    CHECK(link.specificity == Approx(14));
    CHECK(link.similarity == Approx(14.0 / 50 + 0.6));
    CHECK(link.apart == std::chrono::days(1));
    CHECK(link.verdict == LinkVerdict::linked);
    CHECK(verdict(left, right, 20) == LinkVerdict::linked);
    CHECK(verdict(left, right, 500) == LinkVerdict::not_alike_enough);
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
    const double before = similarity_of(left, right, all_have(2));
    const Day day{std::chrono::days(19000)};
    left.event_dates = {{day, day}, {day, day + std::chrono::days(30)}};
    right.event_dates = {{day, day}};
    CHECK(similarity_of(left, right, all_have(2)) == Approx(before + 0.04));
    CHECK(verdict(left, right) == LinkVerdict::linked);
}

TEST_CASE("how common a key is goes in doublings", "[indexer][story_links]") {
    CHECK(commonness_of(0) == Commonness::below_8);
    CHECK(commonness_of(7) == Commonness::below_8);
    CHECK(commonness_of(8) == Commonness::below_16);
    CHECK(commonness_of(16) == Commonness::below_32);
    CHECK(commonness_of(32) == Commonness::below_64);
    CHECK(commonness_of(64) == Commonness::below_128);
    CHECK(commonness_of(128) == Commonness::below_1024);
    CHECK(commonness_of(1023) == Commonness::below_1024);
    CHECK(commonness_of(1024) == Commonness::any);
    CHECK(commonness_of(4'000'000'000U) == Commonness::any);
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
