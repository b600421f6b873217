#include "searcher/option_origins.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::string_view built_in = "built in";

/// What a variable of the environment says of an option.
std::optional<OptionOrigin> from_environment(const Program& program, const Option& option) {
    for (const EnvironmentVariable& variable : program.environment) {
        const char* value = std::getenv(std::string(variable.name).c_str());
        if (variable.option == option.name && value && *value != '\0')
            return OptionOrigin{"", "", value, fmt::format("${}", variable.name)};
    }
    return std::nullopt;
}

OptionOrigin from_table(const Option& option) {
    if (option.argument.empty()) return {"", "", "no", std::string(built_in)};
    const std::string_view value = default_of(option);
    return {"", "", value.empty() ? std::nullopt : std::optional(std::string(value)), std::string(built_in)};
}

std::vector<OptionOrigin> origins_of(const Program& program, const Option& option,
                                     const std::vector<OptionDefault>& defaults) {
    if (const auto found = from_environment(program, option)) return {*found};
    std::vector<OptionOrigin> origins;
    for (const OptionDefault& each : defaults) {
        if (each.option != option.name) continue;
        if (!option.is_repeatable) origins.clear();  // the last one counts
        origins.push_back({"", "", each.value, each.where});
    }
    if (origins.empty()) origins.push_back(from_table(option));
    return origins;
}

}  // namespace

std::vector<OptionOrigin> find_origins(const Program& program, const std::vector<ConfigEntry>& entries) {
    std::vector<OptionOrigin> all;
    for (const Command& command : program.commands) {
        const std::vector<OptionDefault> defaults = defaults_for(program, command, entries);
        for (const Option& option : command.options) {
            for (OptionOrigin& each : origins_of(program, option, defaults)) {
                each.verb = command.name;
                each.option = option.name;
                all.push_back(std::move(each));
            }
        }
    }
    for (const Sibling& sibling : program.siblings) {
        for (const ConfigEntry& entry : entries) {
            if (entry.section == sibling.verb)
                all.push_back({entry.section, entry.option, entry.value, entry.where});
        }
    }
    return all;
}

}  // namespace debrief
