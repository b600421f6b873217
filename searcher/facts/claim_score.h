#pragma once

#include "corpus/evidence.h"
#include "searcher/highlighter.h"
#include "searcher/snippet.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// How claims are ranked (`searcher/facts/README.md`, "Claims", has the formula).
struct ClaimScoring {
    double title_share = 0.3;      ///< of its weight that a word counts which the title alone has
    double nearness_share = 0.25;  ///< what words next to each other add, of their weight
    std::size_t near_words = 6;    ///< words that are further apart add nothing
    double briefing_share = 0.1;   ///< what the score of the best briefing adds
    double direct_share = 0.08;    ///< what evidence adds
    double inherited_share = 0.04;
    std::size_t short_words = 8;   ///< a sentence of fewer words counts less
    std::size_t long_words = 45;   ///< and so does one of more
    double fragment_share = 0.75;  ///< what counts of headings and others that no full stop ends
    double question_share = 0.6;   ///< what counts of questions
    double least_share = 0.5;      ///< of the weight of the best claim's words that others must have
};

/// The words of a query that a sentence has.
struct MatchedTerms {
    std::vector<std::size_t> terms;  ///< each once, in order
    double nearness = 0;             ///< weight of pairs that stand near each other
};

/// Of the matches in one sentence, which are in order; `text` is what their spans are in.
[[nodiscard]] MatchedTerms matched_terms(std::string_view text, std::span<const Match> matches,
                                         const TermWeights& weights, const ClaimScoring& scoring);

/// How much of a claim a sentence is by its form: 1 for one of ordinary length that a full stop ends.
[[nodiscard]] double form_share(std::string_view sentence, const ClaimScoring& scoring);

/// What evidence adds to a score.
[[nodiscard]] double evidence_share(Evidence evidence, const ClaimScoring& scoring);

/// What two sentences have alike that say the same in the same words: their words in order but for articles,
/// without marks and capitals.
[[nodiscard]] std::string same_words_key(std::string_view sentence);

}  // namespace debrief
