#pragma once

#include "corpus/base/program.h"

#include <array>
#include <vector>

namespace debrief {

/// Options that `run_program` adds to every command.
inline constexpr std::array shared_options{
    Option{"help", 'h', "", "show all that there is to know; -h: the most common of it"},
    Option{"version", 0, "", "show the version"},
};
inline constexpr Option no_config_option{"no-config", 0, "", "do as if there were no config file"};

/// The options of a command with those that every command of the program has.
[[nodiscard]] inline std::vector<Option> all_options(const Program& program, const Command& command) {
    std::vector<Option> options(command.options.begin(), command.options.end());
    if (!program.config_file.empty()) options.push_back(no_config_option);
    options.insert(options.end(), shared_options.begin(), shared_options.end());
    return options;
}

}  // namespace debrief
