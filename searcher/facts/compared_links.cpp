#include "searcher/facts/compared_links.h"

#include <algorithm>
#include <tuple>

namespace debrief {

std::vector<std::vector<std::size_t>> join_links(
    std::span<const std::size_t> tellings, std::vector<ComparedLink> links,
    const std::function<bool(std::size_t, std::size_t)>& may_join) {
    std::sort(links.begin(), links.end(), [](const ComparedLink& x, const ComparedLink& y) {
        return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
    });
    std::vector<std::size_t> group_of(tellings.size());
    std::vector<std::vector<std::size_t>> groups(tellings.size());
    for (std::size_t i = 0; i < tellings.size(); ++i) {
        group_of[i] = i;
        groups[i] = {i};
    }
    const auto fit = [&](const std::vector<std::size_t>& x, const std::vector<std::size_t>& y) {
        return std::all_of(x.begin(), x.end(), [&](std::size_t i) {
            return std::all_of(y.begin(), y.end(),
                               [&](std::size_t j) { return tellings[i] != tellings[j] && may_join(i, j); });
        });
    };
    for (const ComparedLink& link : links) {
        const std::size_t to = group_of[link.a];
        const std::size_t from = group_of[link.b];
        if (to == from || !fit(groups[to], groups[from])) continue;
        for (const std::size_t i : groups[from]) group_of[i] = to;
        groups[to].insert(groups[to].end(), groups[from].begin(), groups[from].end());
        groups[from].clear();
    }
    std::erase_if(groups, [](const std::vector<std::size_t>& group) { return group.size() < 2; });
    for (std::vector<std::size_t>& group : groups) std::sort(group.begin(), group.end());
    std::sort(groups.begin(), groups.end());
    return groups;
}

PairedMentions::Shown PairedMentions::shown(const std::vector<std::size_t>& group) const {
    Shown shown{{}, {group[0], group[1]}};
    std::map<std::size_t, double> scores;
    double most = -1;
    const auto take = [&](std::size_t thing, std::size_t mention, double score) {
        const auto [known, is_new] = scores.try_emplace(thing, score);
        if (!is_new && known->second >= score) return;
        known->second = score;
        shown.mentions[thing] = mention;
    };
    for (const std::size_t i : group) {
        for (const std::size_t j : group) {
            const auto pair = pairs_.find({i, j});
            if (pair == pairs_.end()) continue;
            take(i, pair->second.a, pair->second.score);
            take(j, pair->second.b, pair->second.score);
            if (pair->second.score <= most) continue;
            most = pair->second.score;
            shown.surest = {i, j};
        }
    }
    for (const std::size_t i : group) shown.mentions.try_emplace(i, 0);
    return shown;
}

std::size_t share_of_each(std::size_t most, std::size_t tellings) {
    return std::max<std::size_t>(1, most / std::max<std::size_t>(1, tellings));
}

}  // namespace debrief
