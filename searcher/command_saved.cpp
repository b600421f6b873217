#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"
#include "searcher/saved_queries.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array saved_options{
    Option{"remove", 0, "NAME", "forget the query of this name"},
    row_format_option,
    null_option,
    quiet_option,
    color_option,
    pager_option,
};

ExitStatus remove_saved(SavedQueries& saved, const std::string& name, const Console& console) {
    if (saved.remove(name)) return ExitStatus::found;
    console.error << fmt::format("debrief: no query is saved as '{}'\n", to_terminal_line(name));
    return ExitStatus::nothing_found;
}

ExitStatus run_saved(const CommandLine& line, const Console& console) {
    if (!line.operands().empty())
        throw Error(ErrorKind::usage, "'saved' takes no operands", "'debrief save NAME QUERY' saves a query");
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    SavedQueries saved(saved_queries_file(), problem_teller(console));
    if (const auto name = line.value("remove")) return remove_saved(saved, *name, console);
    print_result({[&](const TextStyle&) { return to_text(saved.all()); },
                  [&] { return to_json(saved.all()); }, "/saved", saved_columns},
                 manner, console);
    return saved.all().empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command saved_command{
    .name = "saved",
    .operands = "",
    .summary = "list the saved queries, or forget one",
    .options = saved_options,
    .run = run_saved,
};

}  // namespace debrief
