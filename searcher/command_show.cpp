#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "corpus/base/terminal.h"
#include "searcher/commands.h"
#include "searcher/index_reader.h"
#include "searcher/output.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{
    index_option,
    object_format_option,
    Option{"chrome", 0, "", "print only what was taken for app, page or mail rather than briefing, and why"},
};

constexpr std::array examples{
    Example{"debrief show 2026-04-08-muse-spark-a.txt", "the whole briefing with this id"},
    Example{"debrief show --chrome 2026-04-08-muse-spark-a.txt", "what of it is not searched"},
};

ExitStatus run(const CommandLine& line, const Console& console) {
    if (line.operands().size() != 1) {
        throw Error(ErrorKind::usage, fmt::format("{} ids are given", line.operands().size()),
                    "give one id, as 'debrief search' shows it");
    }
    const OutputFormat format = choose_output_format(line, object_styles);
    IndexReader reader(choose_index(line.value("index")));
    const std::string& id = line.operands().front();
    const auto briefing = reader.find(id);
    if (!briefing) return tell_unknown_id(id, console);
    const bool is_chrome = line.has("chrome");
    if (format.style == OutputStyle::json) {
        console.out << to_json_text(is_chrome ? chrome_to_json(*briefing) : to_json(*briefing)) << '\n';
    } else if (is_chrome) {
        console.out << wrap_lines(chrome_to_text(*briefing), console.out_columns);
    } else {
        const Emphasis emphasis = console.out_takes_colour ? Emphasis::colour : Emphasis::asterisks;
        console.out << wrap_lines(to_text(*briefing, emphasis), console.out_columns);
    }
    return ExitStatus::found;
}

}  // namespace

const Command show_command{
    .name = "show",
    .operands = "ID",
    .summary = "print a whole briefing",
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace debrief
