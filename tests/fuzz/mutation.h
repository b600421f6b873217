#pragma once

#include "tests/support/random.h"

#include <cstddef>
#include <span>
#include <string>

namespace debrief::fuzz {

/// Most bytes of a mutated input.
inline constexpr std::size_t mutated_bytes = 8192;

/// One of `seeds` with a few pieces changed, doubled, taken out, put in from another seed, or replaced by
/// what has broken readers before. The same `random`, the same result.
[[nodiscard]] std::string mutate(std::span<const std::string> seeds, test::Random& random);

}  // namespace debrief::fuzz
