#include "searcher/fusion.h"

#include <algorithm>
#include <map>
#include <set>

namespace debrief {

std::vector<FusedDocument> fuse_rankings(std::span<const std::vector<std::string>> rankings,
                                         const FusionOptions& options) {
    std::map<std::string, std::vector<std::size_t>> ranks;
    for (const auto& ranking : rankings)
        for (std::size_t i = 0; i < ranking.size(); ++i) ranks[ranking[i]].push_back(i + 1);
    std::vector<FusedDocument> fused;
    fused.reserve(ranks.size());
    for (auto& [id, of_id] : ranks) {
        std::sort(of_id.begin(), of_id.end());  // the same ranks give the same sum, to the last bit
        double score = 0;
        for (const std::size_t rank : of_id) score += 1 / (options.constant + static_cast<double>(rank));
        fused.push_back({id, score});
    }
    std::stable_sort(fused.begin(), fused.end(), [](const FusedDocument& left, const FusedDocument& right) {
        return left.score > right.score;
    });
    return fused;
}

std::map<std::string, std::vector<FusedDocument>> fuse_runs(std::span<const Run> runs, std::size_t limit,
                                                            const FusionOptions& options) {
    std::map<std::string, std::vector<std::vector<std::string>>> rankings;
    for (const Run& run : runs) {
        for (auto [query, entries] : run.rankings) {
            std::stable_sort(entries.begin(), entries.end(), [](const RunEntry& left, const RunEntry& right) {
                return left.score > right.score;
            });
            std::vector<std::string>& ids = rankings[query].emplace_back();
            for (RunEntry& entry : entries) ids.push_back(std::move(entry.document));
        }
    }
    std::map<std::string, std::vector<FusedDocument>> fused;
    for (const auto& [query, of_query] : rankings) {
        auto documents = fuse_rankings(of_query, options);
        documents.resize(std::min(documents.size(), limit));
        fused.emplace(query, std::move(documents));
    }
    return fused;
}

SearchRequest request_for_fusion(SearchRequest request, const FusionOptions& options) {
    const std::size_t wanted =
        request.limit > SIZE_MAX - request.offset ? SIZE_MAX : request.offset + request.limit;
    request.limit = std::max(wanted, options.depth);
    request.offset = 0;
    return request;
}

SearchResult fuse_results(std::vector<SearchResult> results, const SearchRequest& request,
                          const FusionOptions& options) {
    SearchResult fused;
    std::vector<std::vector<std::string>> rankings;
    std::map<std::string, Hit> hits;
    std::set<std::string> queries;
    for (SearchResult& result : results) {
        std::vector<std::string>& ids = rankings.emplace_back();
        for (Hit& hit : result.hits) {
            ids.push_back(hit.id);
            hits.emplace(ids.back(), std::move(hit));
        }
        if (!queries.insert(result.query).second) continue;  // the same notes again
        const std::size_t begin = fused.query.empty() ? 0 : fused.query.size() + 1;
        fused.query += (begin == 0 ? "" : " ") + result.query;
        for (QueryNote& note : result.notes)
            fused.notes.push_back({begin + note.offset, std::move(note.message)});
    }
    if (queries.size() == 1) fused.total = results.front().total;
    const auto documents = fuse_rankings(rankings, options);
    const std::size_t end =
        std::min(documents.size(), request.offset + std::min(request.limit, documents.size()));
    for (std::size_t i = request.offset; i < end; ++i) {
        Hit& hit = fused.hits.emplace_back(std::move(hits.at(documents[i].id)));
        hit.rank = i + 1;
        hit.score = documents[i].score;
        hit.parts.clear();
    }
    return fused;
}

}  // namespace debrief
