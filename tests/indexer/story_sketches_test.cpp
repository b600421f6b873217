#include "indexer/story_sketches.h"

#include "tests/support/catch.h"
#include "tests/support/random.h"

#include <cmath>
#include <set>

using namespace debrief;
using namespace debrief::test;

namespace {

std::set<std::string> random_words(Random& random, std::size_t count, std::size_t of) {
    std::set<std::string> words;
    while (words.size() < count) words.insert("w" + std::to_string(random.below(of)));
    return words;
}

/// A briefing of few words, names and dates: many are alike.
StoryProfile random_profile(Random& random) {
    StoryProfile profile;
    const bool is_short = random.below(4) == 0;
    double squares = 0;
    for (const std::string& word : random_words(random, is_short ? 5 : 40, 60)) {
        const double weight = 1.0 + static_cast<double>(random.below(100)) / 20.0;
        profile.stems.push_back({word, weight, random.below(4) == 0});
        squares += weight * weight;
    }
    for (WeighedStem& stem : profile.stems) stem.weight /= std::sqrt(squares);
    for (std::uint32_t key = 0; key < 30; ++key) {
        if (random.below(3) > 0) profile.keys.push_back((1U << 20U) + key);
    }
    const std::set<std::string> names = random_words(random, random.below(4), 6);
    profile.names.assign(names.begin(), names.end());
    const Day begin(std::chrono::days(20000));
    for (unsigned i = 0; i < 5; ++i) {
        const Day day = begin + std::chrono::days(i * 7);
        if (random.below(3) == 0) profile.event_dates.push_back({day, day + std::chrono::days(i % 2)});
    }
    if (random.below(4) > 0) profile.day = begin + std::chrono::days(random.below(25));
    profile.period = story_period(profile.day);
    return profile;
}

/// Profiles whose sketches are by their places.
StorySketches sketches_of(std::span<const StoryProfile> profiles, const KeyFrequency& frequency) {
    StorySketches sketches(static_cast<std::uint32_t>(profiles.size()));
    for (std::uint32_t i = 0; i < profiles.size(); ++i)
        sketches.add(i, profiles[i], crowd_of(frequency(profiles[i].period)));
    return sketches;
}

StoryProfile profile_of_words(std::size_t count, const std::string& prefix) {
    StoryProfile profile;
    for (std::size_t i = 0; i < count; ++i)
        profile.stems.push_back(
            {prefix + std::to_string(i), 1 / std::sqrt(static_cast<double>(count)), false});
    return profile;
}

}  // namespace

TEST_CASE("sketches lose no link", "[indexer][story_sketches][property]") {
    const auto seed = GENERATE(range(0U, 10U));
    CAPTURE(seed);
    Random random(seed);
    std::vector<StoryProfile> profiles;
    for (std::size_t i = 0; i < 200; ++i) profiles.push_back(random_profile(random));
    // Fortnights with all crowds that there are.
    const KeyFrequency frequency = [](std::uint32_t key) {
        return is_story_period(key) ? 9U << (key % 6U) : 2U;
    };
    StorySketches sketches = sketches_of(profiles, frequency);
    std::size_t links = 0;
    std::size_t passed_over = 0;
    for (const StoryProfile& left : profiles) {
        sketches.look_from(left, crowd_of(frequency(left.period)));
        for (std::uint32_t i = 0; i < profiles.size(); ++i) {
            const StoryLink link = link_between(left, profiles[i], frequency);
            const bool may_be = sketches.may_be_linked(i, link.shared_keys);
            CAPTURE(i, link.similarity, link.needed, link.cosine);
            if (link.is_link()) REQUIRE(may_be);
            links += link.is_link() ? 1 : 0;
            passed_over += may_be ? 0 : 1;
        }
    }
    CHECK(links > profiles.size());
    CHECK(passed_over > links / 2);
}

TEST_CASE("sketches of strangers and of copies tell them apart", "[indexer][story_sketches]") {
    const KeyFrequency frequency = [](std::uint32_t) { return 1000U; };
    std::vector<StoryProfile> profiles;
    for (std::size_t i = 0; i < 100; ++i)
        profiles.push_back(profile_of_words(50, "w" + std::to_string(i) + "-"));
    StorySketches sketches = sketches_of(profiles, frequency);
    std::size_t strangers = 0;
    for (std::uint32_t left = 0; left < profiles.size(); ++left) {
        sketches.look_from(profiles[left], crowd_of(frequency(0)));
        for (std::uint32_t i = 0; i < profiles.size(); ++i) {
            if (i != left) strangers += sketches.may_be_linked(i, 2) ? 1 : 0;
        }
        CHECK(sketches.may_be_linked(left, 24));
    }
    CHECK(strangers == 0);
}

TEST_CASE("of what is too large for a sketch anything may be linked", "[indexer][story_sketches]") {
    const KeyFrequency frequency = [](std::uint32_t) { return 1000U; };
    StoryProfile many_names = profile_of_words(50, "n");
    for (std::size_t i = 0; i < 256; ++i) many_names.names.push_back("name " + std::to_string(i));
    const std::vector<StoryProfile> profiles{profile_of_words(50, "a"), profile_of_words(255, "b"),
                                             profile_of_words(256, "c"), many_names, StoryProfile{}};
    StorySketches sketches = sketches_of(profiles, frequency);
    sketches.look_from(profiles[0], crowd_of(frequency(0)));
    CHECK(sketches.may_be_linked(0, 24));
    CHECK_FALSE(sketches.may_be_linked(1, 2));
    CHECK(sketches.may_be_linked(2, 2));
    CHECK(sketches.may_be_linked(3, 2));
    CHECK_FALSE(sketches.may_be_linked(4, 2));
    sketches.look_from(profiles[2], crowd_of(frequency(0)));  // from there, too, it can be seen
    CHECK_FALSE(sketches.may_be_linked(1, 2));
}
