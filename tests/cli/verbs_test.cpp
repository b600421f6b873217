#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

using namespace debrief::test;

TEST_CASE("help lists the verbs, and each verb's options", "[cli][verbs]") {
    const Run all = run("debrief", {"--help"});
    CHECK(all.status == 0);
    CHECK(all.error.empty());
    CHECK(equals_golden("cli/help.txt", all.out));
    CHECK(run("debrief", {"-h"}).out == all.out);
    for (const std::string verb :
         {"search", "why", "similar", "show", "info", "batch", "eval", "suggest", "save", "saved"}) {
        CAPTURE(verb);
        const Run one = run("debrief", {verb, "--help"});
        CHECK(one.status == 0);
        CHECK(one.error.empty());
        CHECK(equals_golden("cli/help_" + verb + ".txt", one.out));
        CHECK(run("debrief", {verb, "-h", "more"}).out == one.out);
    }
}

TEST_CASE("no verb is wrong use, and shows the verbs", "[cli][verbs]") {
    const Run none = run("debrief", {});
    CHECK(none.status == 2);
    CHECK(none.out.empty());
    CHECK(none.error == run("debrief", {"--help"}).out);
    CHECK(run("debrief", {"help"}).out == none.error);
    CHECK(run("debrief", {"help", "batch"}).out == run("debrief", {"batch", "--help"}).out);
}

TEST_CASE("the version is told wherever it is asked for", "[cli][verbs]") {
    const Run version = run("debrief", {"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("debrief "));
    CHECK(version.out.find_first_not_of("0123456789.\n", 8) == std::string::npos);
    CHECK(run("debrief", {"search", "--version"}).out == version.out);
}

TEST_CASE("an unknown verb is told with the nearest one", "[cli][verbs]") {
    const Run near = run("debrief", {"serach", "fed"});
    CHECK(near.status == 2);
    CHECK(near.out.empty());
    CHECK(near.error == "debrief: unknown verb 'serach'\n  did you mean 'debrief search'?\n");
    const Run far = run("debrief", {"xyzzyx"});
    CHECK(far.status == 2);
    CHECK(far.error == "debrief: unknown verb 'xyzzyx'\n  'debrief --help' lists the verbs\n");
    const Run path = run("debrief", {"../debrief"});
    CHECK(path.status == 2);
    const Run escape = run("debrief", {"\x1B[31m"});
    CHECK(escape.status == 2);
    CHECK(escape.error.find('\x1B') == std::string::npos);
}

TEST_CASE("a manual page and completions are made from the verbs", "[cli][verbs]") {
    const Run man = run("debrief", {"--generate", "man"});
    CHECK(man.status == 0);
    CHECK(man.out.starts_with(".TH debrief 1 "));
    for (const char* part :
         {".SH NAME\n", ".SH debrief search\n", ".SH debrief eval\n", ".SH EXIT STATUS\n"}) {
        CAPTURE(part);
        CHECK(man.out.find(part) != std::string::npos);
    }
    const Run bash = run("debrief", {"--generate", "bash"});
    CHECK(bash.status == 0);
    CHECK(equals_golden("cli/completion.bash", bash.out));
    const TemporaryFolder folder;
    const Run valid = run_shell(R"(bash -n "$1")", {folder.write("debrief.bash", bash.out)});
    CHECK(valid.status == 0);
    CHECK(valid.error.empty());
    const Run other = run("debrief", {"--generate", "fish"});
    CHECK(other.status == 2);
    CHECK(other.error == "debrief: cannot generate 'fish'\n  give one of: man, bash\n");
}

TEST_CASE("bash completes the fields of queries and their choices", "[cli][verbs]") {
    const TemporaryFolder folder;
    const std::string script = folder.write("debrief.bash", run("debrief", {"--generate", "bash"}).out);
    // What bash offers for the end of a line, as it divides lines.
    const std::string complete = folder.write("complete.bash", R"(
source "$1"
COMP_LINE=$2
COMP_POINT=${#2}
COMP_WORDBREAKS=$' \t\n":'
read -ra COMP_WORDS <<<"${2//:/ : }"
[[ $2 == *[\ :] ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_debrief
echo "${COMPREPLY[@]}"
)");
    const auto [line, offered] = GENERATE(table<const char*, const char*>({
        {"debrief search ti", "title:"},
        {"debrief search fed ki", "kind:party kind:press kind:social"},
        {"debrief search kind:", "party press social"},
        {"debrief search kind:pr", "press"},
        {"debrief search +ti", "+title:"},
        {"debrief search fed -kind:pr", "press"},
        {"debrief search is:p", "party-only"},
        {"debrief search s", "source: since: story: saved:"},
        {"debrief search xyz", ""},
        {"debrief search --lim", "--limit"},
        {"debrief show ti", ""},
        {"debrief sea", "search"},
    }));
    CAPTURE(line);
    const Run bash = run_shell(R"(bash "$1" "$2" "$3")", {complete, script, line});
    CHECK(bash.error == "");
    CHECK(bash.out == std::string(offered) + "\n");
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
