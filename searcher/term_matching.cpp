#include "searcher/term_matching.h"

#include "searcher/sorted_numbers.h"

#include <algorithm>
#include <array>
#include <span>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_postings = 4'000'000;  ///< of a query's terms
constexpr double slack = 1e-9;  ///< of a score: far more than sums of parts differ by their order

/// A term with what it adds to scores.
struct TermList {
    const PostingMemory::Postings* postings = nullptr;
    TermScore score;
    double most = 0;  ///< that it adds

    [[nodiscard]] std::span<const std::uint32_t> documents() const { return postings->documents; }
};

/// Adds up scores term by term, those that add most first. Once no briefing that was not met can be among the
/// best, only those that can are looked up in the other terms' postings (Turtle and Flood 1995, "Query
/// evaluation: strategies and optimizations": max-score, a term at a time).
class TermMatching {
 public:
    TermMatching(const Xapian::Database& database, std::size_t count, const RankingOptions& ranking,
                 PostingMemory& memory)
        : database_(database),
          count_(count),
          ranking_(ranking),
          memory_(memory),
          lengths_(memory.lengths(database)),
          sums_(memory.sums()),
          size_{database.get_doccount(), database.get_average_length()} {}

    std::vector<Candidate> find(const TermQuery& query) {
        std::vector<std::vector<TermList>> required;
        for (const auto& terms : query.required) required.push_back(lists_of(terms));
        std::vector<TermList> optional = lists_of(query.optional);
        if (required.size() == 1 && optional.empty()) {
            add_any(std::move(required.front()));
        } else {
            add_all(required, optional);
        }
        return take_best();
    }

 private:
    std::vector<TermList> lists_of(const std::vector<ScoredTerm>& terms) {
        std::vector<TermList> lists;
        for (const ScoredTerm& term : terms) {
            PostingMemory::Postings& postings = memory_.postings(database_, term.term);
            if (postings.documents.empty()) continue;
            const TermScore score(ranking_, size_, postings.documents.size(), term.factor, term.times);
            lists.push_back({&postings, score, score.weight() * best_share(postings)});
        }
        return lists;
    }

    double best_share(PostingMemory::Postings& postings) {
        if (postings.k1 == ranking_.k1 && postings.b == ranking_.b) return postings.best_share;
        const TermScore score(ranking_, size_, postings.documents.size(), 1, 1);
        double most = 0;
        for (std::size_t i = 0; i < postings.documents.size(); ++i)
            most = std::max(most, score.of(postings.counts[i], lengths_[postings.documents[i]]));
        postings.best_share = most / score.weight();
        postings.k1 = ranking_.k1;
        postings.b = ranking_.b;
        return postings.best_share;
    }

    void add_any(std::vector<TermList> lists) {
        std::stable_sort(lists.begin(), lists.end(),
                         [](const TermList& left, const TermList& right) { return left.most > right.most; });
        double rest = 0;
        for (const TermList& list : lists) rest += list.most;
        auto list = lists.begin();
        for (; list != lists.end(); ++list) {
            if (met_.size() >= count_ && rest < highest_ && (least_ = least_of_best()) > rest * (1 + slack))
                break;
            add_postings(*list);
            rest -= list->most;
        }
        if (list == lists.end()) return;
        for (; list != lists.end(); ++list) {
            drop_hopeless(rest);
            add_to_met(*list);
            rest -= list->most;
        }
    }

    void add_postings(const TermList& list) {
        const PostingMemory::Postings& postings = *list.postings;
        for (std::size_t i = 0; i < postings.documents.size(); ++i) {
            const std::uint32_t document = postings.documents[i];
            double& sum = sums_[document];
            if (sum == 0) met_.push_back(document);
            sum += list.score.of(postings.counts[i], lengths_[document]);
            highest_ = std::max(highest_, sum);
        }
        are_in_order_ = false;
    }

    /// A score that at least as many as are wanted reach.
    double least_of_best() {
        constexpr std::size_t steps = 1024;
        std::array<std::uint32_t, steps> reaching{};
        const double scale = (steps - 1) / highest_;
        for (const std::uint32_t document : met_)
            ++reaching[static_cast<std::size_t>(sums_[document] * scale)];
        std::size_t best = 0;
        std::size_t step = steps;
        while (best < count_) best += reaching[--step];
        return static_cast<double>(step) / scale * (1 - slack);
    }

    void drop_hopeless(double rest) {
        const double least = least_ - rest * (1 + slack) - slack * highest_;
        std::size_t kept = 0;  // without branches: nearly each is another way than the one before
        for (const std::uint32_t document : met_) {
            double& sum = sums_[document];
            const bool is_kept = sum >= least;
            met_[kept] = document;
            kept += is_kept ? 1 : 0;
            sum = is_kept ? sum : 0;
        }
        met_.resize(kept);
        if (!are_in_order_) std::sort(met_.begin(), met_.end());
        are_in_order_ = true;
    }

