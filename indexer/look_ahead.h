#pragma once

#include "indexer/line_counts.h"
#include "indexer/run_items.h"

#include <cstddef>
#include <deque>
#include <functional>

namespace debrief {

/// Holds back what the reading thread of a first build finds until much of what comes behind it has been read
/// too, so that it is known which of its lines recur there when it is analysed: a briefing whose chrome is
/// marked wrongly must be written twice. Order and bytes alone say how much, so runs of the same input say
/// the same.
class LookAhead {
 public:
    using Emit = std::function<void(Found&&)>;

    /// Holds back `bytes` of texts. Both others outlive it.
    LookAhead(LineCounts& counts, const Emit& emit, std::size_t bytes)
        : counts_(counts), emit_(emit), most_bytes_(bytes) {}

    void add(Found&& found);
    /// Hands on all that is held back.
    void flush();

 private:
    void hand_on();

    LineCounts& counts_;
    const Emit& emit_;
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::deque<Found> waiting_;
};

}  // namespace debrief
