#pragma once

#include "corpus/base/command_line.h"
#include "searcher/commands.h"
#include "searcher/facts/subject.h"
#include "searcher/search_options.h"

#include <array>

namespace debrief {

/// Options of all verbs that are asked of a query or a story, beside those of output.
inline constexpr Option briefings_option{
    "briefings", 'b', "N", "how many briefings to read, the best ones, 1 to 1000 (default: 100)"};
inline constexpr Option query_only_option{"query", 0, "",
                                          "take the words for a query, even where they are an id"};
inline constexpr std::array subject_options{index_option, briefings_option,  query_only_option,
                                            today_option, time_limit_option, synonyms_option};

/// What they and the operands ask for, but for synonyms and saved queries (`UserFiles`). Throws `Error` of
/// kind `usage` for values that they cannot have.
[[nodiscard]] SubjectRequest read_subject_options(const CommandLine& line);

}  // namespace debrief
