#pragma once

#include <string>
#include <string_view>

namespace debrief::test {

/// Whether `actual` is what the file below `tests/golden/` holds. With DEBRIEF_UPDATE_GOLDEN=1 in the
/// environment the file is written instead: read the difference, and say in the commit why it changed.
[[nodiscard]] bool equals_golden(std::string_view file, std::string_view actual);

/// The same for a file anywhere below the project's folder.
[[nodiscard]] bool equals_kept(std::string_view file, std::string_view actual);

}  // namespace debrief::test
