#pragma once

#include <string_view>

namespace debrief {

/// A file of `corpus/base/shells/` as it was when the program was built; empty: there is none of this name.
[[nodiscard]] std::string_view find_shell_script(std::string_view name);

}  // namespace debrief
