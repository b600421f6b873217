#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "searcher/commands.h"
#include "searcher/output.h"

#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array info_options{index_option, object_format_option};

constexpr std::array info_examples{
    Example{"debrief info", "your index"},
    Example{"debrief info -f json -i /tmp/index", "another one, for a program"},
};

ExitStatus run_info(const CommandLine& line, const Console& console) {
    if (!line.operands().empty()) {
        throw Error(ErrorKind::usage, "'info' takes no operands", "name the index with '-i'");
    }
    const OutputFormat format = choose_output_format(line, object_styles);
    IndexReader reader(choose_index(line.value("index")));
    const IndexDetails details = read_details(reader);
    console.out << (format.style == OutputStyle::json ? to_json_text(to_json(details)) + "\n"
                                                      : to_text(details));
    return ExitStatus::found;
}

}  // namespace

const Command info_command{
    .name = "info",
    .operands = "",
    .summary = "tell what an index holds",
    .details =
        "Briefings, stories (a briefing that nobody else tells is one), days, different terms, sources with "
        "the "
        "ten of most\n"
        "briefings, languages, and bytes on the disk by what they are for.",
    .options = info_options,
    .examples = info_examples,
    .run = run_info,
};

}  // namespace debrief
