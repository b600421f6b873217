#pragma once

#include "corpus/base/program.h"

namespace debrief {

/// The program `debrief-web`.
[[nodiscard]] const Program& web_program();

}  // namespace debrief
