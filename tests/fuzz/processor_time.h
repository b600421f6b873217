#pragma once

#include <sys/time.h>

namespace debrief::fuzz {

/// What an input of some kilobytes may take, with sanitizers, before it counts as a hang.
inline constexpr unsigned most_seconds = 5;

/// Sends SIGPROF when the program has worked for as many seconds more; 0: takes that back. Time of the
/// processor, so that a busy machine makes no findings.
inline void limit_processor_time(unsigned seconds) {
    itimerval limit{};
    limit.it_value.tv_sec = seconds;
    ::setitimer(ITIMER_PROF, &limit, nullptr);
}

}  // namespace debrief::fuzz
