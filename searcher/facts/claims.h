#pragma once

#include "searcher/facts/claim_score.h"
#include "searcher/facts/evidence_profile.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <vector>

namespace debrief {

class IndexReader;

/// What is asked for: sentences that answer a query, or all of a story.
struct ClaimsRequest {
    SubjectRequest subject{};
    std::size_t limit = 10;  ///< most claims to give
    ClaimScoring scoring{};
};

/// A sentence of a briefing that was read.
struct ClaimPlace {
    std::size_t briefing = 0;  ///< index of `Subject::briefings`
    Statement statement;
};

/// A sentence that answers.
struct Claim {
    std::size_t rank = 0;  ///< from 1
    double score = 0;      ///< of a query with words; else 0
    ClaimPlace place;
    std::vector<Span> matches;  ///< what answers, in the statement's text
    std::vector<Span> hedges;   ///< what holds back, in the statement's text
    std::vector<ClaimPlace>
        also;  ///< of other briefings, each once, that say it in the same words; best first
    EvidenceProfile corroboration;  ///< of all that say it
};

struct Claims {
    Subject subject;
    std::size_t total = 0;      ///< claims that there are, those that are left out included
    std::vector<Claim> claims;  ///< best first; equal ones in the order of briefings and sentences
};

/// Finds the sentences of the briefings asked about that answer best, each with what backs it; titles are
/// none. Of a story, or where a query has no words, the best backed come first. What the query asks of single
/// sentences (`take_conditions`) each of them meets, and so do filters that are nothing but such conditions;
/// these count of a story too. Throws `Error` of kind `index`, nothing on the text's
/// account.
[[nodiscard]] Claims find_claims(IndexReader& reader, const ClaimsRequest& request);

}  // namespace debrief
