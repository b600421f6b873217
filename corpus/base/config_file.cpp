#include "corpus/base/config_file.h"

#include "corpus/base/config_folder.h"
#include "corpus/base/error.h"
#include "corpus/base/text.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace debrief {

namespace {

[[noreturn]] void fail_line(const std::string& where, std::string_view what, std::string_view hint) {
    throw Error(ErrorKind::usage, fmt::format("{}: {}", where, what), std::string(hint));
}

/// What may stand behind a verb, an option or a value: nothing, or a comment after a blank.
std::string_view without_comment(std::string_view line) {
    if (line.starts_with('#')) return {};
    bool is_quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') is_quoted = !is_quoted;
        if (line[i] == '#' && !is_quoted && is_ascii_space(line[i - 1])) return trim(line.substr(0, i));
    }
    return line;
}

std::string_view without_quotes(std::string_view value, const std::string& where) {
    const bool begins = value.starts_with('"');
    const bool ends = value.size() > 1 && value.ends_with('"');
    if (begins != ends) fail_line(where, "a quotation mark is missing", "write option = \"value\"");
    return begins ? value.substr(1, value.size() - 2) : value;
}

/// What the section of a program without verbs is called: "index" for "debrief-index".
std::string_view section_of(const Program& program, const Command& command) {
    if (program.has_verbs()) return command.name;
    return program.name.substr(program.name.rfind('-') + 1);
}

bool has_option(const Command& command, std::string_view name) {
    return std::any_of(command.options.begin(), command.options.end(),
                       [&](const Option& option) { return option.name == name; });
}

std::string hint_of(std::string_view name, const std::vector<std::string_view>& names,
                    std::string_view else_hint) {
    const auto nearest = nearest_word(name, names);
    return nearest ? fmt::format("did you mean '{}'?", *nearest) : std::string(else_hint);
}

void check_option(const Program& program, std::span<const Command> commands, const ConfigEntry& entry) {
    std::vector<std::string_view> names;
    for (const Command& command : commands) {
        if (has_option(command, entry.option)) return;
        for (const Option& option : command.options) names.push_back(option.name);
    }
    const std::string whose =
        entry.section.empty() ? "no verb has" : fmt::format("'{}' has no", entry.section);
    fail_line(entry.where, fmt::format("{} option '{}'", whose, entry.option),
              hint_of(entry.option, names,
                      fmt::format("'{} {}' lists the options", program.name,
                                  entry.section.empty() ? "VERB --help" : entry.section + " --help")));
}

void check_entry(const Program& program, const ConfigEntry& entry) {
    if (!program.has_verbs()) {  // what is for all verbs is for the program with verbs to check
        if (entry.section == section_of(program, program.commands.front()))
            check_option(program, program.commands, entry);
        return;
    }
    if (entry.section.empty()) return check_option(program, program.commands, entry);
    std::vector<std::string_view> names;
    for (const Command& command : program.commands) {
        if (command.name == entry.section) return check_option(program, {&command, 1}, entry);
        names.push_back(command.name);
    }
    for (const Sibling& sibling : program.siblings) {
        if (sibling.verb == entry.section) return;
        names.push_back(sibling.verb);
    }
    fail_line(entry.where, fmt::format("there is no verb '{}'", entry.section),
              hint_of(entry.section, names, fmt::format("'{} --help' lists the verbs", program.name)));
}

bool is_path_option(const Program& program, const ConfigEntry& entry) {
    for (const Command& command : program.commands) {
        for (const Option& option : command.options) {
            if (option.name == entry.option) return option.is_path();
        }
    }
    return false;
}

std::string absolute_path(const std::string& value, const std::filesystem::path& folder) {
    const char* home = std::getenv("HOME");
    if (value.starts_with("~/") && home) return (std::filesystem::path(home) / value.substr(2)).string();
    return value.empty() ? value : (folder / value).string();
}

bool is_set(const EnvironmentVariable& variable) {
    const char* value = std::getenv(std::string(variable.name).c_str());
    return value && *value != '\0';
}

}  // namespace

std::vector<ConfigEntry> parse_config(std::string_view text, std::string_view file) {
    std::vector<ConfigEntry> entries;
    std::string section;
    std::size_t number = 0;
    for_each_line(text, [&](std::string_view whole) {
        const std::string where = fmt::format("{}:{}", file, ++number);
        const std::string_view line = without_comment(trim(whole));
        if (line.empty()) return;
        if (line.starts_with('[')) {
            if (!line.ends_with(']')) fail_line(where, "a bracket is missing", "write [verb]");
            section = trim(line.substr(1, line.size() - 2));
            return;
        }
        const std::size_t sign = line.find('=');
        const std::string_view option = trim(line.substr(0, sign));
        if (option.empty() || std::any_of(option.begin(), option.end(), is_ascii_space))
            fail_line(where, fmt::format("'{}' sets nothing", line), "write option = value");
        const std::string_view value = sign == std::string_view::npos ? "yes" : trim(line.substr(sign + 1));
        entries.push_back({section, std::string(option), std::string(without_quotes(value, where)), where});
    });
    return entries;
}

std::optional<std::filesystem::path> config_file_of(const Program& program) {
    const auto folder = config_folder();
    if (!folder || program.config_file.empty()) return std::nullopt;
    return *folder / program.config_file;
}

std::vector<ConfigEntry> read_config(const Program& program) {
    const auto file = config_file_of(program);
    std::error_code failure;
    if (!file || !std::filesystem::exists(*file, failure)) return {};
    std::string text;
    std::ifstream stream(*file, std::ios::binary);
    const bool is_file = !std::filesystem::is_directory(*file, failure) && stream;
    if (is_file) text.assign(std::istreambuf_iterator<char>(stream), {});
    if (!is_file || !stream) {
        throw Error(ErrorKind::usage, fmt::format("cannot read '{}'", file->string()),
                    "mend or remove it, or say '--no-config'");
    }
    std::vector<ConfigEntry> entries = parse_config(text, file->string());
    for (ConfigEntry& entry : entries) {
        check_entry(program, entry);
        if (is_path_option(program, entry)) entry.value = absolute_path(entry.value, file->parent_path());
    }
    return entries;
}

std::vector<OptionDefault> defaults_for(const Program& program, const Command& command,
                                        const std::vector<ConfigEntry>& entries) {
    std::vector<OptionDefault> defaults;
    for (const std::string_view section : {std::string_view(), section_of(program, command)}) {
        for (const ConfigEntry& entry : entries) {
            const bool is_said_elsewhere = std::any_of(
                program.environment.begin(), program.environment.end(),
                [&](const auto& variable) { return variable.option == entry.option && is_set(variable); });
            if (entry.section == section && !is_said_elsewhere)
                defaults.push_back({entry.option, entry.value, entry.where});
        }
    }
    return defaults;
}

}  // namespace debrief
