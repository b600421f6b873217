#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace debrief {

/// How a piece of work in a child process ended.
struct ForkedOutcome {
    std::string told;     ///< what it told, up to its end or where it was ended
    std::string failure;  ///< why it did not come to its end, as in "was ended by signal 11"; empty: it did
};

/// Where the work in the child tells what it finds; the parent gets it in order.
using ForkedTell = std::function<void(std::string_view)>;

/// Does work in a child process (fork), for what may crash or never end: the parent lives. The child may use
/// so many seconds of processor time. What it throws is a failure with its message. No other thread may run.
/// Throws `Error` of kind `corpus` where no process can be made.
[[nodiscard]] ForkedOutcome run_forked(const std::function<void(const ForkedTell&)>& work,
                                       std::size_t seconds);

}  // namespace debrief
