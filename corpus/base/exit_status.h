#pragma once

#include "corpus/base/error.h"

namespace debrief {

/// How a program ends; scripts rely on these numbers.
enum class ExitStatus : int {
    found = 0,            ///< done; for a search: something was found
    nothing_found = 1,    ///< done, but no briefing answers
    usage = 2,            ///< the caller's mistake
    corpus_or_index = 3,  ///< the corpus or the index cannot be used
    internal = 70,        ///< a bug of ours (EX_SOFTWARE of sysexits.h)
};

[[nodiscard]] constexpr ExitStatus to_exit_status(ErrorKind kind) {
    return kind == ErrorKind::usage ? ExitStatus::usage : ExitStatus::corpus_or_index;
}

}  // namespace debrief
