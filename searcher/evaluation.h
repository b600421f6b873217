#pragma once

#include "corpus/base/input_stream.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A ranking's line: a document and its score.
struct RunEntry {
    std::string document;
    float score = 0;  ///< single precision, as trec_eval keeps it
};

/// Rankings by query.
using Run = std::map<std::string, std::vector<RunEntry>>;

/// Relevance (0 or less: none) by query and document.
using Judgements = std::map<std::string, std::map<std::string, int>>;

/// Reads a TREC run (`qid Q0 docid rank score tag`). Throws `Error` of kind `corpus`, with file and line, for
/// a line of another shape and for a document that a query has twice.
[[nodiscard]] Run read_run(InputStream& stream, std::string_view name);

/// Reads TREC judgements (`qid 0 docid relevance`). Throws as `read_run` does.
[[nodiscard]] Judgements read_judgements(InputStream& stream, std::string_view name);

/// trec_eval's measures of its version 9, by its names and definitions (m_map.c, m_P.c, m_recall.c,
/// m_recip_rank.c, m_ndcg_cut.c): a ranking is sorted by score, and by document from last to first where
/// scores are equal; ranks in the file do not count; a document is relevant from 1 on; nDCG takes the
/// relevance as gain and log2(rank + 1) as discount.
struct Measures {
    double map = 0;
    double p_10 = 0;
    double recall_100 = 0;
    double recip_rank = 0;
    double ndcg_cut_10 = 0;
};

[[nodiscard]] Measures evaluate_query(std::vector<RunEntry> ranking,
                                      const std::map<std::string, int>& judged);

struct Evaluation {
    std::size_t queries = 0;  ///< that the run has and that are judged; only they count
    Measures means;
};

[[nodiscard]] Evaluation evaluate(const Run& run, const Judgements& judgements);

}  // namespace debrief
