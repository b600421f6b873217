#pragma once

#include <string_view>

namespace debrief::fuzz {

/// Reads the input as the head of an HTTP request.
void read_request(std::string_view input);

}  // namespace debrief::fuzz
