#pragma once

#include "corpus/base/program.h"

namespace debrief {

/// Options of `debrief eval` that only a sweep has.
inline constexpr Option sweep_option{
    "sweep", 0, "FILE", "try settings of the ranking, which FILE has, on topics and their judgements"};
inline constexpr Option sweep_topics_option{"topics", 0, "FILE",
                                            "of a sweep: the topics, TSV, JSON Lines or TREC"};
inline constexpr Option sweep_folds_option{
    "folds", 0, "N", "of a sweep: parts of the topics to cross-validate with, 2 to 100 (default: 5)"};
inline constexpr Option sweep_threads_option{
    "threads", 't', "N", "of a sweep: threads that search (default: one a core); the results are the same"};

/// `debrief eval --sweep`: what is tried, on the topics of `--topics` and the judgements that the operands
/// name.
[[nodiscard]] ExitStatus run_sweep_command(const CommandLine& line, const Console& console);

/// Throws `Error` of kind `usage` for options that only a sweep has a use for.
void refuse_sweep_options(const CommandLine& line);

}  // namespace debrief
