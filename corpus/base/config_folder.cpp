#include "corpus/base/config_folder.h"

#include <cstdlib>

namespace debrief {

namespace {

std::optional<std::filesystem::path> absolute_path_in(const char* variable) {
    const char* value = std::getenv(variable);
    if (!value) return std::nullopt;
    std::filesystem::path path(value);
    return path.is_absolute() ? std::optional(std::move(path)) : std::nullopt;
}

}  // namespace

std::optional<std::filesystem::path> config_folder() {
    if (const auto config = absolute_path_in("XDG_CONFIG_HOME")) return *config / "debrief";
    if (const auto home = absolute_path_in("HOME")) return *home / ".config" / "debrief";
    return std::nullopt;
}

}  // namespace debrief
