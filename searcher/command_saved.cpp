#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/saved_queries.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{
    Option{"remove", 0, "NAME", "forget the query of this name"},
    object_format_option,
};

ExitStatus remove_saved(SavedQueries& saved, const std::string& name, const Console& console) {
    if (saved.remove(name)) return ExitStatus::found;
    console.error << fmt::format("debrief: no query is saved as '{}'\n", to_terminal_line(name));
    return ExitStatus::nothing_found;
}

ExitStatus run(const CommandLine& line, const Console& console) {
    if (!line.operands().empty())
        throw Error(ErrorKind::usage, "'saved' takes no operands", "'debrief save NAME QUERY' saves a query");
    const OutputFormat format = choose_output_format(line, object_styles);
    SavedQueries saved(saved_queries_file(), problem_teller(console));
    if (const auto name = line.value("remove")) return remove_saved(saved, *name, console);
    if (format.style == OutputStyle::json) {
        nlohmann::ordered_json json = {{"v", 1}, {"saved", nlohmann::ordered_json::array()}};
        for (const SavedQuery& each : saved.all())
            json["saved"].push_back({{"name", each.name}, {"query", each.query}});
        console.out << to_json_text(json) << '\n';
    } else {
        for (const SavedQuery& each : saved.all())
            console.out << fmt::format("{}\t{}\n", to_terminal_line(each.name), to_terminal_line(each.query));
    }
    return saved.all().empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

}  // namespace

const Command saved_command{
    .name = "saved",
    .operands = "",
    .summary = "list the saved queries, or forget one",
    .options = options,
    .run = run,
};

}  // namespace debrief
