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

const Command sources_command{
    .name = "sources",
    .operands = "[QUERY|STORY]...",
    .summary = "tell which hosts and owners are cited",
    .options = options,
    .run = run,
};

}  // namespace debrief
