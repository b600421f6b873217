#pragma once

#include "corpus/base/day.h"
#include "searcher/request_words.h"
#include "searcher/rerank_feedback.h"
#include "searcher/rerank_neighbours.h"
#include "searcher/rerank_proximity.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace Xapian {
class Weight;
}

namespace debrief {

/// How much is spent on the order of the best hits (searcher/README.md has what each gains and costs).
enum class RankingMode {
    plain,  ///< words alone
    fast,   ///< words and their nearness
    best,   ///< and what is like the other good hits
    deep,   ///< and words that the good hits have in common
};

/// The mode of that name (as above); nothing where there is none.
[[nodiscard]] std::optional<RankingMode> find_ranking_mode(std::string_view name);

/// A part of a score, as `--explain` shows it.
struct ScorePart {
    std::string name;  ///< "words", "nearness", "neighbours", "feedback", "recency", "evidence"
    double score = 0;
};

/// How scores are made: BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework",
/// section 3.4) over stems, in which words of the title and the lead count more than once, plus a share of
/// the same over words as written.
struct RankingOptions {
    double k1 = 1.6;           ///< how slowly repetition stops adding; above 0
    double b = 0.7;            ///< how much long briefings are marked down: 0 not at all, 1 in full
    double exact_share = 0.2;  ///< what a word as written adds to its stem; 0 to 1

    /// A query with more words is a text, of which more is wanted: its stop words are not dropped, but count
    /// as `stop_word_share` of what they would.
    std::size_t long_query_words = 24;
    double stop_word_share = 0.2;

    RankingMode mode = RankingMode::best;
    std::size_t reranked = 200;  ///< of the best by words alone are looked at more closely; 1 or more
    RequestOptions request{};
    ProximityOptions proximity{};
    NeighbourOptions neighbours{};
    FeedbackOptions feedback{};

    /// Age at which the gain of being new has halved, counted back from `today`; 0 or no `today`: none.
    std::chrono::days recency_half_life{0};
    double recency_share = 0.5;  ///< of the score that being of today adds, where there is a half-life
    std::optional<Day> today{};

    /// What citing sources of several owners adds at most, as a share of the score: corroborated above
    /// uncited; 0: none.
    double evidence_share = 0;
};

/// The index counts a plain word of the text as 4 (`indexer/document_builder.cpp`), so that others can count
/// in quarters.
inline constexpr double counts_of_plain_word = 4;

/// What scores depend on beside terms.
struct CollectionSize {
    std::size_t documents = 0;
    double average_length = 0;  ///< of a document
};

/// What one term adds to scores.
class TermScore {
 public:
    TermScore() = default;
    /// Of a term that `frequency` documents have and the query `times` times.
    TermScore(const RankingOptions& options, const CollectionSize& size, std::size_t frequency, double factor,
              std::size_t times);

    /// To a document of this length that counts it so often.
    [[nodiscard]] double of(std::uint32_t count, std::uint32_t length) const {
        const double frequency = count / counts_of_plain_word;
        return weight_ * frequency / (frequency + constant_share_ + length_share_ * length);
    }

    /// More than it can add to any.
    [[nodiscard]] double weight() const { return weight_; }

 private:
    double weight_ = 0;
    double length_share_ = 0;
    double constant_share_ = 0;
};

/// BM25 with the inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative, so
/// that even words that most briefings have tell a little. A word that a query has twice counts twice.
[[nodiscard]] std::unique_ptr<Xapian::Weight> make_weight(const RankingOptions& options);

}  // namespace debrief