    void add_to_met(const TermList& list) {
        const PostingMemory::Postings& postings = *list.postings;
        for_common(met_, postings.documents, [&](std::size_t i, std::size_t posting) {
            sums_[met_[i]] += list.score.of(postings.counts[posting], lengths_[met_[i]]);
        });
    }

    void add_all(std::vector<std::vector<TermList>>& required, const std::vector<TermList>& optional) {
        const auto size_of = [](const std::vector<TermList>& lists) {
            std::size_t size = 0;
            for (const TermList& list : lists) size += list.documents().size();
            return size;
        };
        std::stable_sort(required.begin(), required.end(),
                         [&](const auto& left, const auto& right) { return size_of(left) < size_of(right); });
        met_ = documents_of(required.front());
        for (const auto& lists : std::span(required).subspan(1)) {
            std::vector<bool> has(met_.size(), false);
            for (const TermList& list : lists)
                for_common(met_, list.documents(), [&](std::size_t i, std::size_t) { has[i] = true; });
            std::size_t kept = 0;
            for (std::size_t i = 0; i < met_.size(); ++i)
                if (has[i]) met_[kept++] = met_[i];
            met_.resize(kept);
        }
        for (const auto& lists : required)
            for (const TermList& list : lists) add_to_met(list);
        for (const TermList& list : optional) add_to_met(list);
    }

    /// That have any of the terms, in order.
    static std::vector<std::uint32_t> documents_of(const std::vector<TermList>& lists) {
        std::vector<std::uint32_t> documents;
        for (const TermList& list : lists) {
            std::vector<std::uint32_t> joined;
            std::set_union(documents.begin(), documents.end(), list.documents().begin(),
                           list.documents().end(), std::back_inserter(joined));
            documents = std::move(joined);
        }
        return documents;
    }

    std::vector<Candidate> take_best() {
        std::vector<std::pair<double, std::uint32_t>> scored;
        scored.reserve(met_.size());
        for (const std::uint32_t document : met_) {
            scored.emplace_back(sums_[document], document);
            sums_[document] = 0;
        }
        if (scored.size() > count_) {
            const auto last = scored.begin() + static_cast<std::ptrdiff_t>(count_ - 1);
            const auto is_higher = [](const auto& left, const auto& right) {
                return left.first > right.first;
            };
            std::nth_element(scored.begin(), last, scored.end(), is_higher);
            const double least = last->first;
            std::erase_if(scored, [&](const auto& each) { return each.first < least; });
        }
        std::sort(scored.begin(), scored.end(),
                  [](const auto& left, const auto& right) { return left.second < right.second; });
        std::vector<std::uint32_t> documents;
        for (const auto& each : scored) documents.push_back(each.second);
        std::vector<std::string> ids = memory_.ids(database_, documents);
        std::vector<Candidate> best;
        best.reserve(scored.size());
        for (std::size_t i = 0; i < scored.size(); ++i)
            best.push_back({documents[i], std::move(ids[i]), scored[i].first});
        std::sort(best.begin(), best.end(), [](const Candidate& left, const Candidate& right) {
            return left.score != right.score ? left.score > right.score : left.tie_break < right.tie_break;
        });
        best.resize(std::min(best.size(), count_));
        return best;
    }

    const Xapian::Database& database_;
    std::size_t count_;
    const RankingOptions& ranking_;
    PostingMemory& memory_;
    const std::vector<std::uint32_t>& lengths_;
    std::vector<double>& sums_;  ///< by document; 0 of all that are not in `met_`
    CollectionSize size_;
    std::vector<std::uint32_t> met_;
    bool are_in_order_ = true;  ///< the documents of `met_`
    double highest_ = 0;
    double least_ = 0;  ///< of the best, so far
};

}  // namespace

std::optional<std::vector<Candidate>> find_best_by_terms(const Xapian::Database& database,
                                                         const TermQuery& query, std::size_t count,
                                                         const RankingOptions& ranking,
                                                         PostingMemory& memory) {
    if (count == 0 || query.required.empty()) return std::nullopt;
    std::size_t postings = 0;
    const auto add_sizes = [&](const std::vector<ScoredTerm>& terms) {
        for (const ScoredTerm& term : terms) postings += memory.frequency(database, term.term);
    };
    for (const auto& terms : query.required) add_sizes(terms);
    add_sizes(query.optional);
    if (postings > most_postings || !PostingMemory::is_for(database)) return std::nullopt;
    return TermMatching(database, count, ranking, memory).find(query);
}

}  // namespace debrief
