#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "searcher/commands.h"
#include "searcher/output_check.h"

#include <array>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array check_options{
    Option{"index", 'i', "DIR",
           "the index to check (default: $DEBRIEF_INDEX, else $XDG_DATA_HOME/debrief/index)"},
    object_format_option,
    Option{"wait", 0, "", "wait while a run writes the index"},
};

constexpr std::array check_examples{
    Example{"debrief check", "whether your index is whole"},
    Example{"debrief check --wait -f json", "the same for a program, after a run that may be under way"},
};

constexpr std::string_view check_details =
    "Looks at the structure of all tables, the checksum of each stored briefing, its values and its id, and "
    "prints a\n"
    "line for each fault. While it looks, nobody else writes the index. Ends with 0 where it is whole, with "
    "3 where it\n"
    "is not: then 'debrief-index --rebuild PATH...' makes it anew from the briefings' files.";

ExitStatus run_check(const CommandLine& line, const Console& console) {
    if (!line.operands().empty())
        throw Error(ErrorKind::usage, "'check' takes no operands", "name the index with '-i'");
    const OutputFormat format = choose_output_format(line, object_styles);
    const auto wait = line.has("wait") ? WriterLock::Wait::yes : WriterLock::Wait::no;
    const IndexCheck check = check_index(choose_index(line.value("index")), wait);
    console.out << (format.style == OutputStyle::json ? to_json_text(to_json(check)) + "\n" : to_text(check));
    if (!check.is_whole()) {
        throw Error(ErrorKind::index, fmt::format("index '{}' is damaged", check.index),
                    "build it again with 'debrief-index --rebuild PATH...'");
    }
    return ExitStatus::found;
}

}  // namespace

const Command check_command{
    .name = "check",
    .operands = "",
    .summary = "tell whether an index is whole, and what is damaged",
    .details = check_details,
    .options = check_options,
    .examples = check_examples,
    .run = run_check,
};

}  // namespace debrief
