#include "searcher/term_query.h"

#include "indexer/schema.h"
#include "searcher/counted_words.h"

#include <algorithm>
#include <span>

namespace debrief {

namespace {

class TermCollector {
 public:
    TermCollector(const RankingOptions& ranking, Stemmers& stemmers)
        : ranking_(ranking), stemmers_(stemmers) {}

    /// Whether it could be added.
    bool add_required(const Query& query) {
        switch (query.kind) {
            case Query::Kind::word:
                return add_list({&query, 1});
            case Query::Kind::any_of:
                return add_list(query.children);
            case Query::Kind::all_of:
                return std::all_of(query.children.begin(), query.children.end(),
                                   [&](const Query& child) { return add_required(child); });
            case Query::Kind::with:
                return add_required(query.children.front()) &&
                       add_optional(std::span(query.children).subspan(1));
            default:
                return false;
        }
    }

    TermQuery take() { return std::move(terms_); }

 private:
    bool add_list(std::span<const Query> list) {
        std::vector<ScoredTerm> terms;
        if (!collect(list, terms)) return false;
        terms_.required.push_back(std::move(terms));
        return true;
    }

    /// Each counts by itself, as it is planned.
    bool add_optional(std::span<const Query> list) {
        return std::all_of(list.begin(), list.end(), [&](const Query& child) {
            if (child.kind == Query::Kind::any_of) return collect(child.children, terms_.optional);
            return collect({&child, 1}, terms_.optional);
        });
    }

    /// Whether the list is all words, and there are any.
    bool collect(std::span<const Query> list, std::vector<ScoredTerm>& terms) {
        const auto is_word = [](const Query& child) { return child.kind == Query::Kind::word; };
        if (!std::all_of(list.begin(), list.end(), is_word)) return false;
        const std::vector<CountedWord> words = counted_words(list, ranking_);
        for (std::size_t word = 0; word < words.size(); ++word) {
            const auto& [form, times, share] = words[word];
            for (const std::string& stem : stemmers_.all(form))
                terms.push_back({stem_term("", stem), times, share, word});
            terms.push_back({to_term("", form), times, share * ranking_.exact_share, word});
        }
        return !words.empty() && ranking_.exact_share > 0;
    }

    const RankingOptions& ranking_;
    Stemmers& stemmers_;
    TermQuery terms_;
};

}  // namespace

std::optional<TermQuery> to_term_query(const Query& query, const RankingOptions& ranking,
                                       Stemmers& stemmers) {
    TermCollector collector(ranking, stemmers);
    if (!collector.add_required(query)) return std::nullopt;
    return collector.take();
}

}  // namespace debrief
