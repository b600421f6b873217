#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace debrief::test;

namespace {

constexpr std::array verbs{"search",   "why",     "similar", "show",   "cite",    "stories",
                           "story",    "claims",  "sources", "quotes", "figures", "compare",
                           "timeline", "export",  "info",    "check",  "batch",   "eval",
                           "judge",    "suggest", "save",    "saved",  "config"};

/// The options that a help speaks of: '--half-life'.
std::vector<std::string> options_spoken_of(const std::string& help) {
    std::vector<std::string> options;
    for (std::size_t quote = help.find("'--"); quote != std::string::npos;
         quote = help.find("'--", quote + 1)) {
        const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", quote + 1);
        options.push_back(help.substr(quote + 1, end - quote - 1));
    }
    return options;
}

}  // namespace

TEST_CASE("help lists the verbs, and each verb's options", "[cli][verbs]") {
    const Run all = run("debrief", {"--help"});
    CHECK(all.status == 0);
    CHECK(all.error.empty());
    CHECK(equals_golden("cli/help.txt", all.out));
    const Run brief = run("debrief", {"-h"});
    CHECK(brief.status == 0);
    CHECK(equals_golden("cli/help_short.txt", brief.out));
    for (const std::string verb : verbs) {
        CAPTURE(verb);
        const Run one = run("debrief", {verb, "--help"});
        CHECK(one.status == 0);
        CHECK(one.error.empty());
        CHECK(equals_golden("cli/help_" + verb + ".txt", one.out));
        const Run one_brief = run("debrief", {verb, "-h", "more"});
        CHECK(one_brief.status == 0);
        CHECK(std::count(one_brief.out.begin(), one_brief.out.end(), '\n') <= 24);  // a screen
        CHECK(one_brief.out.find("'debrief " + verb + " --help' tells ") != std::string::npos);
    }
}

TEST_CASE("a verb's help speaks of no option that the verb has not", "[cli][verbs]") {
    CHECK(options_spoken_of("'--a-b' or '--c=D'") == std::vector<std::string>{"--a-b", "--c"});
    for (const std::string verb : verbs) {
        const std::string help = run("debrief", {verb, "--help"}).out;
        for (const std::string& option : options_spoken_of(help)) {
            CAPTURE(verb, option);
            CHECK(help.find(" " + option + " ") != std::string::npos);
        }
    }
}

TEST_CASE("no verb is wrong use, and shows the verbs", "[cli][verbs]") {
    const Run none = run("debrief", {});
    CHECK(none.status == 2);
    CHECK(none.out.empty());
    CHECK(none.error == run("debrief", {"-h"}).out);
    CHECK(run("debrief", {"help"}).out == run("debrief", {"--help"}).out);
    CHECK(run("debrief", {"help", "batch"}).out == run("debrief", {"batch", "--help"}).out);
}

