#include "searcher/commands.h"

#include "corpus/base/terminal.h"

#include <array>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

const Program& query_program() {
    static const std::array commands{search_command, why_command,   similar_command, show_command,
                                     info_command,   batch_command, eval_command,    suggest_command,
                                     save_command,   saved_command};
    static const Program program{"debrief", "search news briefings", commands};
    return program;
}

std::string joined_operands(const CommandLine& line, std::size_t first) {
    std::string joined;
    for (std::size_t i = first; i < line.operands().size(); ++i) {
        if (i > first) joined += ' ';
        joined += line.operands()[i];
    }
    return joined;
}

void tell_notes(std::string_view query, const std::vector<QueryNote>& notes, const Console& console) {
    for (const QueryNote& note : notes) {
        console.error << fmt::format("note: {}\n{}\n", to_terminal_line(note.message),
                                     point_at(query, note.offset));
    }
}

ExitStatus tell_unknown_id(std::string_view id, const Console& console) {
    console.error << fmt::format("debrief: no briefing has the id '{}'\n", to_terminal_line(id));
    return ExitStatus::nothing_found;
}

}  // namespace debrief
