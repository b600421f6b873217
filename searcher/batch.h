#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader.h"
#include "indexer/index_directory.h"
#include "searcher/search.h"

#include <functional>
#include <iosfwd>
#include <string>

namespace debrief {

/// How the results of a batch are written: a TREC run (`qid Q0 docid rank score tag`), or a JSON object a
/// query and line (that of a search, with `id` in front).
enum class BatchFormat { trec, json_lines };

struct BatchRequest {
    IndexDirectory index;
    std::size_t threads = 1;  ///< the output is the same for any number
    BatchFormat format = BatchFormat::trec;
    SearchRequest search;  ///< for every query; its `query` is not used
};

/// Where a batch's output goes.
struct BatchOutput {
    std::ostream& results;
    std::ostream* timings = nullptr;  ///< where wanted: `qid<TAB>milliseconds`, a line a query
    std::function<void(const Problem&)> on_problem;
};

struct BatchSummary {
    std::size_t queries = 0;
    std::size_t with_hits = 0;
    std::size_t refused = 0;  ///< lines that are no query
};

/// Answers a file of queries, `id<TAB>text` a line, in its order. A line without a tab or id is told and
/// passed over. Throws `Error` of kind `corpus` for a file that cannot be read and of kind `index`.
[[nodiscard]] BatchSummary run_batch(const BatchRequest& request, InputStream& queries, std::string_view name,
                                     const BatchOutput& output);

/// An id as a column of a TREC run, which white space divides: blanks and percent signs become `%20` and
/// `%25`, as in URLs.
[[nodiscard]] std::string to_trec_id(std::string_view id);

}  // namespace debrief
