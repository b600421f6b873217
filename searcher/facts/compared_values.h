#pragma once

#include "corpus/figures.h"

#include <string_view>

namespace debrief {

/// How two figures of one kind and unit stand to each other by their values alone.
enum class ValueRelation {
    none,             ///< nothing joins them
    same,             ///< one value, "about" or not
    rounds_to_same,   ///< one is the other, written less precisely: 14 against 14.3 billion
    bound_and_exact,  ///< one bounds what the other gives: "more than 10" against 10, or against 11
    less_precise,     ///< one is a range or an approximation that the other lies in
};

/// A figure's value with what its wording tells of its precision.
struct ComparedValue {
    /// `text` is what the figure's span is in.
    ComparedValue(const Figure& figure, std::string_view text);

    FigureKind kind;
    double low;
    double high;
    Bound bound;
    double step;    ///< of its last written digit, in the unit of `low`; 0: it is what it says
    int digits;     ///< significant ones, without the noughts at the end
    bool is_below;  ///< "nearly", "almost": about, but not as much

    /// Whether what was read as a range is a change and what came of it: "rose 12 cents to $5.49".
    bool is_change;

    [[nodiscard]] bool is_range() const { return low != high; }
};

[[nodiscard]] ValueRelation relate(const ComparedValue& a, const ComparedValue& b);

/// Whether no two readings of them agree: neither bounds nor rounding explain that they differ, and they are
/// near enough (a factor of three) to be two accounts of one thing. Never for ranges.
[[nodiscard]] bool contradict(const ComparedValue& a, const ComparedValue& b);

}  // namespace debrief
