#include "corpus/base/program.h"

#include "corpus/base/help.h"
#include "corpus/base/manual.h"
#include "corpus/base/shell_completion.h"
#include "tests/support/catch.h"
#include "tests/support/sample_program.h"

#include <iostream>
#include <sstream>

using namespace debrief;
using debrief::test::sample_program;
using debrief::test::sample_program_with_default;
using debrief::test::sample_program_without_verbs;

namespace {

/// `run_program` does this too. The first call throws the buffers of the standard streams away, so it has to
/// come before anybody, the test's own reporter above all, holds on to one.
[[maybe_unused]] const bool unsynced = std::ios::sync_with_stdio(false);

/// Takes what is written to a standard stream; gives the stream back at the end.
class Captured {
 public:
    explicit Captured(std::ostream& stream) : stream_(stream), before_(stream.rdbuf(taken_.rdbuf())) {}
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    ~Captured() {
        stream_.rdbuf(before_);
        stream_.clear();
    }
    [[nodiscard]] std::string text() const { return taken_.str(); }

 private:
    std::ostringstream taken_;
    std::ostream& stream_;
    std::streambuf* before_;
};

struct Outcome {
    int status = 0;
    std::string out;
    std::string error;

    bool operator==(const Outcome&) const = default;
};

std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
    return stream << outcome.status << "\nout: " << outcome.out << "\nerror: " << outcome.error;
}

Outcome run(const Program& program, const std::vector<const char*>& arguments) {
    std::vector<const char*> words{"program"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const Captured out(std::cout);
    const Captured error(std::cerr);
    const int status = run_program(program, static_cast<int>(words.size()), words.data());
    return {status, out.text(), error.text()};
}

}  // namespace

TEST_CASE("a verb is run with its options and gives its exit status", "[corpus][program]") {
    CHECK(run(sample_program(), {"count", "a", "--limit", "3", "b"}) == Outcome{0, "2\n", ""});
    CHECK(run(sample_program(), {"count"}) == Outcome{1, "0\n", ""});
    CHECK(run(sample_program_without_verbs(), {"a"}) == Outcome{0, "1\n", ""});
}

TEST_CASE("every kind of failure has its exit status, and its message is safe to show", "[corpus][program]") {
    struct Case {
        const char* how;
        int status;
        const char* error;
    };
    const auto [how, status, error] = GENERATE(values<Case>({
        {"usage", 2, "news: your mistake\n  mend\xEF\xBF\xBDit\n"},
        {"corpus", 3, "news: a bad corpus\n"},
        {"index", 3, "news: a bad index\n  build it\n"},
        {"bug", 70, "news: internal error: a bug\n  please report this as a bug\n"},
    }));
    CHECK(run(sample_program(), {"fail", how}) == Outcome{status, "", error});
}

TEST_CASE("help and version are there for every program and verb", "[corpus][program]") {
    const Program& program = sample_program();
    const Command& count = program.commands.front();
    CHECK(run(program, {"--help"}) == Outcome{0, help_text(program), ""});
    CHECK(run(program, {"help"}) == Outcome{0, help_text(program), ""});
    CHECK(run(program, {"-h"}) == Outcome{0, short_help_text(program), ""});
    CHECK(run(program, {}) == Outcome{2, "", short_help_text(program)});
    CHECK(run(program, {"count", "--help"}) == Outcome{0, help_text(program, count), ""});
    CHECK(run(program, {"help", "count"}) == Outcome{0, help_text(program, count), ""});
    CHECK(run(program, {"count", "a", "-h"}) == Outcome{0, short_help_text(program, count), ""});
    CHECK(run(program, {"--version"}).out.rfind("news ", 0) == 0);
    CHECK(run(program, {"count", "--version"}).out.rfind("news ", 0) == 0);
    CHECK(run(sample_program_without_verbs(), {"--help"}).out.rfind("news-count: ", 0) == 0);
    CHECK(run(program, {"count", "--", "--help", "-h", "--version"}) == Outcome{0, "3\n", ""});
    Program detailed = program;
    detailed.version_details = [] { return std::string("more\n"); };
    CHECK(run(detailed, {"--version"}).out == run(program, {"--version"}).out + "more\n");
}

