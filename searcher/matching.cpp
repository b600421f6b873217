#include "searcher/matching.h"

#include "indexer/schema.h"

#include <algorithm>

#include <xapian.h>

namespace debrief {

Matches find_matches(const Xapian::Database& database, const Xapian::Query& query, std::size_t count,
                     const SearchRequest& request, const MatchExtras& extras) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(*make_weight(request.ranking));
    const std::unique_ptr<Xapian::KeyMaker> keys =
        request.sort == Sort::relevance ? nullptr : make_key_maker(request.sort);
    if (keys) {
        enquire.set_sort_by_key_then_relevance(keys.get(), false);  // without relevance there are no scores
    } else {
        enquire.set_sort_by_relevance_then_value(slot::id, false);
    }
    enquire.set_query(query);
    if (extras.spy) enquire.add_matchspy(extras.spy);
    if (extras.has_stories_folded) enquire.set_collapse_key(slot::story);  // those without one stay apart
    const bool is_counted = request.total == SearchRequest::Total::exact;
    const Xapian::doccount documents = database.get_doccount();
    const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(count, documents));
    const Xapian::MSet found = enquire.get_mset(0, most, is_counted ? documents : 0);
    Matches matches;
    if (is_counted) matches.total = found.get_matches_estimated();
    for (auto match = found.begin(); match != found.end(); ++match)
        matches.best.push_back({*match, match.get_document().get_value(slot::id), match.get_weight()});
    return matches;
}

}  // namespace debrief
