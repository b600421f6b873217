#pragma once

#include "searcher/measure_values.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What one number makes of a measure's values for several queries.
enum class Summary {
    mean,
    geometric_mean,  ///< of values of at least 0.00001; not told for single queries
    sum,             ///< of whole numbers
    queries,         ///< how many queries there are; not told for single ones
    tag,             ///< no number: the run's tag
};

enum class MeasureParameter {
    none,
    depth,  ///< a number of ranks: P_10
    share,  ///< of the relevant documents: iprec_at_recall_0.10
};

/// A row of the table that choosing, help and `README.md` are made from.
struct MeasureKind {
    std::string_view name;  ///< trec_eval's
    MeasureParameter parameter;
    std::string_view defaults;  ///< parameters where none are asked for: "5,10"
    Summary summary;
    double (*value)(const JudgedRanking&, double parameter);
    std::string_view meaning;  ///< one phrase in lower case; `k` and `x` are the parameter
};

/// All measures, in the order in which they are told.
[[nodiscard]] std::span<const MeasureKind> measure_kinds();

/// A measure with its parameter.
struct Measure {
    const MeasureKind* kind;
    double parameter = 0;
    std::string name;  ///< "P_10"

    [[nodiscard]] double value(const JudgedRanking& ranking) const { return kind->value(ranking, parameter); }
};

/// The measures that are asked for as trec_eval's `-m` has them ("map", "P.5,10", "P_5", or a set:
/// "official", "set", "all"), each once, in the order of the table. Throws `Error` of kind `usage` for what
/// is none.
[[nodiscard]] std::vector<Measure> choose_measures(std::span<const std::string> asked);

/// One measure by its full name ("ndcg_cut_10"); throws as `choose_measures` does, and where the name stands
/// for several.
[[nodiscard]] Measure measure_named(const std::string& name);

}  // namespace debrief
