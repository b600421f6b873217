#include "corpus/base/error.h"
#include "corpus/base/json.h"
#include "searcher/commands.h"
#include "searcher/output.h"

#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

namespace debrief {

namespace {

constexpr std::array options{index_option, object_format_option};

ExitStatus run(const CommandLine& line, const Console& console) {
    if (!line.operands().empty()) {
        throw Error(ErrorKind::usage, "'info' takes no operands", "name the index with '-i'");
    }
    const OutputFormat format = choose_output_format(line, object_styles);
    IndexReader reader(choose_index(line.value("index")));
    const IndexInfo info = read_info(reader);
    console.out << (format.style == OutputStyle::json ? to_json_text(to_json(info)) + "\n" : to_text(info));
    return ExitStatus::found;
}

}  // namespace

const Command info_command{
    .name = "info",
    .operands = "",
    .summary = "tell what an index holds",
    .options = options,
    .run = run,
};

}  // namespace debrief
