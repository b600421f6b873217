#pragma once

#include "searcher/query.h"
#include "searcher/query_lexer.h"

#include <cstddef>
#include <string>
#include <vector>

namespace debrief {

/// What `NEAR/5` or `ADJ` says.
struct Proximity {
    Query::Kind kind = Query::Kind::near;
    std::size_t distance = 0;
    std::string problem;  ///< a message for a note: the distance was read otherwise
};

/// Reads an operator of kind `near` or `adjacent`: without a distance, `NEAR` is 10 places, `ADJ` 1. It is
/// from 1 to `most`.
[[nodiscard]] Proximity read_proximity(const QueryToken& token, std::size_t most);

/// Words, phrases and patterns that are near each other: `a NEAR b NEAR c`. Neighbours joined by the same
/// operator are one group, in which all are near each other; groups that follow share a word.
class ProximityChain {
 public:
    explicit ProximityChain(Query first) : last_(std::move(first)) {}

    /// Whether `next` can be joined to what there is. Nothing has changed if not.
    [[nodiscard]] bool join(const Proximity& proximity, const Query& next);

    [[nodiscard]] Query to_query() &&;

 private:
    std::vector<Query> groups_;
    Query last_;
};

}  // namespace debrief
