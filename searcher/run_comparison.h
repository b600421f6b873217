#pragma once

#include "searcher/evaluation.h"
#include "searcher/significance.h"

#include <optional>

namespace debrief {

struct ComparisonRequest {
    std::vector<Measure> measures;  ///< means of single queries' values; the first decides what changed most
    EvaluationRules rules{};
    RandomisationOptions randomisation{};
    std::size_t changed = 5;  ///< most queries to show that changed most
    std::size_t shown = 10;   ///< documents of each of their rankings
};

/// A measure's means over the queries of both runs.
struct MeasureComparison {
    Measure measure;
    double baseline = 0;
    double run = 0;
    std::size_t wins = 0;  ///< queries where the run has more
    std::size_t losses = 0;
    std::size_t ties = 0;
    RandomisationResult test{};
};

/// A query's values, one for each measure.
struct QueryComparison {
    std::string query;
    std::vector<double> baseline;
    std::vector<double> run;
};

/// A document at its rank, and its judgement if there is one.
struct RankedDocument {
    std::string document;
    std::optional<int> judgement;
};

struct ChangedQuery {
    std::size_t index = 0;                 ///< of `RunComparison::queries`
    std::vector<RankedDocument> baseline;  ///< best first
    std::vector<RankedDocument> run;
};

/// How much of what two runs show first nobody judged.
struct UnjudgedShare {
    std::size_t depth = 0;
    double baseline = 0;
    double run = 0;
};

struct RunComparison {
    std::vector<MeasureComparison> measures;
    std::vector<QueryComparison> queries;  ///< in byte order of their ids
    std::vector<UnjudgedShare> unjudged;
    std::vector<ChangedQuery> changed;  ///< most first; equal ones in byte order of their ids
};

/// Throws `Error` of kind `usage` for a measure whose summary is no mean of queries' values, or that tells
/// nothing about quality, since nothing wins by it.
void check_comparable(std::span<const Measure> measures);

/// Compares a run with a baseline, query by query: judged ones that one of them has (all judged ones, if the
/// rules say so). A run that lacks a query has 0 there. `measures` are comparable, one at least.
[[nodiscard]] RunComparison compare_runs(const Run& baseline, const Run& run, const Judgements& judgements,
                                         const ComparisonRequest& request);

}  // namespace debrief
