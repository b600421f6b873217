#pragma once

#include "corpus/base/error.h"
#include "indexer/index_run.h"

#include <chrono>
#include <functional>

namespace debrief {

/// How a watch goes about its work.
struct WatchOptions {
    std::chrono::milliseconds quiet{200};     ///< a burst of changes is over when none has come for so long
    std::chrono::milliseconds longest{1000};  ///< but is worked off after so long
    std::chrono::milliseconds look{1000};     ///< at least this between two looks where the system does not
                                              ///< tell of all changes, and before a failed run is tried again
    std::chrono::milliseconds longest_pause{60'000};  ///< between trials, which become rarer
};

/// Hears of what a watch does.
struct WatchObserver {
    IndexRunObserver& run;
    std::function<void(const IndexRunSummary&)> on_run;  ///< after each run
    std::function<void(const Error&)> on_failure;        ///< a run failed, otherwise than the one before;
                                                         ///< it is tried again
    std::function<bool()> is_stopped;                    ///< asked between runs, at least once a second
};

/// Runs the request, and again each time that one of its files comes, changes, moves or goes, until it is
/// stopped. While a given path is not there, the index keeps what it has of it. The first run's failure comes
/// out of it.
void watch_index(IndexRunRequest request, const WatchObserver& observer, const WatchOptions& options = {});

}  // namespace debrief
