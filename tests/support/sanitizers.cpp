#include "tests/support/sanitizers.h"

/// Of the address sanitizer; there only where a program is linked with it. Tests are compiled once for both
/// builds, so that no macro tells.
extern "C" __attribute__((weak)) void __asan_init();

namespace debrief::test {

std::size_t fewer_with_sanitizers(std::size_t count) {
    constexpr std::size_t part = 10;
    return &__asan_init == nullptr ? count : count / part;
}

}  // namespace debrief::test
