#pragma once

#include "searcher/measures.h"
#include "searcher/trec_files.h"

#include <limits>
#include <span>
#include <string>
#include <vector>

namespace debrief {

/// Which of a ranking's documents count.
enum class CountedDocuments { all, judged };
/// Which queries count: those that the run has and that are judged, or all that are judged.
enum class CountedQueries { common, judged };

/// trec_eval's options by its letters.
struct EvaluationRules {
    int relevant_from = 1;                                        ///< `-l`: the least relevance that counts
    std::size_t depth = std::numeric_limits<std::size_t>::max();  ///< `-M`: ranks of each ranking that count
    CountedDocuments documents = CountedDocuments::all;           ///< `-J`; after `depth`
    CountedQueries queries = CountedQueries::common;              ///< `-c`
};

/// The documents of a ranking, best first: by score, and from last to first by id where scores are equal.
/// The order of lines and the ranks of the file do not count.
[[nodiscard]] std::vector<RunEntry> in_order(std::vector<RunEntry> ranking);

[[nodiscard]] JudgedRanking judge_ranking(const std::vector<RunEntry>& ranking,
                                          const std::map<std::string, int>& judged,
                                          const EvaluationRules& rules = {});

/// A query's values, one for each measure.
struct QueryValues {
    std::string query;
    std::vector<double> values;
};

struct Evaluation {
    std::vector<QueryValues> queries;  ///< that the run has and that are judged, in byte order of their ids
    std::size_t missing = 0;           ///< judged queries that the run does not have but that count as 0
    std::vector<double> summary;       ///< one for each measure; 0 for the run's tag
};

/// What trec_eval's measures say of a run, summed up as each measure has it.
[[nodiscard]] Evaluation evaluate(const Run& run, const Judgements& judgements,
                                  std::span<const Measure> measures, const EvaluationRules& rules = {});

}  // namespace debrief
