#pragma once

#include "corpus/formats.h"

#include <string_view>

namespace debrief {

[[nodiscard]] bool is_json_feed(std::string_view json);
void read_json_feed(std::string_view json, const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
