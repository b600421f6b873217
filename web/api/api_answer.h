#pragma once

#include "web/http.h"

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// JSON as the API gives it: that of the command line, without what tells where files lie on the server's
/// disk
/// (`path`; what a record itself says, its `attributes`, stays).
[[nodiscard]] Response json_answer(nlohmann::ordered_json json);

}  // namespace debrief
