#pragma once

#include "searcher/query.h"

#include <string>
#include <utility>
#include <vector>

namespace debrief::test {

/// A node of a query's tree.
[[nodiscard]] inline Query node(Query::Kind kind, std::string text, std::vector<std::string> forms = {}) {
    Query query;
    query.kind = kind;
    query.text = std::move(text);
    query.forms = std::move(forms);
    return query;
}

[[nodiscard]] inline Query node(Query::Kind kind, std::vector<Query> children, std::size_t distance = 0) {
    Query query;
    query.kind = kind;
    query.children = std::move(children);
    query.distance = distance;
    return query;
}

}  // namespace debrief::test
