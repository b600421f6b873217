#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace {

/// One program for all targets, so that there is one to link: DEBRIEF_FUZZ_TARGET says which one runs.
const debrief::fuzz::Target& chosen_target() {
    const char* name = std::getenv("DEBRIEF_FUZZ_TARGET");
    try {
        return debrief::fuzz::target_by_name(name ? name : "");
    } catch (const std::exception& unknown) {
        std::fprintf(stderr, "DEBRIEF_FUZZ_TARGET: %s\n", unknown.what());
        std::_Exit(2);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const debrief::fuzz::Target& target = chosen_target();
    try {
        target.run({reinterpret_cast<const char*>(bytes), size});
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "broken promise: %s\n", failure.what());
        std::abort();
    }
    return 0;
}
