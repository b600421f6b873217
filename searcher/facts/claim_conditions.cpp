#include "searcher/facts/claim_conditions.h"

#include "corpus/domains.h"
#include "indexer/analysis.h"
#include "searcher/value_highlighter.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

bool is_of_field(const Query& query, std::string_view name) {
    return query.kind == Query::Kind::field && query.field->name == name;
}

bool is_condition(const Query& query) {
    return is_of_field(query, "cites") || is_of_field(query, "kind") || is_of_field(query, "is");
}

bool joins(const Query& query) {
    return query.kind == Query::Kind::all_of || query.kind == Query::Kind::any_of ||
           query.kind == Query::Kind::but_not;
}

/// Whether nothing else is in it.
bool has_only_conditions(const Query& query) {
    if (!joins(query)) return is_condition(query);
    const std::size_t first =
        query.kind == Query::Kind::but_not && query.children.front().kind == Query::Kind::everything;
    return std::all_of(query.children.begin() + static_cast<std::ptrdiff_t>(first), query.children.end(),
                       has_only_conditions);
}

const Query* first_condition(const Query& query) {
    if (is_condition(query)) return &query;
    for (const Query& child : query.children) {
        if (const Query* const found = first_condition(child)) return found;
    }
    return nullptr;
}

bool is_cited_by(const Query& cites, const BackingSource& source) {
    if (cites.text == "*") return true;
    const std::vector<std::string> domains = parent_domains(source.host);
    const std::string host = host_in(cites.text);
    if (!host.empty() && std::find(domains.begin(), domains.end(), host) != domains.end()) return true;
    return join_forms(tokenize(source.source.owner)) == join_forms(tokenize(cites.text));
}

bool is_met(const Query& condition, const ClaimTraits& claim);

bool is_field_met(const Query& condition, const ClaimTraits& claim) {
    const auto any_source = [&](const auto& fits) {
        return std::any_of(claim.sources.begin(), claim.sources.end(), fits);
    };
    if (condition.field->name == "cites")
        return any_source([&](const BackingSource& source) { return is_cited_by(condition, source); });
    if (condition.field->name == "kind") {
        return any_source(
            [&](const BackingSource& source) { return to_string(source.source.kind) == condition.text; });
    }
    if (condition.text == "hedged") return claim.is_hedged;
    if (condition.text == "uncited") return claim.evidence == Evidence::none;
    if (condition.text == "cited") return claim.evidence != Evidence::none;
    return !claim.sources.empty() && !any_source([](const BackingSource& source) {  // party-only
        return source.source.kind != SourceKind::party;
    });
}

bool is_met(const Query& condition, const ClaimTraits& claim) {
    const auto meets = [&](const Query& child) { return is_met(child, claim); };
    const auto& children = condition.children;
    switch (condition.kind) {
        case Query::Kind::everything:
            return true;
        case Query::Kind::all_of:
            return std::all_of(children.begin(), children.end(), meets);
        case Query::Kind::any_of:
            return std::any_of(children.begin(), children.end(), meets);
        case Query::Kind::but_not:
            return meets(children.front()) && std::none_of(children.begin() + 1, children.end(), meets);
        default:
            return is_field_met(condition, claim);
    }
}

/// What all briefings meet that have a sentence which meets the condition.
Query of_briefings(const Query& condition) {
    const Query everything;
    if (condition.kind == Query::Kind::but_not) return of_briefings(condition.children.front());
    if (joins(condition)) {
        Query joined = condition;
        for (Query& child : joined.children) child = of_briefings(child);
        const auto is_everything = [](const Query& child) { return child.kind == Query::Kind::everything; };
        if (joined.kind == Query::Kind::any_of) {
            const bool is_wide = std::any_of(joined.children.begin(), joined.children.end(), is_everything);
            return is_wide ? everything : joined;
        }
        std::erase_if(joined.children, is_everything);
        if (joined.children.empty()) return everything;
        return joined.children.size() == 1 ? Query(joined.children.front()) : joined;
    }
    if (!is_of_field(condition, "is")) return condition;
    if (condition.text == "uncited") return everything;  // a briefing that cites has such sentences too
    Query wider = condition;
    if (condition.text == "party-only") {
        wider.field = find_field("kind");
        wider.text = to_string(SourceKind::party);
    }
    return wider;
}

class ConditionTaker {
 public:
    explicit ConditionTaker(std::vector<QueryNote>& notes) : notes_(notes) {}

