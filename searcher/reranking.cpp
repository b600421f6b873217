#include "searcher/reranking.h"

#include "indexer/document_values.h"
#include "indexer/schema.h"
#include "searcher/nearness_scores.h"
#include "searcher/query_runs.h"
#include "searcher/search_memory.h"
#include "searcher/rerank_priors.h"
#include "searcher/signature_vectors.h"
#include "searcher/slot_reader.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t usual_parts = 3;  ///< words, nearness, neighbours

bool is_before(const Candidate& left, const Candidate& right) {
    return left.score != right.score ? left.score > right.score : left.tie_break < right.tie_break;
}

void add_part(Candidate& candidate, const char* name, double score) {
    if (score == 0) return;
    candidate.score += score;
    candidate.parts.push_back({name, score});
}

/// On a grid of 2^-24, since sums differ in their last bits by the order in which they are made, which Xapian
/// chooses by shard. Parts on the grid add up exactly.
double rounded(double score) {
    constexpr double steps = 1 << 24;
    return std::round(score * steps) / steps;
}

/// Of the candidates, best first: their order, and what the best have in common.
struct Ranked {
    std::vector<Candidate> candidates;
    std::vector<FeedbackTerm> terms{};
};

class Reranker {
 public:
    Reranker(const Xapian::Database& database, const RankedQuery& query, const RankingOptions& options)
        : database_(database), query_(query), options_(options) {}

    std::vector<Candidate> rerank(std::vector<Candidate> candidates) {
        const std::size_t count = candidates.size();
        Ranked best = rank(std::move(candidates));
        if (options_.mode == RankingMode::deep && !best.terms.empty()) {
            const Ranked deep = rank(match_again(best.terms, count));
            best.candidates = merged(std::move(best.candidates), deep.candidates);
        }
        add_priors(head_of(best.candidates));
        return std::move(best.candidates);
    }

 private:
    [[nodiscard]] std::span<Candidate> head_of(std::vector<Candidate>& candidates) const {
        return std::span(candidates).first(std::min(options_.reranked, candidates.size()));
    }

    Ranked rank(std::vector<Candidate> candidates) {
        Ranked ranked{std::move(candidates)};
        const std::span<Candidate> head = head_of(ranked.candidates);
        add_nearness(head);
        if (options_.mode == RankingMode::fast) return ranked;
        const std::span<Candidate> pool = head.first(std::min(options_.neighbours.pool, head.size()));
        const SignatureVectors vectors = vectors_of(pool);
        if (options_.mode == RankingMode::deep) ranked.terms = find_terms(pool, vectors);
        smooth(pool, vectors);
        return ranked;
    }

    static std::vector<std::uint32_t> documents_of(std::span<const Candidate> candidates) {
        std::vector<std::uint32_t> documents;
        for (const Candidate& candidate : candidates) documents.push_back(candidate.document);
        return documents;
    }

    [[nodiscard]] SignatureVectors vectors_of(std::span<const Candidate> pool) const {
        if (!query_.memory) return SignatureVectors::of_stored(read_signatures(pool));
        const std::vector<std::uint32_t> documents = documents_of(pool);
        query_.memory->signatures.read(database_, documents);
        return SignatureVectors::of_documents(query_.memory->signatures, documents);
    }

    void add_nearness(std::span<Candidate> head) {
        const std::vector<std::uint32_t> documents = documents_of(head);
        const std::vector<double> scores = nearness_scores(database_, query_, documents, options_);
        for (std::size_t i = 0; i < head.size(); ++i) add_part(head[i], "nearness", rounded(scores[i]));
        sort_candidates(head);
    }

    /// As they are stored. Reads in the order of the documents, in which values lie side by side.
    [[nodiscard]] std::vector<std::string> read_signatures(std::span<const Candidate> pool) const {
        std::vector<std::pair<std::uint32_t, std::size_t>> order;
        for (std::size_t i = 0; i < pool.size(); ++i) order.emplace_back(pool[i].document, i);
        std::sort(order.begin(), order.end());
        std::vector<std::string> signatures(pool.size());
        SlotReader values(database_, slot::signature);
        for (const auto& [document, index] : order) signatures[index] = values.value_of(document);
        return signatures;
    }

    void smooth(std::span<Candidate> pool, const SignatureVectors& vectors) {
        const std::vector<double> scores = scores_of(pool);
        const std::vector<double> smoothed =
            smoothed_scores(scores, vectors.similarities(), options_.neighbours);
        for (std::size_t i = 0; i < pool.size(); ++i)
            add_part(pool[i], "neighbours", rounded(smoothed[i]) - scores[i]);
        sort_candidates(pool);
    }

    static std::vector<double> scores_of(std::span<const Candidate> pool) {
        std::vector<double> scores;
        for (const Candidate& candidate : pool) scores.push_back(candidate.score);
        return scores;
    }

    std::vector<FeedbackTerm> find_terms(std::span<const Candidate> pool, const SignatureVectors& vectors) {
        const FeedbackOptions& feedback = options_.feedback;
        std::set<std::string> own;
        words_ = 0;
        for (const QueryRun& run : query_runs(query_.tree)) {
            words_ += run.size();
            for (const QueryWord& word : run) {
                for (const std::string& stem : query_.stemmers.all(word.form)) own.insert(stem);
            }
        }
        const double most = feedback.most_common * database_.get_doccount();
        const auto is_allowed = [&](const std::string& stem) {
            constexpr std::size_t shortest = 3;
            const bool is_word = stem.size() >= shortest && (stem[0] < '0' || stem[0] > '9');
            return is_word && !own.contains(stem) && database_.get_termfreq(stem_term("", stem)) <= most;
        };
        return feedback_terms(vectors,
                              leader_weights(scores_of(pool), feedback.documents, feedback.sharpness),
                              is_allowed, feedback);
    }

