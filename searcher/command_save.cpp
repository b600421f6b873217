#include "corpus/base/error.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/saved_queries.h"
#include "searcher/user_files.h"

#include <array>
#include <ostream>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::array save_examples{
    Example{"debrief save chips '(nvidia OR tsmc) since:30d'",
            "afterwards 'saved:chips' in a query stands for it"},
};

ExitStatus run_save(const CommandLine& line, const Console& console) {
    if (line.operands().size() < 2)
        throw Error(ErrorKind::usage, "a name and a query are needed",
                    "as in 'debrief save chips nvidia tsmc'");
    const std::string& name = line.operands().front();
    std::string query;
    for (std::size_t i = 1; i < line.operands().size(); ++i)
        query += (query.empty() ? "" : " ") + line.operands()[i];
    SavedQueries saved(saved_queries_file(), problem_teller(console));
    if (const auto before = saved.save(name, query); before && *before != saved.find(name)) {
        console.error << fmt::format("'{}' was: {}\n", to_terminal_line(name), to_terminal_line(*before));
    }
    return ExitStatus::found;
}

}  // namespace

const Command save_command{
    .name = "save",
    .operands = "NAME QUERY...",
    .summary = "keep a query under a name, for 'saved:NAME'",
    .details =
        "A name has letters, digits, '-' and '_'; its case makes no difference. A query that the name had is "
        "replaced and told.",
    .examples = save_examples,
    .dash_words = DashWords::are_operands,
    .run = run_save,
};

}  // namespace debrief
