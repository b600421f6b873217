#pragma once

#include "corpus/evidence.h"
#include "searcher/facts/statements.h"
#include "searcher/query_parser.h"

#include <span>
#include <string>
#include <vector>

namespace debrief {

/// What conditions look at of a sentence.
struct ClaimTraits {
    Evidence evidence = Evidence::none;
    std::span<const BackingSource> sources{};
    bool is_hedged = false;
};

/// What a query asks of single sentences: `cites:` (but not how many), `kind:` and `is:`.
class ClaimConditions {
 public:
    [[nodiscard]] bool are_met(const ClaimTraits& claim) const;

    /// Whether they look at who is cited, or at hedges: where they do not, nobody need find out.
    [[nodiscard]] bool look_at_sources() const;
    [[nodiscard]] bool look_at_hedges() const;

    void require(Query condition) { required_.push_back(std::move(condition)); }
    void exclude(Query condition) { excluded_.push_back(std::move(condition)); }
    /// All that the other has, too.
    void add(const ClaimConditions& other) {
        required_.insert(required_.end(), other.required_.begin(), other.required_.end());
        excluded_.insert(excluded_.end(), other.excluded_.begin(), other.excluded_.end());
    }

 private:
    template <typename Looks>
    [[nodiscard]] bool has_any(const Looks& looks) const;

    std::vector<Query> required_;  ///< trees of nothing but conditions
    std::vector<Query> excluded_;
};

/// Takes the conditions on sentences out of a query, which then finds all briefings that may have such
/// sentences, and perhaps others. They are taken where the whole query depends on them: alone, joined to the
/// rest by AND (or standing beside it), or excluded; in brackets and OR where nothing else stands in them.
/// One that is joined with something else by OR, or excluded together with something else, stays a condition
/// on briefings, and a note tells so.
[[nodiscard]] ClaimConditions take_conditions(ParsedQuery& parsed);

/// Takes those filters out of `filters` that are nothing but conditions, and adds them to `conditions`. What
/// all briefings meet that may have such sentences comes back: everything where that is no matter.
[[nodiscard]] Query take_filters(std::vector<std::string>& filters, const QueryContext& context,
                                 ClaimConditions& conditions);

}  // namespace debrief
