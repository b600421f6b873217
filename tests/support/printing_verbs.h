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
    std::string run;                 ///< a file
    std::string baseline;            ///< a file
    std::string judgements;          ///< a file
    std::string sweep;               ///< a file
};

/// A verb of `debrief` that prints results, and the formats that it has.
struct PrintingVerb {
    std::string name;                  ///< also of its golden files
    std::vector<std::string> words;    ///< of the command line, the verb first, without `--format`
    std::vector<std::string> formats;  ///< as `--format` has them, the default first
    std::string schema{};              ///< of `json`; empty: it has none
    std::string line_schema{};         ///< of a line of `jsonl`; empty: it has none
    /// Whether the format can be asked for; `export` has one only.
    enum class Choice { of_formats, none } choice = Choice::of_formats;
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
