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

const Command compare_command{
    .name = "compare",
    .operands = "STORY|ID...",
    .summary = "tell where the tellings of a story differ",
    .options = options,
    .run = run,
};

}  // namespace debrief
