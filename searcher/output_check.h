#pragma once

#include "searcher/index_check.h"

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// What a check found, for people and for machines.
[[nodiscard]] std::string to_text(const IndexCheck& check);
[[nodiscard]] nlohmann::ordered_json to_json(const IndexCheck& check);

}  // namespace debrief
