#pragma once

#include <filesystem>
#include <optional>

namespace debrief {

/// Where a user's own files lie: `$XDG_CONFIG_HOME/debrief`, else `~/.config/debrief`. Relative paths in the
/// environment count as none, as the XDG Base Directory Specification has it; nothing where no folder is
/// known.
[[nodiscard]] std::optional<std::filesystem::path> config_folder();

}  // namespace debrief