    /// What the query finds, with the added stems counting too.
    std::vector<Candidate> match_again(const std::vector<FeedbackTerm>& terms, std::size_t count) {
        const double share = options_.feedback.share;
        std::vector<Xapian::Query> added;
        for (const FeedbackTerm& term : terms) {
            added.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(stem_term("", term.stem)),
                               share * static_cast<double>(words_) * term.share);
        }
        const Xapian::Query own(Xapian::Query::OP_SCALE_WEIGHT, query_.plan, 1 - share);
        const Xapian::Query all(Xapian::Query::OP_OR, added.begin(), added.end());
        Xapian::Enquire enquire(database_);
        enquire.set_weighting_scheme(*make_weight(options_));
        enquire.set_sort_by_relevance_then_value(slot::id, false);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_MAYBE, own, all));
        const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
        std::vector<Candidate> candidates;
        for (auto match = found.begin(); match != found.end(); ++match) {
            const double score = rounded(match.get_weight());
            candidates.push_back({*match, match.get_sort_key(), score, {{"feedback", score}}});
        }
        return candidates;
    }

    /// The first stay, since feedback drifts; the others come behind them, on the same scale.
    [[nodiscard]] std::vector<Candidate> merged(std::vector<Candidate> first,
                                                const std::vector<Candidate>& others) const {
        const std::size_t count = first.size();
        first.resize(std::min(options_.feedback.kept, count));
        std::set<std::uint32_t> taken;
        for (const Candidate& candidate : first) taken.insert(candidate.document);
        // A run has scores of single precision, and equal ones in an order of their own: none may be equal
        // here.
        constexpr double gap = 0.999;
        const double most = gap * (first.empty() ? 0 : first.back().score);
        double scale = 0;
        for (const Candidate& candidate : others) {
            if (taken.contains(candidate.document)) continue;
            if (scale == 0) scale = candidate.score > most && most > 0 ? most / candidate.score : 1;
            Candidate scaled = candidate;
            scaled.score = 0;
            for (ScorePart& part : scaled.parts) {
                part.score = rounded(part.score * scale);
                scaled.score += part.score;
            }
            first.push_back(std::move(scaled));
        }
        first.resize(std::min(first.size(), count));
        std::sort(first.begin() + static_cast<std::ptrdiff_t>(taken.size()), first.end(), is_before);
        return first;
    }

    void add_priors(std::span<Candidate> head) {
        const bool is_recent_better = options_.today && options_.recency_half_life.count() > 0;
        if (!is_recent_better && options_.evidence_share == 0) return;
        for (Candidate& candidate : head) {
            const Xapian::Document document = database_.get_document(candidate.document);
            const double relevance = candidate.score;
            if (is_recent_better) {
                const std::string day = document.get_value(slot::date);
                const double gain = day.empty() ? 0
                                                : recency_gain(*options_.today - from_sortable(day),
                                                               options_.recency_half_life);
                add_part(candidate, "recency", rounded(relevance * options_.recency_share * gain));
            }
            if (options_.evidence_share != 0) {
                const double gain = evidence_gain(owners_of(document.get_value(slot::facets)));
                add_part(candidate, "evidence", rounded(relevance * options_.evidence_share * gain));
            }
        }
        sort_candidates(head);
    }

    static std::size_t owners_of(const std::string& facets) {
        std::set<std::string> owners;
        if (facets.empty()) return 0;
        for (const CitedHost& host : decode_facets(facets).hosts) owners.insert(host.owner);
        return owners.size();
    }

    const Xapian::Database& database_;
    const RankedQuery& query_;
    const RankingOptions& options_;
    std::size_t words_ = 0;  ///< of the query
};

}  // namespace

/// Sorts their places first: to swap candidates costs much.
void sort_candidates(std::span<Candidate> candidates) {
    if (std::is_sorted(candidates.begin(), candidates.end(), is_before)) return;
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) order.emplace_back(candidates[i].score, i);
    std::sort(order.begin(), order.end(), [&](const auto& left, const auto& right) {
        if (left.first != right.first) return left.first > right.first;
        const int by_id = candidates[left.second].tie_break.compare(candidates[right.second].tie_break);
        return by_id != 0 ? by_id < 0 : left.second < right.second;
    });
    std::vector<Candidate> sorted;
    sorted.reserve(candidates.size());
    for (const auto& each : order) sorted.push_back(std::move(candidates[each.second]));
    std::move(sorted.begin(), sorted.end(), candidates.begin());
}

std::vector<Candidate> rerank(const Xapian::Database& database, const RankedQuery& query,
                              std::vector<Candidate> candidates, const RankingOptions& options) {
    for (Candidate& candidate : candidates) {
        candidate.score = rounded(candidate.score);
        candidate.parts.reserve(usual_parts);
        candidate.parts = {{"words", candidate.score}};
    }
    sort_candidates(candidates);
    const bool has_scores = !candidates.empty() && candidates.front().score > 0;
    if (options.mode == RankingMode::plain || !has_scores) return candidates;
    return Reranker(database, query, options).rerank(std::move(candidates));
}

}  // namespace debrief
