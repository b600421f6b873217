#include "searcher/run_comparison.h"

#include "corpus/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace debrief {

namespace {

using Ranking = std::vector<RunEntry>;
using JudgedDocuments = std::map<std::string, int>;

constexpr std::array<std::size_t, 3> unjudged_depths{5, 10, 20};
/// Values nearer to each other are equal but for rounding.
constexpr double equal_within = 1e-12;

/// A query's ranking; an empty one where the run lacks the query.
const Ranking& ranking_of(const Run& run, const std::string& query) {
    static const Ranking none;
    const auto found = run.rankings.find(query);
    return found == run.rankings.end() ? none : found->second;
}

std::vector<double> values_of(const JudgedRanking& ranking, std::span<const Measure> measures) {
    std::vector<double> values;
    for (const Measure& measure : measures) {
        values.push_back(ranking.found.empty() ? 0.0 : measure.value(ranking));
    }
    return values;
}

double difference_of(const QueryComparison& query, std::size_t measure) {
    const double difference = query.run[measure] - query.baseline[measure];
    return std::abs(difference) < equal_within ? 0.0 : difference;
}

MeasureComparison compare_measure(const ComparisonRequest& request, std::size_t index,
                                  std::span<const QueryComparison> queries) {
    MeasureComparison result{request.measures[index]};
    std::vector<double> differences;
    for (const QueryComparison& query : queries) {
        result.baseline += query.baseline[index];
        result.run += query.run[index];
        differences.push_back(difference_of(query, index));
        if (differences.back() > 0) ++result.wins;
        if (differences.back() < 0) ++result.losses;
        if (differences.back() == 0) ++result.ties;
    }
    if (!queries.empty()) {
        result.baseline /= static_cast<double>(queries.size());
        result.run /= static_cast<double>(queries.size());
    }
    result.test = randomisation_test(differences, request.randomisation);
    return result;
}

std::vector<RankedDocument> first_documents(const Ranking& ranking, const JudgedDocuments& judged,
                                            std::size_t count) {
    std::vector<RankedDocument> documents;
    for (RunEntry& entry : in_order(ranking)) {
        if (documents.size() == count) break;
        const auto judgement = judged.find(entry.document);
        RankedDocument document{std::move(entry.document), std::nullopt};
        if (judgement != judged.end()) document.judgement = judgement->second;
        documents.push_back(std::move(document));
    }
    return documents;
}

/// The queries whose value of the first measure changed, by how much it did.
std::vector<std::size_t> most_changed(std::span<const QueryComparison> queries, std::size_t most) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        if (difference_of(queries[i], 0) != 0) changed.push_back(i);
    }
    const auto size_of = [&](std::size_t i) {
        return std::round(std::abs(difference_of(queries[i], 0)) / equal_within);
    };
    std::stable_sort(changed.begin(), changed.end(),
                     [&](std::size_t left, std::size_t right) { return size_of(left) > size_of(right); });
    changed.resize(std::min(most, changed.size()));
    return changed;
}

}  // namespace

void check_comparable(std::span<const Measure> measures) {
    for (const Measure& measure : measures) {
        const bool is_mean = measure.kind->summary == Summary::mean;
        if (is_mean && measure.kind->value != measure::unjudged_at) continue;
        throw Error(ErrorKind::usage, fmt::format("runs are not compared by '{}'", measure.name),
                    is_mean ? "what nobody judged is told beside the measures"
                            : "choose measures that are means over queries, such as 'map'");
    }
}

RunComparison compare_runs(const Run& baseline, const Run& run, const Judgements& judgements,
                           const ComparisonRequest& request) {
    RunComparison comparison;
    for (const std::size_t depth : unjudged_depths) comparison.unjudged.push_back({depth});
    for (const auto& [query, judged] : judgements) {
        const bool is_found = baseline.rankings.contains(query) || run.rankings.contains(query);
        if (!is_found && request.rules.queries == CountedQueries::common) continue;
        const JudgedRanking before = judge_ranking(ranking_of(baseline, query), judged, request.rules);
        const JudgedRanking after = judge_ranking(ranking_of(run, query), judged, request.rules);
        comparison.queries.push_back(
            {query, values_of(before, request.measures), values_of(after, request.measures)});
        for (UnjudgedShare& share : comparison.unjudged) {
            share.baseline += measure::unjudged_at(before, static_cast<double>(share.depth));
            share.run += measure::unjudged_at(after, static_cast<double>(share.depth));
        }
    }
    const double count = std::max(1.0, static_cast<double>(comparison.queries.size()));
    for (UnjudgedShare& share : comparison.unjudged) {
        share.baseline /= count;
        share.run /= count;
    }
    for (std::size_t i = 0; i < request.measures.size(); ++i) {
        comparison.measures.push_back(compare_measure(request, i, comparison.queries));
    }
    for (const std::size_t index : most_changed(comparison.queries, request.changed)) {
        const std::string& query = comparison.queries[index].query;
        const JudgedDocuments& judged = judgements.at(query);
        comparison.changed.push_back({index,
                                      first_documents(ranking_of(baseline, query), judged, request.shown),
                                      first_documents(ranking_of(run, query), judged, request.shown)});
    }
    return comparison;
}

}  // namespace debrief
