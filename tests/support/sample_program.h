#pragma once

#include "corpus/base/program.h"

namespace debrief::test {

/// A program with two verbs: "count" prints how many operands it has, "fail" throws what its operand names.
[[nodiscard]] const Program& sample_program();

/// A program without verbs that counts its operands.
[[nodiscard]] const Program& sample_program_without_verbs();

}  // namespace debrief::test
