#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/index_reader.h"
#include "searcher/output_columns.h"
#include "searcher/output_manner.h"
#include "searcher/reference.h"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr Option as_option{.name = "as",
                           .argument = "STYLE",
                           .help = "how text is written: text, bibtex, ris or csl (default: text)",
                           .choices = reference_style_names};

constexpr std::array cite_options{
    index_option, as_option, row_format_option, null_option, quiet_option, color_option, pager_option,
};

constexpr std::array cite_examples{
    Example{"debrief cite 2026-04-08-muse-spark-a.txt", "a line for a list of sources"},
    Example{"debrief search -l muse spark | xargs -n1 debrief cite --as bibtex",
            "all that a search finds, for BibTeX"},
};

constexpr std::string_view cite_details =
    "A day stands there only where somebody gave it, not one that was taken from the text or the file. A\n"
    "briefing without an address is referred to by its id.";

ExitStatus run_cite(const CommandLine& line, const Console& console) {
    if (line.operands().size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} ids are given", line.operands().size()),
                    "give one id, as 'debrief search' shows it");
    }
    const ReferenceStyle style = *find_reference_style(line.choice(as_option.name, reference_style_names));
    const OutputManner manner = choose_output_manner(line, console, row_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& id = line.operands().front();
    const auto briefing = reader.find(id);
    if (!briefing) return tell_unknown_id(id, console);
    print_result({[&](const TextStyle&) { return to_reference(*briefing, style); },
                  [&] { return references_to_json(*briefing); }, "", reference_columns},
                 manner, console);
    return ExitStatus::found;
}

}  // namespace

const Command cite_command{
    .name = "cite",
    .operands = "ID",
    .summary = "tell how to cite a briefing",
    .details = cite_details,
    .options = cite_options,
    .examples = cite_examples,
    .run = run_cite,
};

}  // namespace debrief
