#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A path that all of a site stands below, as `SiteSettings::base_path` has it: "/debrief" for "/debrief" and
/// "/debrief/", "" for "/". Throws `Error` of kind `usage` for what would have to be escaped in addresses.
[[nodiscard]] std::string read_base_path(std::string_view given);

/// What a path is below the base: "/claims" for "/debrief/claims", "/" for the base itself; nothing for paths
/// outside of it.
[[nodiscard]] std::optional<std::string> path_below(std::string_view base, std::string_view path);

}  // namespace debrief
