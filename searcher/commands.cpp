#include "searcher/commands.h"

#include <array>

namespace debrief {

const Program& query_program() {
    static const std::array commands{search_command, show_command,    info_command, batch_command,
                                     eval_command,   suggest_command, save_command, saved_command};
    static const Program program{"debrief", "search news briefings", commands};
    return program;
}

OutputFormat choose_format(const CommandLine& line) {
    constexpr std::array<std::string_view, 2> formats{"text", "json"};
    return line.choice("format", formats) == "json" ? OutputFormat::json : OutputFormat::text;
}

std::string joined_operands(const CommandLine& line) {
    std::string joined;
    for (const std::string& operand : line.operands()) {
        if (!joined.empty()) joined += ' ';
        joined += operand;
    }
    return joined;
}

}  // namespace debrief
