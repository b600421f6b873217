#include "indexer/line_counts.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace debrief {

void LineCounts::add(std::span<const EdgeLine> lines) {
    // As terms are: a line counts once for each line that is next to it.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> different;
    different.reserve(lines.size());
    for (const EdgeLine& each : lines) different.emplace_back(each.line, each.neighbour);
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    for (const auto& [line, neighbour] : different) {
        Count& count = counts_.try_emplace(line, Count{.is_known_whole = !has_forgotten_}).first->second;
        if (count.briefings < repetitions_of_chrome) ++count.briefings;
        add_neighbour(count, neighbour);
    }
    if (counts_.size() > bound_) forget_singles();
}

void LineCounts::add_neighbour(Count& count, std::uint64_t neighbour) {
    if (count.different == repetitions_of_chrome) return;  // more say no more
    const auto known = std::span(count.neighbours).first(count.different);
    if (std::find(known.begin(), known.end(), neighbour) != known.end()) return;
    if (count.different < count.neighbours.size()) count.neighbours.at(count.different) = neighbour;
    ++count.different;
}

/// Where most recur, the bound rises, so that it is not reached with each briefing.
void LineCounts::forget_singles() {
    std::erase_if(counts_, [](const auto& each) { return each.second.briefings == 1; });
    has_forgotten_ = true;
    bound_ = std::max(most_lines_, 2 * counts_.size());
}

Repetition LineCounts::say(std::uint64_t line) {
    const auto found = counts_.find(line);
    if (found == counts_.end()) return Repetition::none;
    Count& count = found->second;
    const Repetition said = judge_repetition(count.briefings, count.different);
    count.least = count.was_asked ? std::min(count.least, said) : said;
    count.most = count.was_asked ? std::max(count.most, said) : said;
    count.was_asked = true;
    return said;
}

std::optional<Repetition> LineCounts::always_said(std::uint64_t line) const {
    const auto found = counts_.find(line);
    const bool is_known = found != counts_.end() && found->second.was_asked && found->second.is_known_whole;
    if (!is_known || found->second.least != found->second.most) return std::nullopt;
    return found->second.least;
}

void LineCounts::for_each_said_to_recur(const std::function<void(std::uint64_t line)>& visit) const {
    for (const auto& [line, count] : counts_) {
        if (count.was_asked && count.most != Repetition::none) visit(line);
    }
}

}  // namespace debrief
