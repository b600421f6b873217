#pragma once

#include "corpus/briefing.h"
#include "corpus/cleaning.h"
#include "corpus/reader/reader.h"
#include "indexer/analysed_document.h"
#include "indexer/committed_index.h"
#include "indexer/file_check.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace debrief {

// What goes through the pipeline of an index run, in the order of the input.

struct FileBegun {
    FileCheck check;
};
struct FileEnded {};
struct FileLeftUnread {
    FileCheck check;
};
struct PassedOver {};
struct Mended {
    Problem what;
};

/// How a line at an edge recurs in what was read so far (`EdgeLine::line`).
struct LineSaid {
    std::uint64_t line;
    Repetition repetition;
};

/// A briefing as its reader gives it.
struct ReadBriefing {
    Briefing briefing;
    std::string where;
    std::string file;                 ///< key of its file; empty: none
    std::optional<Day> file_changed;  ///< when that file was last written
    std::vector<LineSaid> lines;      ///< of a first build, which knows no others
};

/// A briefing made ready by a working thread.
struct Prepared {
    std::string id;
    std::string where;
    std::optional<KnownDocument> known;  ///< the document that the index has for its id
    bool is_same = false;                ///< the known document says the same
    bool is_dated_by_file = false;
    std::optional<AnalysedDocument> document;  ///< none where the index has it as it is, from the same file
    std::vector<std::uint64_t> lines;          ///< that may be chrome (`EdgeLine::line`)
};

/// What the reading thread finds, with the bytes of input used so far.
struct Found {
    std::variant<ReadBriefing, Problem, Mended, PassedOver, FileBegun, FileEnded, FileLeftUnread> what;
    std::uint64_t bytes = 0;
};

/// What a working thread makes of it.
struct Finished {
    std::variant<Prepared, Problem, Mended, PassedOver, FileBegun, FileEnded, FileLeftUnread> what;
    std::uint64_t bytes = 0;
};

}  // namespace debrief
