#include "searcher/query_sequence.h"

#include "indexer/analysis.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace debrief {

namespace {

bool is_bound(const Query& item) {
    return item.kind == Query::Kind::days && item.field->match != FieldMatch::days &&
           item.field->match != FieldMatch::events;
}

/// Whether an item ranks, as words do, unless it is marked otherwise.
bool is_ranked(const Query& item) {
    if (item.field) return false;
    return item.kind == Query::Kind::word || item.kind == Query::Kind::pattern ||
           item.kind == Query::Kind::fuzzy || item.kind == Query::Kind::same;
}

bool has_only_stop_words(const std::vector<Query>& items) {
    return std::all_of(items.begin(), items.end(), [](const Query& item) {
        if (item.kind != Query::Kind::word) return false;
        const std::vector<Token> tokens = tokenize(item.text);
        return std::all_of(tokens.begin(), tokens.end(),
                           [](const Token& token) { return is_stop_word(token.form); });
    });
}

/// Days before and after a bound are days of publication like any others.
Query with_date_field(Query days) {
    days.field = find_field("date");
    return days;
}

}  // namespace

Query group_queries(Query::Kind kind, std::vector<Query> children) {
    if (children.size() == 1) return std::move(children.front());
    Query query;
    query.kind = kind;
    if (!children.empty()) {
        query.offset = std::min_element(children.begin(), children.end(), [](const Query& a, const Query& b) {
                           return a.offset < b.offset;
                       })->offset;
    }
    query.children = std::move(children);
    return query;
}

void QuerySequence::add(Query item, ItemMark mark) {
    if (mark == ItemMark::excluded) {
        excluded_.push_back(is_bound(item) ? with_date_field(std::move(item)) : std::move(item));
        return;
    }
    has_required_mark_ = has_required_mark_ || mark == ItemMark::required;
    if (item.kind == Query::Kind::everything) {
        has_everything_ = true;
    } else if (is_bound(item)) {
        add_bounds(item);
    } else if (mark == ItemMark::none && is_ranked(item)) {
        ranked_.push_back(std::move(item));
    } else if (item.field && item.field->has_one_value) {
        alternatives_[item.field].push_back(std::move(item));
    } else {
        required_.push_back(std::move(item));
    }
}

void QuerySequence::add_bounds(const Query& days) {
    if (bounds_.empty()) {
        bounds_.push_back(with_date_field(days));
        return;
    }
    Query& all = bounds_.front();
    if (days.first) all.first = std::max(all.first.value_or(*days.first), *days.first);
    if (days.last) all.last = std::min(all.last.value_or(*days.last), *days.last);
}

bool QuerySequence::is_empty() const {
    return ranked_.empty() && required_.empty() && alternatives_.empty() && bounds_.empty() &&
           excluded_.empty() && !has_everything_;
}

std::vector<Query> QuerySequence::take_required(QueryNotes& notes) {
    std::vector<Query> all = std::move(required_);
    for (const Field& field : fields) {
        const auto found = alternatives_.find(&field);
        if (found == alternatives_.end()) continue;
        all.push_back(group_queries(Query::Kind::any_of, std::move(found->second)));
    }
    for (Query& days : bounds_) {
        if (days.first && days.last && *days.last < *days.first) {
            notes.add(days.offset, "'since:' is later than 'until:', so nothing can match");
            days = Query{.kind = Query::Kind::nothing, .offset = days.offset};
        }
        all.push_back(std::move(days));
    }
    return all;
}

Query QuerySequence::to_query(QueryNotes& notes) && {
    std::vector<Query> all = take_required(notes);
    // Beside what is required, words that say nothing would only shut out.
    if (!all.empty() && has_only_stop_words(ranked_)) ranked_.clear();
    const bool only_rank = has_required_mark_ && !all.empty() && !ranked_.empty();
    if (!only_rank && !ranked_.empty()) {
        all.push_back(group_queries(Query::Kind::any_of, std::move(ranked_)));
        ranked_.clear();
    }
    Query kept = all.empty() ? Query() : group_queries(Query::Kind::all_of, std::move(all));
    if (only_rank) {
        ranked_.insert(ranked_.begin(), std::move(kept));
        kept = group_queries(Query::Kind::with, std::move(ranked_));
    }
    if (excluded_.empty()) return kept;
    std::vector<Query> children;
    children.push_back(std::move(kept));
    std::move(excluded_.begin(), excluded_.end(), std::back_inserter(children));
    return group_queries(Query::Kind::but_not, std::move(children));
}

}  // namespace debrief
