#pragma once

#include "corpus/base/input_stream.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A ranking's line: a document and its score.
struct RunEntry {
    std::string document;
    float score = 0;  ///< single precision, as trec_eval keeps it
};

/// Rankings by query, in the order of their file.
struct Run {
    std::map<std::string, std::vector<RunEntry>> rankings;
    std::string tag;  ///< of the last line
};

/// Relevance by query and document; negative: named, but not judged.
using Judgements = std::map<std::string, std::map<std::string, int>>;

/// Reads a TREC run (`qid Q0 docid rank score tag`; what follows the tag is passed over). Throws `Error` of
/// kind `corpus`, with file and line, for a line of another shape and for a document that a query has twice.
[[nodiscard]] Run read_run(InputStream& stream, std::string_view name);

/// Reads TREC judgements (`qid 0 docid relevance`) and adds them to earlier ones. Throws as `read_run` does,
/// and for a document that was judged otherwise earlier.
[[nodiscard]] Judgements read_judgements(InputStream& stream, std::string_view name, Judgements earlier = {});

/// The judgements of all these files together (`-`: standard input).
[[nodiscard]] Judgements read_judgement_files(std::span<const std::string> files);

}  // namespace debrief
