#include "searcher/ranking.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <xapian.h>

namespace debrief {

namespace {

/// One term's part of a score. Xapian makes a copy for each term of a query, tells it the collection's
/// figures, and asks it for each posting.
class Bm25 : public Xapian::Weight {
 public:
    explicit Bm25(const RankingOptions& options) : options_(options) {
        for (const auto statistic :
             {COLLECTION_SIZE, TERMFREQ, AVERAGE_LENGTH, DOC_LENGTH, DOC_LENGTH_MIN, WDF, WDF_MAX, WQF}) {
            need_stat(statistic);
        }
    }

    [[nodiscard]] std::string name() const override { return "debrief_bm25"; }

    [[nodiscard]] Bm25* clone() const override { return new Bm25(options_); }  // Xapian takes ownership

    void init(double factor) override {
        score_ = TermScore(options_, {get_collection_size(), get_average_length()}, get_termfreq(), factor,
                           get_wqf());
    }

    [[nodiscard]] double get_sumpart(Xapian::termcount count, Xapian::termcount length,
                                     Xapian::termcount) const override {
        return score_.of(count, length);
    }

    [[nodiscard]] double get_maxpart() const override {
        // No briefing is shorter than the shortest, nor than what one word counts in it.
        return get_sumpart(get_wdf_upper_bound(),
                           std::max(get_doclength_lower_bound(), get_wdf_upper_bound()), 0);
    }

    [[nodiscard]] double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    [[nodiscard]] double get_maxextra() const override { return 0; }

 private:
    RankingOptions options_;
    TermScore score_;
};

}  // namespace

TermScore::TermScore(const RankingOptions& options, const CollectionSize& size, std::size_t frequency,
                     double factor, std::size_t times) {
    const auto documents = static_cast<double>(size.documents);
    const auto with_term = static_cast<double>(frequency);
    const double idf = std::log1p((documents - with_term + 0.5) / (with_term + 0.5));
    weight_ = factor * idf * static_cast<double>(times) * (options.k1 + 1);
    length_share_ = options.k1 * options.b / std::max(size.average_length, 1.0);
    constant_share_ = options.k1 * (1 - options.b);
}

std::unique_ptr<Xapian::Weight> make_weight(const RankingOptions& options) {
    return std::make_unique<Bm25>(options);
}

std::optional<RankingMode> find_ranking_mode(std::string_view name) {
    if (name == "plain") return RankingMode::plain;
    if (name == "fast") return RankingMode::fast;
    if (name == "best") return RankingMode::best;
    if (name == "deep") return RankingMode::deep;
    return std::nullopt;
}

}  // namespace debrief
