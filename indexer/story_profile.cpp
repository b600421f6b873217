#include "indexer/story_profile.h"

#include "corpus/base/error.h"
#include "indexer/schema.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t bytes_of_day = 4;

double weight_of(const SignatureStem& stem) {
    constexpr double counts_of_one_word = 4;  // counts are in quarters
    constexpr double steps_of_rarity = 16;
    const double words = std::max(1.0, stem.count / counts_of_one_word);
    return (1 + std::log(words)) * stem.rarity / steps_of_rarity;
}

std::uint32_t key_of(std::string_view stem) {
    constexpr unsigned dropped_bits = 32;
    return static_cast<std::uint32_t>(XXH3_64bits(stem.data(), stem.size()) >> dropped_bits);
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
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
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
        profile.stems.push_back({stem.stem, weight});
        squares += weight * weight;
    }
    const double length = squares > 0 ? std::sqrt(squares) : 1;
    for (WeighedStem& stem : profile.stems) stem.weight /= length;
    profile.names = decode_facets(values.facets).names;
    profile.figures = decode_figures(values.figures);
    profile.event_dates = decode_events(values.events);
    return profile;
}

std::string story_key_term(std::uint32_t key) {
    return fmt::format("{}{:08x}", story_key_prefix, key);
}

}  // namespace debrief
