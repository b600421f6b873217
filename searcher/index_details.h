#pragma once

#include "searcher/index_reader.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace debrief {

/// A value of briefings and how many have it.
struct ValueTally {
    std::string value;
    std::size_t briefings = 0;

    bool operator==(const ValueTally&) const = default;
};

/// A part of an index on the disk: "postlist", "position", "docdata" and so on, as Xapian calls its tables.
struct IndexPart {
    std::string name;
    std::uintmax_t bytes = 0;

    bool operator==(const IndexPart&) const = default;
};

/// What `debrief info` tells.
struct IndexDetails {
    IndexInfo info;
    std::size_t dated = 0;    ///< briefings whose day is known
    std::size_t terms = 0;    ///< different ones
    std::size_t stories = 0;  ///< a briefing that nobody else tells is one
    std::size_t sources = 0;  ///< different ones
    /// The sources of most briefings, at most ten; of equal ones the first in byte order.
    std::vector<ValueTally> first_sources{};
    std::vector<ValueTally> languages{};  ///< all, in the same order
    std::vector<IndexPart> parts{};       ///< the largest first
};

/// Reads all values of the index.
[[nodiscard]] IndexDetails read_details(IndexReader& reader);

}  // namespace debrief
