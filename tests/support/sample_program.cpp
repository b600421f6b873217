#include "tests/support/sample_program.h"

#include <array>
#include <ostream>
#include <stdexcept>

namespace debrief::test {

namespace {

constexpr std::array options{
    Option{"limit", 'k', "N", "count no further than N (default: 10)"},
    Option{"strict", 0, "", "refuse empty words"},
};

constexpr std::array examples{Example{"news count a b", "count two words"}};

ExitStatus count(const CommandLine& line, const Console& console) {
    console.out << line.operands().size() << '\n';
    return line.operands().empty() ? ExitStatus::nothing_found : ExitStatus::found;
}

ExitStatus fail(const CommandLine& line, const Console&) {
    const std::string& what = line.operands().front();
    if (what == "usage") throw Error(ErrorKind::usage, "your\nmistake", "mend\x1Bit");
    if (what == "corpus") throw Error(ErrorKind::corpus, "a bad corpus");
    if (what == "index") throw Error(ErrorKind::index, "a bad index", "build it");
    throw std::runtime_error("a bug");
}

constexpr std::array verbs{
    Command{.name = "count",
            .operands = "WORD...",
            .summary = "count words",
            .details = "One paragraph.\n.dot and back\\slash\n\nAnother one.",
            .options = options,
            .examples = examples,
            .run = count},
    Command{.name = "fail",
            .operands = "HOW",
            .summary = "fail in a given way",
            .dash_words = DashWords::are_operands,
            .run = fail},
};

std::vector<std::string> completions() {
    return {"title:", "kind:press", "kind:party"};
}

constexpr std::array only_command{Command{.name = "",
                                          .operands = "WORD...",
                                          .summary = "count words",
                                          .options = options,
                                          .completions = completions,
                                          .run = count}};

constexpr Program with_verbs{"news", "count the news", verbs};
constexpr Program without_verbs{"news-count", "count words", only_command};

}  // namespace

const Program& sample_program() {
    return with_verbs;
}

const Program& sample_program_without_verbs() {
    return without_verbs;
}

}  // namespace debrief::test
