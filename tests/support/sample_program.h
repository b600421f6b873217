#pragma once

#include "corpus/base/program.h"

namespace debrief::test {

/// A program with two verbs: "count" prints how many operands it has, "fail" throws what its operand names.
[[nodiscard]] const Program& sample_program();

/// The same, whose default verb is "count", and which has a config file, "news-config".
[[nodiscard]] const Program& sample_program_with_default();

/// A program without verbs that counts its operands.
[[nodiscard]] const Program& sample_program_without_verbs();

}  // namespace debrief::test
