#include "tests/fuzz/processor_time.h"
#include "tests/fuzz/targets.h"

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include <unistd.h>

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

/// libFuzzer's own limit is of wall-clock time, which runs out where other programs keep the machine busy.
extern "C" void on_time_out(int) {
    constexpr std::string_view message = "broken promise: takes too long\n";
    if (::write(STDERR_FILENO, message.data(), message.size()) < 0) std::_Exit(1);
    std::abort();  // which libFuzzer takes for a crash, and keeps the input
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    std::signal(SIGPROF, on_time_out);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const debrief::fuzz::Target& target = chosen_target();
    debrief::fuzz::limit_processor_time(debrief::fuzz::most_seconds);
    try {
        target.run({reinterpret_cast<const char*>(bytes), size});
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "broken promise: %s\n", failure.what());
        std::abort();
    }
    debrief::fuzz::limit_processor_time(0);
    return 0;
}
