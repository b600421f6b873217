#include "searcher/reranking.h"

#include <xapian.h>

namespace debrief {

std::vector<Candidate> rerank(const Xapian::Database&, const Query&, std::vector<Candidate> candidates,
                              const RankingOptions&) {
    return candidates;
}

}  // namespace debrief
