#pragma once

#include <string_view>

namespace debrief {

/// From now on SIGINT and SIGTERM write `last_words` (which must live on) to standard error before they end
/// the process as they always do.
void say_when_interrupted(std::string_view last_words);

/// From now on the first SIGINT or SIGTERM is only noted (`was_interrupted`), and the second ends the
/// process. Calls that wait are ended by it.
void note_interrupts();

[[nodiscard]] bool was_interrupted();

/// Ends the process at once by the signal that was noted, as if nobody had caught it: shells look at that.
/// Nothing is destroyed or flushed.
[[noreturn]] void end_as_interrupted();

}  // namespace debrief
