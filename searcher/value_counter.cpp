#include "searcher/value_counter.h"

#include <algorithm>
#include <map>
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

std::vector<FacetCount> ValueCounter::all_counts(const Recount& recount, std::size_t most) const {
    std::map<std::size_t, std::pair<std::size_t, std::string_view>> commonest;  // times and text, by key
    for (const auto& [text, number] : spelling_numbers_) {
        const Spelling& spelling = spellings_[number];
        auto& [times, shown] = commonest[spelling.keys.front()];
        const bool is_better = spelling.times > times || (spelling.times == times && text < shown);
        if (is_better) std::tie(times, shown) = std::pair(spelling.times, std::string_view(text));
    }
    struct Counted {
        std::size_t briefings;
        std::string_view shown;
        std::string_view key;
    };
    std::vector<Counted> counted(keys_.size());
    for (const auto& [key, number] : key_numbers_) counted[number] = {keys_[number].briefings, "", key};
    for (const auto& [number, spelling] : commonest) counted[number].shown = spelling.second;
    std::erase_if(counted, [](const Counted& each) { return each.shown.empty(); });
    const auto sort_first = [&](std::size_t count) {
        std::sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(count),
                  [](const Counted& left, const Counted& right) {
                      return std::tie(right.briefings, left.shown, left.key) <
                             std::tie(left.briefings, right.shown, right.key);
                  });
    };
    sort_first(counted.size());
    if (recount) {
        const std::size_t count = std::min(std::max(recounted, most), counted.size());
        for (std::size_t i = 0; i < count; ++i)
            if (is_searchable(counted[i].key)) counted[i].briefings = recount(counted[i].key);
        sort_first(count);
    }
    std::vector<FacetCount> counts;
    for (const Counted& each : counted) {
        std::string filter = is_searchable(each.key) ? filter_of_(each.shown, each.key) : "";
        counts.push_back({std::string(each.shown), std::move(filter), each.briefings});
    }
    return counts;
}

Facet ValueCounter::result(std::size_t most, const Recount& recount) const {
    Facet facet{field_, all_counts(recount, most), 0, briefing_ - with_value_};
    if (facet.counts.size() > most) {
        facet.others = facet.counts.size() - most;
        facet.counts.resize(most);
    }
    return facet;
}

}  // namespace debrief
