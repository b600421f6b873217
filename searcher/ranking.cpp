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
        const double documents = get_collection_size();
        const double with_term = get_termfreq();
        const double idf = std::log1p((documents - with_term + 0.5) / (with_term + 0.5));
        weight_ = factor * idf * static_cast<double>(get_wqf()) * (options_.k1 + 1);
        length_share_ = options_.k1 * options_.b / std::max(get_average_length(), 1.0);
        constant_share_ = options_.k1 * (1 - options_.b);
    }

    [[nodiscard]] double get_sumpart(Xapian::termcount count, Xapian::termcount length,
                                     Xapian::termcount) const override {
        const double frequency = count / counts_of_plain_word;
        return weight_ * frequency / (frequency + constant_share_ + length_share_ * length);
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
    double weight_ = 0;
    double length_share_ = 0;
    double constant_share_ = 0;
};

}  // namespace

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
