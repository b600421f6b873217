#pragma once

#include <string>
#include <vector>

namespace debrief::test {

/// Texts that would become markup, a header or a command where they are not escaped: as an element or an
/// attribute `pwn`, or as a handler.
[[nodiscard]] const std::vector<std::string>& attack_strings();

}  // namespace debrief::test
