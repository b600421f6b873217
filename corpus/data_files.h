#pragma once

#include <string_view>

namespace debrief {

/// The content of a file of `corpus/data/`, which the programs carry inside; empty where there is none of
/// that name.
[[nodiscard]] std::string_view find_data_file(std::string_view name);

}  // namespace debrief
