#include "corpus/base/error.h"
#include "searcher/commands.h"
#include "searcher/facts/subject_options.h"

#include <array>

namespace debrief {

namespace {

constexpr std::array options{index_option};

ExitStatus run(const CommandLine& line, const Console& /*console*/) {
    static_cast<void>(read_subject_options(line));
    throw Error(ErrorKind::usage, "this verb is being written", "come back soon");
}

}  // namespace

const Command figures_command{
    .name = "figures",
    .operands = "QUERY|STORY...",
    .summary = "list figures with what they are about",
    .options = options,
    .run = run,
};

}  // namespace debrief
