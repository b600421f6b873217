#include "corpus/base/shell_completion.h"

#include "tests/support/catch.h"
#include "tests/support/sample_program.h"

using namespace debrief;
using debrief::test::sample_program;
using debrief::test::sample_program_with_default;
using debrief::test::sample_program_without_verbs;

namespace {

/// The words that are offered, with blanks between, then what paths are.
std::string offered(const Program& program, const std::vector<std::string>& words) {
    const ShellCompletions completions = complete_words(program, words);
    std::string text;
    for (const ShellWord& each : completions.words) text += each.word + " ";
    if (completions.paths == ShellCompletions::Paths::files) text += ":files ";
    if (completions.paths == ShellCompletions::Paths::folders) text += ":folders ";
    if (!text.empty()) text.pop_back();
    return text;
}

}  // namespace

TEST_CASE("verbs, options and what options can be are completed", "[corpus][shell_completion]") {
    struct Case {
        std::vector<std::string> words;
        const char* expected;
    };
    const auto [words, expected] = GENERATE(values<Case>({
        {{""}, "count fail web"},
        {{"f"}, "fail"},
        {{"xyz"}, ""},
        {{"help", ""}, "count fail web"},
        {{"help", "co"}, "count"},
        {{"count", ""}, ":files"},
        {{"count", "-"}, "--limit --strict --order --list --help --version"},
        {{"count", "--li"}, "--limit --list"},
        {{"count", "--limit", "3", "--li"}, "--list"},
        {{"count", "--order", ""}, "up down"},
        {{"count", "--order", "d"}, "down"},
        {{"count", "--order=d"}, "--order=down"},
        {{"count", "--order=x"}, ""},
        {{"count", "--limit", ""}, ""},
        {{"count", "--list", ""}, ":files"},
        {{"count", "-k", ""}, ""},
        {{"count", "--", "--li"}, ":files"},
        {{"count", "--zzz", "--st"}, "--strict"},
        {{"unknown", "--st"}, ""},
        {{}, "count fail web"},
    }));
    CAPTURE(words);
    CHECK(offered(sample_program(), words) == expected);
}

TEST_CASE("where there is a default verb, its options are completed too", "[corpus][shell_completion]") {
    CHECK(offered(sample_program_with_default(), {"--st"}) == "--strict");
    CHECK(offered(sample_program_with_default(), {"word", "--st"}) == "--strict");
    CHECK(offered(sample_program_with_default(), {"--no"}) == "--no-config");
}

TEST_CASE("a command completes its own operands by the options before", "[corpus][shell_completion]") {
    const Program& program = sample_program_without_verbs();
    CHECK(offered(program, {"ki"}) == "kind:press kind:party");
    CHECK(complete_words(program, {"--limit", "7", "ti"}).words == std::vector<ShellWord>{{"title:", "7"}});
    CHECK(complete_words(program, {"--limt", "7", "ti"}).words == std::vector<ShellWord>{{"title:", ""}});
}

TEST_CASE("completions are lines, and nothing in them harms a terminal", "[corpus][shell_completion]") {
    ShellCompletions completions{{{"title:", "a\tb"}, {"x\x1B[31m", ""}, {":files", ""}, {"c\nd", ""}}};
    CHECK(to_text(completions) == "title:\ta b\n");
    completions.paths = ShellCompletions::Paths::folders;
    CHECK(to_text(completions) == "title:\ta b\n:folders\n");
    CHECK(to_text(ShellCompletions()).empty());
}

TEST_CASE("there is a script for three shells", "[corpus][shell_completion]") {
    for (const std::string_view shell : completed_shells) {
        CAPTURE(shell);
        const auto script = completion_script(sample_program_without_verbs(), shell);
        REQUIRE(script);
        CHECK(script->find("news_count") != std::string::npos);
        CHECK(script->find("@NAME@") == std::string::npos);
        CHECK(script->find("@FUNCTION@") == std::string::npos);
    }
    CHECK_FALSE(completion_script(sample_program(), "tcsh"));
}