TEST_CASE("the version is told wherever it is asked for", "[cli][verbs]") {
    const Run version = run("debrief", {"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("debrief "));
    for (const char* part : {"\nXapian 1.", "\nindex schema 8, extraction ", "\nbuilt by "}) {
        CAPTURE(part);
        CHECK(version.out.find(part) != std::string::npos);
    }
    CHECK(run("debrief", {"search", "--version"}).out == version.out);
    CHECK(run("debrief-index", {"--version"}).out == "debrief-index" + version.out.substr(7));
}

TEST_CASE("a first word that is no verb is a query", "[cli][verbs]") {
    const std::string index = sample_corpus_index();
    const std::string expected = run("debrief", {"search", "-k", "3", "-i", index, "muse", "spark"}).out;
    CHECK_FALSE(expected.empty());
    const auto words = GENERATE_REF(values<std::vector<std::string>>({
        {"muse", "spark", "-k", "3", "-i", index},
        {"-k", "3", "-i", index, "muse", "spark"},
        {"-k3", "muse", "--index", index, "spark"},
        {"-i", index, "--limit=3", "--", "muse", "spark"},
    }));
    CAPTURE(words);
    const Run short_cut = run("debrief", words);
    CHECK(short_cut.status == 0);
    CHECK(short_cut.out == expected);
    CHECK(short_cut.error.empty());
}

TEST_CASE("a query that begins like a verb is searched, with a hint where nothing is found", "[cli][verbs]") {
    const std::string index = sample_corpus_index();
    const Run found = run("debrief", {"serach", "fed", "-i", index});
    CHECK(found.status == 0);
    CHECK(found.error.find("verb") == std::string::npos);
    const Run near = run("debrief", {"serach", "qqxyzzy", "-i", index});
    CHECK(near.status == 1);
    CHECK(near.out == "no briefing answers\n");
    CHECK(
        near.error.ends_with("'serach' is no verb and was searched for; did you mean the verb 'search'?\n"));
    const Run wrong = run("debrief", {"shwo", "--chrome", "x"});
    CHECK(wrong.status == 2);
    CHECK(wrong.error ==
          "debrief: unknown option '--chrome'\n  did you mean the verb 'show'? 'shwo' is none\n");
    const Run option = run("debrief", {"muse", "--limt", "5"});
    CHECK(option.status == 2);
    CHECK(option.error == "debrief: unknown option '--limt'\n  did you mean '--limit'?\n");
    const Run path = run("debrief", {"../debrief", "-i", index});
    CHECK(path.status <= 1);
    const Run escape = run("debrief", {"\x1B[31m", "-i", index});
    CHECK(escape.error.find('\x1B') == std::string::npos);
}

TEST_CASE("manual pages and completions are made from the verbs", "[cli][verbs]") {
    const Run man = run("debrief", {"--generate", "man"});
    CHECK(man.status == 0);
    CHECK(man.out.starts_with(".TH debrief 1 "));
    for (const char* part :
         {".SH NAME\n", ".SH VERBS\n", ".SH EXIT STATUS\n", ".B DEBRIEF_INDEX\n", ".SH FILES\n"}) {
        CAPTURE(part);
        CHECK(man.out.find(part) != std::string::npos);
    }
    for (const std::string verb : verbs) {
        CAPTURE(verb);
        CHECK(run("debrief", {"--generate", "man", verb}).out.starts_with(".TH debrief\\-" + verb + " 1 "));
    }
    const TemporaryFolder folder;
    const Run bash = run("debrief", {"--generate", "bash"});
    const Run valid = run_shell(R"(bash -n "$1")", {folder.write("debrief.bash", bash.out)});
    CHECK(valid.status == 0);
    CHECK(valid.error.empty());
    const Run other = run("debrief", {"--generate", "tcsh"});
    CHECK(other.status == 2);
    CHECK(
        other.error ==
        "debrief: cannot generate 'tcsh'\n  give one of: man, man VERB, bash, zsh, fish, documents FOLDER\n");
}

TEST_CASE("debrief index runs the program beside it", "[cli][verbs]") {
    const TemporaryFolder folder;
    const std::string text =
        folder.write("in/a.txt", "Flood in Cologne\n\nThe Rhine rose overnight.\n\nNobody slept.\n");
    const Run made = run("debrief", {"index", "-q", "-i", folder / "index", folder / "in"});
    CHECK(made.status == 0);
    CHECK(made.out.empty());
    CHECK(made.error.empty());
    CHECK(run("debrief", {"search", "-i", folder / "index", "cologne"}).status == 0);
    const Run help = run("debrief", {"index", "--help"});
    CHECK(help.status == 0);
    CHECK(help.out == run("debrief-index", {"--help"}).out);
    const Run failed = run("debrief", {"index", "-i", folder / "index"});
    CHECK(failed.status == 2);
    CHECK(failed.error.starts_with("debrief-index: nothing to index is named\n"));
}
