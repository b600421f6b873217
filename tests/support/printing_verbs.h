#pragma once

#include "tests/support/run.h"

#include <string>
#include <vector>

namespace debrief::test {

/// What the verbs are asked for.
struct VerbSubjects {
    std::string index;
    std::string config;              ///< folder that stands for ~/.config
    std::string id;                  ///< of a briefing
    std::string chrome_id;           ///< of a briefing with chrome
    std::vector<std::string> query;  ///< words
    std::string beginning;           ///< that `suggest` completes
    std::string topics;              ///< a file of queries
};

/// A verb of `debrief` that prints results, and the formats that it has.
struct PrintingVerb {
    std::string name;                  ///< also of its golden files and its schema
    std::vector<std::string> words;    ///< of the command line, the verb first, without `--format`
    std::vector<std::string> formats;  ///< as `--format` has them, the one for people first
    std::string line_schema{};         ///< of a line of `jsonl`
};

/// All of them: a new verb or format is a row here, its golden files in tests/golden/formats, and its schemas
/// in searcher/schemas.
[[nodiscard]] std::vector<PrintingVerb> printing_verbs(const VerbSubjects& subjects);

[[nodiscard]] Run print_to_pipe(const PrintingVerb& verb, const std::string& format,
                                const VerbSubjects& subjects);

/// On a terminal, without a pager.
[[nodiscard]] Run print_on_terminal(const PrintingVerb& verb, const std::string& format,
                                    const VerbSubjects& subjects);

}  // namespace debrief::test
