#include "indexer/story_sketches.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t names_by_hash = 256;
constexpr std::size_t bytes_of_stem = 2;

/// Sums of single precision: more than all that 50 of them can lose.
constexpr double lost_by_rounding = 1e-4;

std::size_t sketched_name(std::string_view name) {
    return XXH3_64bits(name.data(), name.size()) % names_by_hash;
}

std::uint16_t sketched_date(const DayRange& days) {
    constexpr unsigned bits = 16;
    const auto first = days.first.time_since_epoch().count();
    const auto last = days.last.time_since_epoch().count();
    return static_cast<std::uint16_t>(1U << (static_cast<unsigned>(first * 5 + last) % bits));
}

}  // namespace

StorySketches::StorySketches(std::uint32_t last_document, std::chrono::days window)
    : window_(window),
      sketches_(std::size_t{last_document} + 1),
      blocks_(last_document / documents_of_block + 1),
      weights_(std::size_t{1} << bits_of_stem),
      weights_in_title_(std::size_t{1} << bits_of_stem),
      names_(names_by_hash) {}

std::size_t StorySketches::hash_of(std::string_view stem) {
    return XXH3_64bits(stem.data(), stem.size()) % (std::size_t{1} << bits_of_stem);
}

double StorySketches::step_of(const Sketch& sketch) {
    constexpr double parts = std::numeric_limits<std::uint8_t>::max();
    return sketch.highest_weight / parts / highest_level;
}

void StorySketches::add(std::uint32_t document, const StoryProfile& briefing, unsigned crowd) {
    constexpr std::size_t most = std::numeric_limits<std::uint8_t>::max();
    Sketch& sketch = sketches_[document];
    if (briefing.stems.size() > most || briefing.names.size() > most) {
        sketch.is_too_large = 1;
        return;
    }
    if (document / documents_of_block != block_) blocks_[block_].shrink_to_fit();
    block_ = document / documents_of_block;
    std::vector<unsigned char>& bytes = blocks_[block_];
    sketch.begin = static_cast<std::uint16_t>(bytes.size());
    sketch.stems = static_cast<std::uint8_t>(briefing.stems.size());
    sketch.names = static_cast<std::uint8_t>(briefing.names.size());
    sketch.has_day = briefing.day ? 1 : 0;
    if (briefing.day) sketch.day = static_cast<std::int32_t>(briefing.day->time_since_epoch().count());
    sketch.crowd = static_cast<std::uint8_t>(crowd & 7U);
    for (const DayRange& days : briefing.event_dates) sketch.dates |= sketched_date(days);

    double highest = 0;
    for (const WeighedStem& stem : briefing.stems) highest = std::max(highest, stem.weight);
    sketch.highest_weight =
        static_cast<std::uint8_t>(std::clamp(std::ceil(highest * static_cast<double>(most)), 1.0, 255.0));
    const double step = step_of(sketch);
    for (const WeighedStem& stem : briefing.stems) {
        const auto level =
            static_cast<std::size_t>(std::clamp(std::ceil(stem.weight / step), 0.0, double{highest_level}));
        const std::size_t item = hash_of(stem.stem) | level << bits_of_stem;
        bytes.push_back(static_cast<unsigned char>(item & 0xFFU));
        bytes.push_back(static_cast<unsigned char>(item >> 8U));
    }
    for (const std::string& name : briefing.names)
        bytes.push_back(static_cast<unsigned char>(sketched_name(name)));
}

void StorySketches::look_from(const StoryProfile& briefing, unsigned crowd) {
    seen_from_ = &briefing;
    seen_crowd_ = crowd;
    for (const std::size_t hash : seen_stems_) weights_[hash] = weights_in_title_[hash] = 0;
    seen_stems_.clear();
    std::fill(names_.begin(), names_.end(), std::uint8_t{0});
    for (const WeighedStem& stem : briefing.stems) {
        // Of the other's stems each is at most one of those that share a hash.
        const std::size_t hash = hash_of(stem.stem);
        seen_stems_.push_back(hash);
        const auto weight = static_cast<float>(stem.weight);
        weights_[hash] = std::max(weights_[hash], weight);
        if (stem.in_title) weights_in_title_[hash] = std::max(weights_in_title_[hash], weight);
    }
    for (const std::string& name : briefing.names) names_[sketched_name(name)] = 1;
}

bool StorySketches::may_be_linked(std::uint32_t document, std::size_t shared_keys) const {
    const Sketch& sketch = sketches_[document];
    if (sketch.is_too_large != 0) return true;
    const unsigned char* at = blocks_[document / documents_of_block].data() + sketch.begin;
    float products = 0;
    float in_title = 0;
    for (unsigned i = 0; i < sketch.stems; ++i, at += bytes_of_stem) {
        const auto item = static_cast<unsigned>(at[0] | at[1] << 8U);
        const unsigned hash = item % (1U << bits_of_stem);
        const auto level = static_cast<float>(item >> bits_of_stem);
        products += weights_[hash] * level;
        in_title += weights_in_title_[hash] * level;
    }
    LinkBounds bounds;
    bounds.left = {seen_from_->day, seen_crowd_};
    if (sketch.has_day != 0) bounds.right.day = Day(std::chrono::days(sketch.day));
    bounds.right.crowd = sketch.crowd;
    bounds.cosine = products * step_of(sketch) + lost_by_rounding;
    bounds.shared_title = in_title * step_of(sketch) + lost_by_rounding;
    for (unsigned i = 0; i < sketch.names; ++i) bounds.shared_names += names_[at[i]];
    for (const DayRange& days : seen_from_->event_dates)
        bounds.shared_event_dates += (sketch.dates & sketched_date(days)) != 0 ? 1 : 0;
    bounds.shared_keys = shared_keys;
    bounds.shorter_stems = std::min<std::size_t>(sketch.stems, seen_from_->stems.size());
    bounds.pairs_of_names = sketch.names * seen_from_->names.size();
    return may_be_link(bounds, window_);
}

}  // namespace debrief
