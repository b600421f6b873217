#include "searcher/facts/source_tally.h"

#include "corpus/base/text.h"
#include "indexer/analysis.h"
#include "indexer/document_values.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace debrief {

namespace {

std::size_t place_of_kind(SourceKind kind) {
    return static_cast<std::size_t>(std::find(source_kinds.begin(), source_kinds.end(), kind) -
                                    source_kinds.begin());
}

void sort_sources(std::vector<CitedSource>& sources) {
    std::sort(sources.begin(), sources.end(), [](const CitedSource& left, const CitedSource& right) {
        return std::tie(right.counts.briefings, right.counts.mentions, left.name) <
               std::tie(left.counts.briefings, left.counts.mentions, right.name);
    });
}

}  // namespace

void SourceTally::Count::add(std::size_t briefing, std::size_t kind, std::size_t mentions) {
    counts.mentions += mentions;
    kinds[kind].mentions += mentions;
    if (last_briefing != briefing) ++counts.briefings;
    if (last_of_kind[kind] != briefing) ++kinds[kind].briefings;
    last_briefing = briefing;
    last_of_kind[kind] = briefing;
}

void SourceTally::add_briefing(std::string_view facets) {
    ++briefings_;
    for (CitedHostCursor cited(facets); cited.next();) {
        const std::size_t kind = place_of_kind(cited->kind);
        Host& host = hosts_[number_of_host(cited->host, cited->owner)];
        host.count.add(briefings_, kind, cited->mentions);
        owners_[host.owner_number].count.add(briefings_, kind, cited->mentions);
        kinds_[kind].add(briefings_, kind, cited->mentions);
        mentions_ += cited->mentions;
    }
}

std::size_t SourceTally::number_of_host(std::string_view host, std::string_view owner) {
    const auto known = host_numbers_.find(host);
    if (known != host_numbers_.end()) return known->second;
    const std::string key = join_forms(tokenize(owner));
    // What nothing can look for stands under a key that no other owner has.
    const auto [entry, is_new] =
        owner_numbers_.try_emplace(key.empty() ? '\0' + std::string(owner) : key, owners_.size());
    if (is_new) owners_.push_back({key});
    hosts_.push_back({std::string(host), std::string(owner), entry->second});
    return host_numbers_.emplace(host, hosts_.size() - 1).first->second;
}

void SourceTally::fill(CitedSources& sources, std::size_t limit) const {
    sources.citing = briefings_;
    sources.mentions = mentions_;
    sources.hosts = hosts_.size();
    sources.owners = owners_.size();
    for (const Owner& owner : owners_) {
        for (std::size_t kind = 0; kind < source_kinds.size(); ++kind)
            if (owner.count.kinds[kind].briefings > 0) ++sources.owners_by_kind[kind];
    }
    switch (sources.by) {
        case SourcesBy::owner:
            sources.rows = by_owner();
            break;
        case SourcesBy::host:
            sources.rows = by_host();
            break;
        case SourcesBy::kind:
            sources.rows = by_kind();
            break;
    }
    if (limit == 0 || sources.rows.size() <= limit) return;
    sources.others = sources.rows.size() - limit;
    sources.rows.resize(limit);
}

std::vector<CitedSource> SourceTally::by_host() const {
    std::vector<CitedSource> rows;
    for (const Host& host : hosts_) {
        rows.push_back(
            {host.name, fmt::format("cites:{}", host.name), host.count.counts, host.count.kinds, host.owner});
    }
    sort_sources(rows);
    return rows;
}

/// Of several spellings of an owner that of the host that is cited most is shown.
std::vector<CitedSource> SourceTally::by_owner() const {
    std::vector<CitedSource> rows(owners_.size());
    for (CitedSource& host : by_host()) {
        CitedSource& row = rows[hosts_[host_numbers_.find(host.name)->second].owner_number];
        if (row.hosts.empty()) row.name = host.owner;
        row.hosts.push_back(std::move(host));
    }
    for (std::size_t i = 0; i < owners_.size(); ++i) {
        CitedSource& row = rows[i];
        const auto& [key, count] = owners_[i];
        row.counts = count.counts;
        row.kinds = count.kinds;
        row.host_count = row.hosts.size();
        // In quotes, since a word such as `*` may mean something else without.
        if (!key.empty())
            row.filter = fmt::format("cites:\"{}\"", to_ascii_lower(row.name) == key ? row.name : key);
    }
    sort_sources(rows);
    return rows;
}

std::vector<CitedSource> SourceTally::by_kind() const {
    std::vector<CitedSource> rows;
    for (std::size_t kind = 0; kind < source_kinds.size(); ++kind) {
        const Count& count = kinds_[kind];
        if (count.counts.briefings == 0) continue;
        const std::string name(to_string(source_kinds[kind]));
        CitedSource row{name, "kind:" + name, count.counts, count.kinds};
        const auto has_kind = [&](const auto& each) { return each.count.kinds[kind].briefings > 0; };
        row.owner_count = static_cast<std::size_t>(std::count_if(owners_.begin(), owners_.end(), has_kind));
        row.host_count = static_cast<std::size_t>(std::count_if(hosts_.begin(), hosts_.end(), has_kind));
        rows.push_back(std::move(row));
    }
    sort_sources(rows);
    return rows;
}

}  // namespace debrief
