#pragma once

#include "corpus/base/program.h"

#include <array>
#include <string>

namespace debrief {

/// The config file that all of Debrief's programs read, in the config folder.
inline constexpr std::string_view config_file_name = "config";

/// What of the environment all of Debrief's programs heed.
inline constexpr std::array index_environment{
    EnvironmentVariable{"DEBRIEF_INDEX", "the index, where no option names one", "index"},
    EnvironmentVariable{"XDG_DATA_HOME",
                        "the folder that has debrief/index, the index where nothing names one "
                        "(default: ~/.local/share)"},
    EnvironmentVariable{"XDG_CONFIG_HOME",
                        "the folder that has debrief/config with defaults of options (default: ~/.config)"},
};

/// The further lines of `--version`: which Xapian, which indexes are read, and how the program was built.
[[nodiscard]] std::string version_details();

}  // namespace debrief
