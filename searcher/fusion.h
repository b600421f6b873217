#pragma once

#include "searcher/search.h"
#include "searcher/trec_files.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace debrief {

/// How rankings are made one: reciprocal rank fusion (Cormack, Clarke and Buettcher 2009). A document has the
/// sum of 1 / (constant + rank) over the rankings that have it, its rank being from 1 on.
struct FusionOptions {
    double constant = 60;     ///< the paper's: how little the first ranks tell against each other
    std::size_t depth = 100;  ///< of each form's ranking, at least: what is too far down adds next to nothing
};

struct FusedDocument {
    std::string id;
    double score = 0;
};

/// Rankings of ids, best first, as one: best first, equal scores in byte order of the ids. The order of the
/// rankings makes no difference.
[[nodiscard]] std::vector<FusedDocument> fuse_rankings(std::span<const std::vector<std::string>> rankings,
                                                       const FusionOptions& options = {});

/// Runs as one: each query that any of them has, by the rankings of those that have it, at most `limit`
/// documents each. A run's ranking is by its scores; equal ones are as they stand in the file.
[[nodiscard]] std::map<std::string, std::vector<FusedDocument>> fuse_runs(std::span<const Run> runs,
                                                                          std::size_t limit,
                                                                          const FusionOptions& options = {});

/// What a request is to ask of each form, so that its own hits can be made from all of them.
[[nodiscard]] SearchRequest request_for_fusion(SearchRequest request, const FusionOptions& options = {});

/// The answers to several forms of one query as one, with the hits that `request` asks for. A hit is as the
/// first form has it that finds it; its score is the fused one. The query is the different forms with blanks
/// between them; the notes are those of all. The total is there where there is one form, asked in several
/// ways.
[[nodiscard]] SearchResult fuse_results(std::vector<SearchResult> results, const SearchRequest& request,
                                        const FusionOptions& options = {});

}  // namespace debrief
