#pragma once

#include "searcher/query.h"
#include "searcher/query_notes.h"

#include <map>
#include <vector>

namespace debrief {

/// What a word or an item in a sequence is to its neighbours.
enum class ItemMark { none, required, excluded };

/// A query of several children; the only one itself where there is one.
[[nodiscard]] Query group_queries(Query::Kind kind, std::vector<Query> children);

/// Collects what stands side by side in a query and gives it its meaning: words rank, and at least one must
/// match (none, if any item is marked as required); all else must match, what is excluded must not.
/// Several values of a field of which a briefing has one are alternatives; `since:` and `until:` are one
/// range of days.
class QuerySequence {
 public:
    void add(Query item, ItemMark mark);

    [[nodiscard]] bool is_empty() const;

    /// Notes what cannot match.
    [[nodiscard]] Query to_query(QueryNotes& notes) &&;

 private:
    void add_bounds(const Query& days);
    [[nodiscard]] std::vector<Query> take_required(QueryNotes& notes);

    std::vector<Query> ranked_;
    std::vector<Query> required_;
    std::map<const Field*, std::vector<Query>> alternatives_;
    std::vector<Query> bounds_;  ///< at most one: the days that all of `since:` and `until:` leave
    std::vector<Query> excluded_;
    bool has_everything_ = false;
    bool has_required_mark_ = false;
};

}  // namespace debrief
