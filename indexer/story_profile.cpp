#include "indexer/story_profile.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cmath>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t bytes_of_day = 4;

/// Fortnights from the year 0 to 9999, the one of those without a day first; keys of stems lie above.
constexpr std::uint32_t keys_of_periods = 1U << 18U;
constexpr std::chrono::days period_length{14};
constexpr Day first_day = std::chrono::year(0) / 1 / 1;

double weight_of(const SignatureStem& stem) {
    constexpr double steps_of_rarity = 16;
    return weight_of_count(stem.count) * stem.rarity / steps_of_rarity;
}

std::uint32_t key_of(std::string_view stem) {
    constexpr unsigned dropped_bits = 32;
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(stem.data(), stem.size()) >> dropped_bits);
    return hash < keys_of_periods ? hash + keys_of_periods : hash;
}

/// Whether one of the words, which have blanks between them, is a form of a stem. Stemming changes hardly
/// more than a word's end, so that a word that begins as the stem does, but for its last letter, is taken for
/// one.
bool has_form(std::string_view words, std::string_view stem) {
    constexpr std::size_t shortest_cut = 4;  // bytes: of "tax", "ta" says too little
    constexpr std::size_t longest_ending = 5;
    const std::string_view begin = stem.substr(0, stem.size() - (stem.size() < shortest_cut ? 0 : 1));
    for (std::size_t at = words.find(begin); at != std::string_view::npos; at = words.find(begin, at + 1)) {
        if (at > 0 && words[at - 1] != ' ') continue;
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end - at <= stem.size() + longest_ending) return true;
    }
    return false;
}

std::optional<Day> day_of(std::string_view value) {
    if (value.empty()) return std::nullopt;
    if (value.size() != bytes_of_day) {
        throw Error(ErrorKind::index, "a stored day is damaged",
                    "build the index again with 'debrief-index --rebuild PATH...'");
    }
    return from_sortable(value);
}

}  // namespace

std::vector<std::uint32_t> story_keys(const Signature& signature) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t i = 0; i < signature.size(); ++i) ranked.emplace_back(-weight_of(signature[i]), i);
    const std::size_t kept = std::min(keys_of_briefing, ranked.size());
    std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
    std::vector<std::uint32_t> keys;
    for (std::size_t i = 0; i < kept; ++i) keys.push_back(key_of(signature[ranked[i].second].stem));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

StoryProfile make_story_profile(const StoryValues& values) {
    StoryProfile profile;
    profile.id = values.id;
    profile.day = day_of(values.given_day);
    const Signature signature = decode_signature(values.signature);
    profile.keys = story_keys(signature);
    double squares = 0;
    for (const SignatureStem& stem : signature) {
        const double weight = weight_of(stem);
        profile.stems.push_back({stem.stem, weight, has_form(values.title, stem.stem)});
        squares += weight * weight;
    }
    const double length = squares > 0 ? std::sqrt(squares) : 1;
    for (WeighedStem& stem : profile.stems) stem.weight /= length;
    profile.names = decode_facets(values.facets).names;
    profile.figures = decode_figures(values.figures);
    profile.event_dates = decode_events(values.events);
    profile.period = story_period(profile.day);
    return profile;
}

std::uint32_t story_period(std::optional<Day> day) {
    if (!day) return 0;
    const auto fortnights = (*day - first_day) / period_length;
    return 1 + static_cast<std::uint32_t>(std::clamp<std::int64_t>(fortnights, 0, keys_of_periods - 2));
}

bool is_story_period(std::uint32_t key) {
    return key < keys_of_periods;
}

std::vector<std::uint32_t> counted_keys(const StoryProfile& profile) {
    std::vector<std::uint32_t> keys = profile.keys;
    keys.push_back(profile.period);
    return keys;
}

std::string story_period_term(std::uint32_t period) {
    constexpr std::size_t period_bytes = 3;
    return std::string(story_period_prefix) + to_sorted_bytes(period, period_bytes);
}

std::uint32_t period_of_story_term(std::string_view term) {
    return static_cast<std::uint32_t>(from_sorted_bytes(term.substr(story_period_prefix.size())));
}

}  // namespace debrief
