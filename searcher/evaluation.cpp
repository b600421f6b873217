#include "searcher/evaluation.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace debrief {

namespace {

/// What a query counts at least in a geometric mean, which a single 0 would make 0.
constexpr double least_of_geometric_mean = 0.00001;

JudgedRanking judged_counts(const std::map<std::string, int>& judged, const EvaluationRules& rules) {
    JudgedRanking result;
    result.relevant_from = rules.relevant_from;
    for (const auto& [document, relevance] : judged) {
        if (relevance > 0) result.ideal_gains.push_back(relevance);
        if (relevance >= rules.relevant_from) {
            ++result.relevant;
        } else if (relevance >= 0) {
            ++result.nonrelevant;
        }
    }
    std::sort(result.ideal_gains.begin(), result.ideal_gains.end(), std::greater<>());
    return result;
}

double summed_up(Summary summary, std::span<const QueryValues> queries, std::size_t index,
                 std::size_t missing) {
    const auto count = static_cast<double>(queries.size() + missing);
    double sum = 0;
    for (const QueryValues& query : queries) {
        const double value = query.values[index];
        sum +=
            summary == Summary::geometric_mean ? std::log(std::max(value, least_of_geometric_mean)) : value;
    }
    if (count == 0) return 0;
    switch (summary) {
        case Summary::mean:
            return sum / count;
        case Summary::geometric_mean:
            sum += static_cast<double>(missing) * std::log(least_of_geometric_mean);
            return std::exp(sum / count);
        case Summary::sum:
            return sum;
        case Summary::queries:
            return count;
        case Summary::tag:
            break;
    }
    return 0;
}

}  // namespace

std::vector<RunEntry> in_order(std::vector<RunEntry> ranking) {
    std::sort(ranking.begin(), ranking.end(), [](const RunEntry& left, const RunEntry& right) {
        return left.score != right.score ? left.score > right.score : left.document > right.document;
    });
    return ranking;
}

JudgedRanking judge_ranking(const std::vector<RunEntry>& ranking, const std::map<std::string, int>& judged,
                            const EvaluationRules& rules) {
    JudgedRanking result = judged_counts(judged, rules);
    const std::vector<RunEntry> ordered = in_order(ranking);
    for (std::size_t i = 0; i < std::min(rules.depth, ordered.size()); ++i) {
        const auto judgement = judged.find(ordered[i].document);
        int relevance = not_in_pool;
        if (judgement != judged.end())
            relevance = judgement->second < 0 ? in_pool_unjudged : judgement->second;
        if (relevance < 0 && rules.documents == CountedDocuments::judged) continue;
        result.found.push_back(relevance);
        if (relevance >= rules.relevant_from) {
            ++result.relevant_found;
        } else if (relevance >= 0) {
            ++result.nonrelevant_found;
        }
    }
    return result;
}

Evaluation evaluate(const Run& run, const Judgements& judgements, std::span<const Measure> measures,
                    const EvaluationRules& rules) {
    Evaluation evaluation;
    double missing_relevant = 0;
    for (const auto& [query, judged] : judgements) {
        const auto ranking = run.rankings.find(query);
        if (ranking == run.rankings.end()) {
            if (rules.queries == CountedQueries::common) continue;
            ++evaluation.missing;
            missing_relevant += static_cast<double>(judged_counts(judged, rules).relevant);
            continue;
        }
        const JudgedRanking seen = judge_ranking(ranking->second, judged, rules);
        QueryValues values{query, {}};
        for (const Measure& measure : measures) values.values.push_back(measure.value(seen));
        evaluation.queries.push_back(std::move(values));
    }
    for (std::size_t i = 0; i < measures.size(); ++i) {
        double value = summed_up(measures[i].kind->summary, evaluation.queries, i, evaluation.missing);
        // A missing query finds nothing, but there was something to find.
        if (measures[i].kind->value == measure::relevant) value += missing_relevant;
        evaluation.summary.push_back(value);
    }
    return evaluation;
}

}  // namespace debrief
