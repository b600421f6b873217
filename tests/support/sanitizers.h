#pragma once

#include <cstddef>

namespace debrief::test {

/// So many, or a tenth where the program is built with sanitizers: all takes ten times as long there, and
/// what such a flood or row of random cases would show is shown by less. Not for what stands at a limit.
[[nodiscard]] std::size_t fewer_with_sanitizers(std::size_t count);

}  // namespace debrief::test
