#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// The line of the shell that shows long texts: $DEBRIEF_PAGER, else $PAGER, else `less -FRX`, which prints
/// what fits on the screen and ends. Empty where the first that is set is empty or `cat`, or `less` is not
/// installed.
[[nodiscard]] std::string pager_command();

/// Shows a text in a pager, as the shell runs it, and waits for its end; a pager that is left early is no
/// fault, and Ctrl-C is the pager's alone. False where there is no such program: nothing was shown. `less` is
/// told to pass colours on, unless $LESS says how it is to be.
[[nodiscard]] bool show_in_pager(const std::string& command, std::string_view text);

}  // namespace debrief
