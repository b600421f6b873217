#include "tests/support/sample_program.h"

#include <array>
#include <ostream>
#include <stdexcept>

namespace debrief::test {

namespace {

constexpr std::array<std::string_view, 2> orders{"up", "down"};

constexpr std::array options{
    Option{"limit", 'k', "N", "count no further than N (default: 10)"},
    Option{"strict", 0, "", "refuse empty words"},
    Option{.name = "order", .argument = "ORDER", .help = "which come first (default: up)", .choices = orders},
    Option{.name = "list", .argument = "FILE", .help = "words to count"},
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

std::vector<ShellWord> completions(const CommandLine& line, std::string_view typed) {
    std::vector<ShellWord> words;
    for (const char* word : {"title:", "kind:press", "kind:party"}) {
        if (std::string_view(word).starts_with(typed))
            words.push_back({word, line.value("limit").value_or("")});
    }
    return words;
}

constexpr std::array only_command{Command{.name = "",
                                          .operands = "WORD...",
                                          .summary = "count words",
                                          .options = options,
                                          .completions = completions,
                                          .run = count}};

constexpr std::array siblings{Sibling{"web", "show the news (news-web)"}};

constexpr std::array environment{EnvironmentVariable{"NEWS_LIMIT", "how far to count", "limit"}};

constexpr Program with_verbs{.name = "news",
                             .summary = "count the news",
                             .commands = verbs,
                             .siblings = siblings,
                             .environment = environment};
constexpr Program with_default_verb{.name = "news",
                                    .summary = "count the news",
                                    .commands = verbs,
                                    .examples = examples,
                                    .siblings = siblings,
                                    .environment = environment,
                                    .default_verb = "count",
                                    .config_file = "news-config"};
constexpr Program without_verbs{.name = "news-count", .summary = "count words", .commands = only_command};

}  // namespace

const Program& sample_program() {
    return with_verbs;
}

const Program& sample_program_with_default() {
    return with_default_verb;
}

const Program& sample_program_without_verbs() {
    return without_verbs;
}

}  // namespace debrief::test
