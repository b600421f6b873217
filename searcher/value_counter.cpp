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

void ValueCounter::add(std::string_view value) {
    if (value.empty()) return;
    if (last_with_value_ != briefing_) ++with_value_;
    last_with_value_ = briefing_;
    Spelling& spelling = spellings_[number_of_spelling(value)];
    ++spelling.times;
    for (const std::size_t number : spelling.keys) {
        Key& key = keys_[number];
        if (key.last_briefing != briefing_) ++key.briefings;
        key.last_briefing = briefing_;
    }
}

std::size_t ValueCounter::number_of_spelling(std::string_view value) {
    const auto found = spelling_numbers_.find(value);
    if (found != spelling_numbers_.end()) return found->second;
    const ValueKeys keys = keys_of_(value);
    Spelling spelling;
    spelling.keys.push_back(number_of_key(keys.own.empty() ? unsearchable_key(value) : keys.own));
    for (const std::string& wider : keys.wider) spelling.keys.push_back(number_of_key(wider));
    spellings_.push_back(std::move(spelling));
    return spelling_numbers_.emplace(value, spellings_.size() - 1).first->second;
}

std::size_t ValueCounter::number_of_key(const std::string& key) {
    const auto [entry, is_new] = key_numbers_.try_emplace(key, keys_.size());
    if (is_new) keys_.emplace_back();
    return entry->second;
}

std::vector<ValueCounter::Counted> ValueCounter::all_counts() const {
    std::vector<Counted> counted(keys_.size());
    for (const auto& [text, number] : spelling_numbers_) {
        const Spelling& spelling = spellings_[number];
        Counted& best = counted[spelling.keys.front()];
        const bool is_better = best.shown.empty() || spelling.times > best.times ||
                               (spelling.times == best.times && text < best.shown);
        if (is_better) std::tie(best.times, best.shown) = std::pair(spelling.times, std::string_view(text));
    }
    for (const auto& [key, number] : key_numbers_) {
        counted[number].briefings = keys_[number].briefings;
        counted[number].key = key;
    }
    std::erase_if(counted, [](const Counted& each) { return each.shown.empty(); });
    return counted;
}

Facet ValueCounter::result(std::size_t most, const Recount& recount) const {
    std::vector<Counted> counted = all_counts();
    const std::size_t kept = std::min(recount ? std::max(recounted, most) : most, counted.size());
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
    Facet facet{field_, {}, counted.size() - shown, briefing_ - with_value_};
    for (const Counted& each : std::span(counted).first(shown)) {
        std::string filter = is_searchable(each.key) ? filter_of_(each.shown, each.key) : "";
        facet.counts.push_back({std::string(each.shown), std::move(filter), each.briefings});
    }
    return facet;
}

}  // namespace debrief
