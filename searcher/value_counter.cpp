#include "searcher/value_counter.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace debrief {

namespace {

/// What nothing can look for is counted under a key that no other value has.
std::string unsearchable_key(std::string_view value) {
    return '\0' + std::string(value);
}
bool is_searchable(std::string_view key) {
    return !key.starts_with('\0');
}

}  // namespace

std::uint32_t ValueCounter::number_of(std::string_view value) {
    if (value.empty()) return 0;
    const auto found = spelling_numbers_.find(value);
    if (found != spelling_numbers_.end()) return found->second;
    const ValueKeys keys = keys_of_(value);
    Spelling spelling;
    spelling.keys.push_back(number_of_key(keys.own.empty() ? unsearchable_key(value) : keys.own));
    for (const std::string& wider : keys.wider) {
        const std::uint32_t key = number_of_key(wider);
        const bool is_new = std::find(spelling.keys.begin(), spelling.keys.end(), key) == spelling.keys.end();
        if (is_new) spelling.keys.push_back(key);
    }
    const auto number = static_cast<std::uint32_t>(spellings_.size());
    spelling.text = spelling_numbers_.emplace(value, number).first->first;
    spellings_.push_back(std::move(spelling));
    times_.push_back(0);
    return number;
}

std::uint32_t ValueCounter::number_of_key(const std::string& key) {
    const auto [entry, is_new] = key_numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) {
        keys_.push_back(entry->first);
        briefings_.push_back(0);
        places_.push_back(0);
    }
    return entry->second;
}

std::vector<std::uint32_t> ValueCounter::keys_of(std::span<const std::uint32_t> numbers) const {
    std::vector<std::uint32_t> keys;
    for (const std::uint32_t number : numbers)
        keys.insert(keys.end(), spellings_[number].keys.begin(), spellings_[number].keys.end());
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

void ValueCounter::begin() {
    for (const std::uint32_t number : counted_) {
        times_[number] = 0;
        for (const std::uint32_t key : spellings_[number].keys) briefings_[key] = 0;
    }
    counted_.clear();
    all_ = with_value_ = 0;
}

void ValueCounter::count(std::uint32_t number, std::size_t briefings) {
    all_ += briefings;
    if (number == 0 || briefings == 0) return;
    with_value_ += briefings;
    count_spelling(number, briefings);
    for (const std::uint32_t key : spellings_[number].keys) briefings_[key] += briefings;
}

/// Of what stands in a briefing itself, each once.
std::vector<std::uint32_t> ValueCounter::own_keys() const {
    std::vector<std::uint32_t> keys;
    keys.reserve(counted_.size());
    for (const std::uint32_t number : counted_) {
        const std::uint32_t own = spellings_[number].keys.front();
        if (places_[own] == 0) keys.push_back(own);
        places_[own] = 1;
    }
    for (const std::uint32_t key : keys) places_[key] = 0;
    return keys;
}

/// What the key at this place of them has, when the largest come first; 0 behind the last.
std::size_t ValueCounter::briefings_of_place(std::vector<std::uint32_t> keys, std::size_t place) const {
    if (place >= keys.size()) return 0;
    const auto at = keys.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(keys.begin(), at, keys.end(), [&](std::uint32_t left, std::uint32_t right) {
        return briefings_[left] > briefings_[right];
    });
    return briefings_[*at];
}

/// Of those that at least so many briefings have.
std::vector<ValueCounter::Counted> ValueCounter::counts_from(std::size_t least) const {
    std::vector<Counted> counted;
    for (const std::uint32_t number : counted_) {
        const Spelling& spelling = spellings_[number];
        const std::uint32_t own = spelling.keys.front();
        if (briefings_[own] < least) continue;
        if (places_[own] == 0) {
            counted.push_back({.briefings = briefings_[own], .key = keys_[own]});
            places_[own] = static_cast<std::uint32_t>(counted.size());
        }
        Counted& best = counted[places_[own] - 1];
        const std::size_t times = times_[number];
        const bool is_better =
            best.shown.empty() || times > best.times || (times == best.times && spelling.text < best.shown);
        if (is_better) std::tie(best.times, best.shown) = std::pair(times, spelling.text);
    }
    for (const std::uint32_t number : counted_) places_[spellings_[number].keys.front()] = 0;
    return counted;
}

Facet ValueCounter::result(std::size_t most, const Recount& recount) const {
    const std::vector<std::uint32_t> values = own_keys();
    const std::size_t kept = std::min(recount ? std::max(recounted, most) : most, values.size());
    std::vector<Counted> counted = counts_from(kept == 0 ? SIZE_MAX : briefings_of_place(values, kept - 1));
    const auto end = counted.begin() + static_cast<std::ptrdiff_t>(kept);
    const auto comes_first = [](const Counted& left, const Counted& right) {
        return std::tie(right.briefings, left.shown, left.key) <
               std::tie(left.briefings, right.shown, right.key);
    };
    std::partial_sort(counted.begin(), end, counted.end(), comes_first);
    if (recount) {
        for (auto each = counted.begin(); each != end; ++each)
            if (is_searchable(each->key)) each->briefings = recount(each->key);
        std::sort(counted.begin(), end, comes_first);
    }
    const std::size_t shown = std::min(most, kept);
    Facet facet{field_, {}, values.size() - shown, all_ - with_value_};
    for (const Counted& each : std::span(counted).first(shown)) {
        std::string filter = is_searchable(each.key) ? filter_of_(each.shown, each.key) : "";
        facet.counts.push_back({std::string(each.shown), std::move(filter), each.briefings});
    }
    return facet;
}

}  // namespace debrief
