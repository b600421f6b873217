#pragma once

#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"
#include "searcher/highlighter.h"

#include <optional>
#include <span>
#include <vector>

namespace debrief {

class IndexReader;

/// Which sentences of a briefing a query's words speak of.
///
/// A sentence answers where it holds one of the words, phrases or figures that the query looks for, and it
/// and the sentences next to it hold enough of them: half of what the weightiest four weigh (`weigh_terms`).
/// Days, sources and other fields of a query decide about briefings, not about sentences; of a
/// query of nothing else, and of a story, every sentence answers.
class SentenceAnswers {
 public:
    /// `reader` must outlive it. Looks up how rare the words are. Throws `Error` of kind `index`.
    SentenceAnswers(IndexReader& reader, const Subject& subject);

    /// How well each sentence answers.
    enum class Answer {
        none,
        near,    ///< one next to it does
        itself,  ///< it holds some of the words
    };
    [[nodiscard]] std::vector<Answer> find(const StatementReader& briefing, const TextTraits& traits) const;

 private:
    std::optional<Highlighter> highlighter_;  ///< nothing: every sentence answers
    std::vector<double> weights_;             ///< of its terms
    double enough_ = 0;                       ///< weight of what a sentence that answers has around it
};

/// `query` without what looks for days or hosts: what words of it are left, if any.
[[nodiscard]] Query words_alone(const Query& query);

/// The days that a query asks texts for (`event:`), where it does not exclude them.
[[nodiscard]] std::vector<Query> asked_events(const Query& query);

}  // namespace debrief
