#pragma once

#include "tests/support/sample_index.h"

namespace debrief::test {

/// An index of the five real briefings, by the numbers that their names begin with ("000"), all telling one
/// story, `real_story`. They are not ours to keep (tests/data/real_briefings/README.md): none where they are
/// not there, with a warning.
[[nodiscard]] const SampleIndex* real_briefings();

inline constexpr const char* real_story = "0000000000000005";

}  // namespace debrief::test
