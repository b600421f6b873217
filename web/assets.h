#pragma once

#include <string_view>

namespace debrief {

/// The content of a file of `web/assets/`, or of a schema of the API's answers (`search.json`), built into
/// the program; empty for a name that is not there.
[[nodiscard]] std::string_view find_asset(std::string_view name);

}  // namespace debrief
