#include "searcher/matching.h"

#include "indexer/schema.h"
#include "searcher/deadline.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t kept_late = 1'000;  ///< matches, past the deadline of the whole answer

/// A query that is asked of an index.
class Matching {
 public:
    Matching(const Xapian::Database& database, const Xapian::Query& query, const SearchRequest& request)
        : request_(request),
          documents_(database.get_doccount()),
          is_counted_(request.total == SearchRequest::Total::exact),
          enquire_(database) {
        enquire_.set_query(query);
    }

    Matches find(std::size_t count, const MatchExtras& extras) {
        const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(count, documents_));
        if (most == 0 && is_counted_ && !extras.spy) return count_all();
        enquire_.set_weighting_scheme(*make_weight(request_.ranking));
        if (request_.sort != Sort::relevance) return find_sorted(most, extras);
        return find_best(most, extras);
    }

 private:
    /// What is not shown needs no weights.
    Matches count_all() {
        enquire_.set_weighting_scheme(Xapian::BoolWeight());
        return begin_with_total(enquire_.get_mset(0, 0, documents_));
    }

    Matches find_best(Xapian::doccount count, const MatchExtras& extras) {
        enquire_.set_sort_by_relevance_then_value(slot::id, false);
        const Xapian::MSet found = get_mset(count, extras);
        Matches matches = begin_with_total(found);
        for (auto match = found.begin(); match != found.end(); ++match)
            matches.best.push_back({*match, match.get_sort_key(), match.get_weight()});
        return matches;
    }

    Matches find_sorted(Xapian::doccount count, const MatchExtras& extras) {
        const std::unique_ptr<Xapian::KeyMaker> keys = make_key_maker(request_.sort);
        enquire_.set_sort_by_key_then_relevance(keys.get(), false);  // without relevance there are no scores
        const Xapian::MSet found = get_mset(count, extras);
        Matches matches = begin_with_total(found);
        for (auto match = found.begin(); match != found.end(); ++match) {
            const bool is_late = request_.deadline && request_.deadline->is_over();
            if (is_late && matches.best.size() >= kept_late) break;
            matches.best.push_back({*match, match.get_document().get_value(slot::id), match.get_weight()});
        }
        return matches;
    }

    Xapian::MSet get_mset(Xapian::doccount count, const MatchExtras& extras) {
        if (extras.spy) enquire_.add_matchspy(extras.spy);
        if (extras.has_stories_folded)
            enquire_.set_collapse_key(slot::story);  // those without one stay apart
        return enquire_.get_mset(0, count, checked());
    }

    [[nodiscard]] Xapian::doccount checked() const { return is_counted_ ? documents_ : 0; }

    [[nodiscard]] Matches begin_with_total(const Xapian::MSet& found) const {
        Matches matches;
        if (is_counted_) matches.total = found.get_matches_estimated();
        return matches;
    }

    const SearchRequest& request_;
    Xapian::doccount documents_;
    bool is_counted_;
    Xapian::Enquire enquire_;
};

}  // namespace

Matches find_matches(const Xapian::Database& database, const Xapian::Query& query, std::size_t count,
                     const SearchRequest& request, const MatchExtras& extras) {
    return Matching(database, query, request).find(count, extras);
}

}  // namespace debrief
