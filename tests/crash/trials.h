#pragma once

#include <cstddef>

namespace debrief::test {

// Each throws `std::runtime_error` where a promise is broken, and tells what it has done on standard output.

/// Kills index runs (first build, update, rebuild, watch) at random instants. After each kill the index, if
/// there is one, opens, is without faults and holds what was committed; one more run makes it whole.
void try_kills(std::size_t kills, unsigned seed);

/// Searches in a loop, in this process and with new ones, while a writer commits and rebuilds.
void try_readers(std::size_t commits, std::size_t rebuilds);

/// Lets index runs fill a small file system up (tmpfs; only root may mount one).
void try_full_disk();

}  // namespace debrief::test
