#include "searcher/query_proximity.h"

#include "corpus/base/text.h"
#include "searcher/query_sequence.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t usual_distance = 10;

/// What of an item has places in a text: a figure counts as it is typed. Nothing for other items.
const Query* with_places(const Query& item) {
    const Query& typed = item.kind == Query::Kind::same ? item.children.front() : item;
    const bool has_places = typed.kind == Query::Kind::word || typed.kind == Query::Kind::phrase ||
                            typed.kind == Query::Kind::pattern;
    return has_places && typed.field == nullptr ? &typed : nullptr;
}

}  // namespace

Proximity read_proximity(const QueryToken& token, std::size_t most) {
    const bool is_near = token.kind == QueryToken::Kind::near;
    Proximity proximity;
    proximity.kind = is_near ? Query::Kind::near : Query::Kind::adjacent;
    proximity.distance = is_near ? usual_distance : 1;
    const std::string_view text = token.text;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return proximity;
    const std::size_t typed = parse_number(text.substr(slash + 1)).value_or(most + 1);
    proximity.distance = std::clamp<std::size_t>(typed, 1, most);
    if (proximity.distance != typed) {
        const std::string_view name = text.substr(0, slash);
        proximity.problem = fmt::format("the distance is from 1 to {}; this is read as '{}/{}'", most, name,
                                        proximity.distance);
    }
    return proximity;
}

bool ProximityChain::join(const Proximity& proximity, const Query& next) {
    const Query* const left = with_places(last_);
    const Query* const right = with_places(next);
    if (left == nullptr || right == nullptr) return false;
    const bool goes_on = !groups_.empty() && groups_.back().kind == proximity.kind &&
                         groups_.back().distance == proximity.distance;
    if (!goes_on) {
        Query group;
        group.kind = proximity.kind;
        group.distance = proximity.distance;
        group.offset = left->offset;
        group.children.push_back(*left);
        groups_.push_back(std::move(group));
    }
    groups_.back().children.push_back(*right);
    last_ = *right;
    return true;
}

Query ProximityChain::to_query() && {
    if (groups_.empty()) return std::move(last_);
    return group_queries(Query::Kind::all_of, std::move(groups_));
}

}  // namespace debrief
