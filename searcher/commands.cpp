#include "searcher/commands.h"

#include "corpus/base/terminal.h"
#include "indexer/program_facts.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array siblings{
    Sibling{"index", "make an index, or bring it up to date (debrief-index)"},
    Sibling{"web", "serve the search page to this machine (debrief-web)"},
};

constexpr std::array examples{
    Example{"debrief index ~/briefings", "index a folder, or bring its index up to date"},
    Example{"debrief muse spark", "briefings with these words, best first"},
    Example{"debrief 'rate cut' cites:ft.com since:2025",
            "a source that is cited, a first day of publication"},
};

constexpr std::array colour_environment{
    EnvironmentVariable{"NO_COLOR", "where it is set and not empty, no colours on a terminal"},
    EnvironmentVariable{"TERM", "where it is 'dumb', no colours on a terminal"},
};

}  // namespace

const Program& query_program() {
    static const std::array commands{
        search_command,   why_command,     similar_command, show_command,   cite_command,    stories_command,
        story_command,    claims_command,  sources_command, quotes_command, figures_command, compare_command,
        timeline_command, export_command,  info_command,    check_command,  batch_command,   eval_command,
        judge_command,    suggest_command, save_command,    saved_command,  config_command};
    static const std::array environment = [] {
        std::array<EnvironmentVariable, index_environment.size() + colour_environment.size()> all{};
        const auto* const end = std::copy(index_environment.begin(), index_environment.end(), all.begin());
        std::copy(colour_environment.begin(), colour_environment.end(), all.begin() + (end - all.begin()));
        return all;
    }();
    static const Program program{.name = "debrief",
                                 .summary = "search news briefings",
                                 .commands = commands,
                                 .examples = examples,
                                 .siblings = siblings,
                                 .environment = environment,
                                 .default_verb = "search",
                                 .config_file = config_file_name,
                                 .version_details = version_details};
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