    /// What is left of a query that must match.
    Query take(Query query) {
        if (has_only_conditions(query)) {
            Query left = of_briefings(query);
            conditions_.require(std::move(query));
            return left;
        }
        switch (query.kind) {
            case Query::Kind::all_of:
                return take_from_all(std::move(query));
            case Query::Kind::but_not:
                return take_exclusions(std::move(query));
            case Query::Kind::with:
                query.children.front() = take(std::move(query.children.front()));
                return query;
            default:
                tell_left(query, "joined with something else by OR");
                return query;
        }
    }

    ClaimConditions conditions() && { return std::move(conditions_); }

 private:
    Query take_from_all(Query query) {
        std::vector<Query> left;
        for (Query& child : query.children) {
            Query rest = take(std::move(child));
            if (rest.kind != Query::Kind::everything) left.push_back(std::move(rest));
        }
        if (left.empty()) return {};
        if (left.size() == 1) return std::move(left.front());
        query.children = std::move(left);
        return query;
    }

    Query take_exclusions(Query query) {
        std::vector<Query> left;
        left.push_back(take(std::move(query.children.front())));
        for (std::size_t i = 1; i < query.children.size(); ++i) {
            Query& child = query.children[i];
            if (has_only_conditions(child)) {
                conditions_.exclude(std::move(child));
                continue;
            }
            tell_left(child, "excluded together with something else");
            left.push_back(std::move(child));
        }
        if (left.size() == 1) return std::move(left.front());
        query.children = std::move(left);
        return query;
    }

    void tell_left(const Query& query, std::string_view why) {
        const Query* const condition = first_condition(query);
        if (!condition) return;
        notes_.push_back({condition->offset, fmt::format("'{}:' is {}, so here it is about whole briefings",
                                                         condition->field->name, why)});
    }

    std::vector<QueryNote>& notes_;
    ClaimConditions conditions_;
};

template <typename Looks>
bool any_condition(const Query& query, const Looks& looks) {
    if (is_condition(query)) return looks(query);
    return std::any_of(query.children.begin(), query.children.end(),
                       [&](const Query& child) { return any_condition(child, looks); });
}

}  // namespace

bool ClaimConditions::are_met(const ClaimTraits& claim) const {
    const auto meets = [&](const Query& condition) { return is_met(condition, claim); };
    return std::all_of(required_.begin(), required_.end(), meets) &&
           std::none_of(excluded_.begin(), excluded_.end(), meets);
}

template <typename Looks>
bool ClaimConditions::has_any(const Looks& looks) const {
    const auto has = [&](const Query& condition) { return any_condition(condition, looks); };
    return std::any_of(required_.begin(), required_.end(), has) ||
           std::any_of(excluded_.begin(), excluded_.end(), has);
}

bool ClaimConditions::look_at_sources() const {
    return has_any([](const Query& condition) {
        return condition.field->name != "is" || condition.text == "party-only";
    });
}

bool ClaimConditions::look_at_hedges() const {
    return has_any(
        [](const Query& condition) { return condition.field->name == "is" && condition.text == "hedged"; });
}

ClaimConditions take_conditions(ParsedQuery& parsed) {
    std::vector<QueryNote> notes;
    ConditionTaker taker(notes);
    parsed.query = taker.take(std::move(parsed.query));
    parsed.notes.insert(parsed.notes.end(), notes.begin(), notes.end());
    std::stable_sort(
        parsed.notes.begin(), parsed.notes.end(),
        [](const QueryNote& left, const QueryNote& right) { return left.offset < right.offset; });
    return std::move(taker).conditions();
}

Query take_filters(std::vector<std::string>& filters, const QueryContext& context,
                   ClaimConditions& conditions) {
    Query briefings{.kind = Query::Kind::all_of};
    std::erase_if(filters, [&](const std::string& filter) {
        ParsedQuery parsed = parse_query(filter, context);
        if (!parsed.notes.empty() || !has_only_conditions(parsed.query)) return false;
        if (Query wider = of_briefings(parsed.query); wider.kind != Query::Kind::everything)
            briefings.children.push_back(std::move(wider));
        conditions.require(std::move(parsed.query));
        return true;
    });
    if (briefings.children.empty()) return {};
    if (briefings.children.size() == 1) return Query(briefings.children.front());
    return briefings;
}

}  // namespace debrief
