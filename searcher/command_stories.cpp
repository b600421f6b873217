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

const Command stories_command{
    .name = "stories",
    .operands = "QUERY...",
    .summary = "list the stories that a query finds",
    .options = options,
    .run = run,
};

}  // namespace debrief
