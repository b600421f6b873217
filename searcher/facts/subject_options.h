#pragma once

#include "corpus/base/command_line.h"
#include "searcher/commands.h"
#include "searcher/facts/subject.h"
#include "searcher/search_options.h"

namespace debrief {

/// Options of verbs that are asked of a query or a story, beside those of search and output.
inline constexpr Option briefings_option{
    "briefings", 'b', "N", "how many briefings to read, the best ones, 1 to 1000 (default: 100)"};
inline constexpr Option query_only_option{"query", 0, "",
                                          "take the words for a query, even where they are an id"};

/// What these, those of searches and the operands ask for, but for synonyms and saved queries (`UserFiles`).
/// Throws `Error` of kind `usage` for values that they cannot have.
[[nodiscard]] SubjectRequest read_subject_options(const CommandLine& line);

}  // namespace debrief