TEST_CASE("a program writes its own manual pages, completion scripts and completions", "[corpus][program]") {
    const Program& program = sample_program();
    CHECK(run(program, {"--generate", "man"}) == Outcome{0, manual_page(program), ""});
    CHECK(run(program, {"--generate", "man", "fail"}) ==
          Outcome{0, manual_page(program, program.commands.back()), ""});
    CHECK(run(program, {"--generate", "man", "fial"}) ==
          Outcome{2, "", "news: unknown verb 'fial'\n  did you mean 'news fail'?\n"});
    CHECK(run(program, {"--generate", "zsh"}) == Outcome{0, *completion_script(program, "zsh"), ""});
    for (const auto& [what, told] : {std::pair{"pdf", "pdf"}, std::pair{"", ""}}) {
        CHECK(run(program, {"--generate", what}) ==
              Outcome{2, "",
                      std::string("news: cannot generate '") + told +
                          "'\n  give one of: man, man VERB, bash, zsh, fish, documents FOLDER\n"});
    }
    CHECK(run(program, {"--complete", "count", "--str"}) == Outcome{0, "--strict\trefuse empty words\n", ""});
    CHECK(run(program, {"--complete", "web", "--str"}) == Outcome{0, "", ""});  // there is no news-web to ask
}

TEST_CASE("an unknown verb is the caller's mistake, with a hint, where there is no default",
          "[corpus][program]") {
    CHECK(run(sample_program(), {"cuont"}) ==
          Outcome{2, "", "news: unknown verb 'cuont'\n  did you mean 'news count'?\n"});
    CHECK(run(sample_program(), {"wbe"}) ==
          Outcome{2, "", "news: unknown verb 'wbe'\n  did you mean 'news web'?\n"});
    CHECK(run(sample_program(), {"../zzz"}) ==
          Outcome{2, "", "news: unknown verb '../zzz'\n  'news --help' lists the verbs\n"});
}

TEST_CASE("words that begin with no verb are for the default verb", "[corpus][program]") {
    const Program& program = sample_program_with_default();
    CHECK(run(program, {"--no-config", "one", "two"}) == Outcome{0, "2\n", ""});
    CHECK(run(program, {"--no-config", "--limit", "3", "count"}) == Outcome{0, "1\n", ""});
    CHECK(run(program, {"../one", "--no-config"}) == Outcome{0, "1\n", ""});
    CHECK(run(program, {"--no-config", "--", "--limit", "x"}) == Outcome{0, "2\n", ""});
    CHECK(run(program, {"--no-config", "--"}) == Outcome{1, "0\n", ""});
    CHECK(run(program, {"one", "-h"}) == Outcome{0, short_help_text(program, program.commands.front()), ""});
    CHECK(run(program, {"--limt", "3", "--no-config"}) ==
          Outcome{2, "", "news: unknown option '--limt'\n  did you mean '--limit'?\n"});
}

TEST_CASE("a first word that is nearly a verb is told where it finds nothing, or goes wrong",
          "[corpus][program]") {
    Command nothing = sample_program_with_default().commands.front();
    nothing.run = [](const CommandLine&, const Console&) { return ExitStatus::nothing_found; };
    Program program = sample_program_with_default();
    program.commands = {&nothing, 1};
    CHECK(run(program, {"cuont", "a", "--no-config"}) ==
          Outcome{1, "", "'cuont' is no verb and was searched for; did you mean the verb 'count'?\n"});
    CHECK(run(program, {"zzz", "a", "--no-config"}) == Outcome{1, "", ""});
    CHECK(run(program, {"cuont", "--zzz"}) ==
          Outcome{2, "", "news: unknown option '--zzz'\n  did you mean the verb 'count'? 'cuont' is none\n"});
}

TEST_CASE("results that cannot be written are an error", "[corpus][program]") {
    const Captured error(std::cerr);
    const Captured out(std::cout);
    std::cout.setstate(std::ios::badbit);
    const std::vector<const char*> words{"news", "count", "a"};
    CHECK(run_program(sample_program(), 3, words.data()) == 3);
    CHECK(error.text() == "news: cannot write the results\n  is the disk full?\n");
}
