#pragma once

#include "corpus/base/program.h"

namespace debrief {

/// The program `debrief-index`.
[[nodiscard]] const Program& index_program();

}  // namespace debrief
