#pragma once

#include "corpus/base/config_file.h"

#include <optional>
#include <string>
#include <vector>

namespace debrief {

/// What an option is where a command line does not give it.
struct OptionOrigin {
    std::string verb;
    std::string option;
    std::optional<std::string> value;  ///< nothing: none; a switch is `yes` or `no`
    std::string where;                 ///< "FILE:LINE", "$DEBRIEF_INDEX" or "built in"
};

/// All options of all verbs, in the order of their tables; a repeatable one once for each value. Then what
/// the config file says to sibling programs.
[[nodiscard]] std::vector<OptionOrigin> find_origins(const Program& program,
                                                     const std::vector<ConfigEntry>& entries);

}  // namespace debrief
