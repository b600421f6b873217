#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>

using namespace debrief;
using namespace debrief::test;

namespace {

bool can_use(const std::string& shell) {
    if (run_shell("command -v \"$1\"", {shell}).status == 0) return true;
    WARN(shell + " is not installed: skipped (scripts/install-deps --tests)");
    return false;
}

/// What a shell makes of a line, by a script that gets the completion script and the line.
class Shell {
 public:
    Shell(const std::string& shell, std::string_view driver, std::string index)
        : shell_(shell), index_(std::move(index)) {
        driver_ = folder_.write("driver", driver);
        completion_ = folder_.write("completion", run("debrief", {"--generate", shell}).out);
        folder_.write("home/Notes/a.txt", "");
    }

    [[nodiscard]] Run complete(const std::string& line) const {
        return run_shell(
            "cd \"$6/home\"; PATH=\"$4:$PATH\" DEBRIEF_INDEX=\"$5\" XDG_CONFIG_HOME=\"$6\" HOME=\"$6/home\" "
            "TERM=xterm timeout 60 \"$1\" \"$2\" \"$3\" \"$7\"",
            {shell_, driver_, completion_,
             std::filesystem::path(program_path("debrief")).parent_path().string(), index_,
             folder_.path().string(), line});
    }

 private:
    TemporaryFolder folder_;
    std::string shell_;
    std::string index_;
    std::string driver_;
    std::string completion_;
};

/// Calls the completion function as bash does, with words divided as bash divides them.
constexpr std::string_view bash_driver = R"(
source "$1"
COMP_LINE=$2
COMP_POINT=${#2}
COMP_WORDBREAKS=$' \t\n":='
spaced=${2//:/ : }
read -ra COMP_WORDS <<<"${spaced//=/ = }"
[[ $2 == *[\ :=] ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_debrief debrief
echo "${COMPREPLY[@]}"
)";

/// Types a line and a tab into an interactive shell on a pseudo-terminal, and shows the line it becomes.
constexpr std::string_view zsh_driver = R"(
zmodload zsh/zpty
zpty shell "zsh -fi"
zpty -w shell 'PS1= PS2= RPS1=; autoload -Uz compinit; compinit -u -D; source '"$1"'; setopt no_beep no_auto_menu'
zpty -w shell 'show() { print -r -- "<<<$BUFFER>>>"; BUFFER=; }; zle -N show; bindkey "^X" show; print RE""ADY'
zpty -r -m shell seen '*READY*'
zpty -n -w shell "$2"$'\t'$'\x18'
zpty -r -m shell seen '*<<<*>>>*'
seen=${seen##*<<<}
print -r -- "${seen%%>>>*}"
zpty -d shell
)";

constexpr std::string_view fish_driver = R"(
source $argv[1]
for line in (complete -C $argv[2])
    echo (string split \t -- $line)[1]
end
)";

}  // namespace

TEST_CASE("bash completes verbs, options, fields and values of the index", "[cli][completion]") {
    const Shell bash("bash", bash_driver, sample_corpus_index());
    const auto [line, offered] = GENERATE(table<const char*, const char*>({
        {"debrief sea", "search"},
        {"debrief help ch", "check"},
        {"debrief search ti", "title:"},
        {"debrief search fed ki", "kind:"},
        {"debrief search kind:", "party press social"},
        {"debrief search kind:pr", "press"},
        {"debrief search +ti", "+title:"},
        {"debrief search fed -kind:pr", "press"},
        {"debrief search is:p", "party-only"},
        {"debrief search s", "source: since: story: saved:"},
        {"debrief search source:me", "Meridian"},
        {"debrief search source:\\\"meridian", "\\\"Meridian\\ Desk\\\""},
        {"debrief search cites:venturebeat.", "venturebeat.com"},
        {"debrief search xyz", ""},
        {"debrief search --lim", "--limit"},
        {"debrief search --sort n", "newest"},
        {"debrief search --sort=n", "newest"},
        {"debrief --sort ol", "oldest"},
        {"debrief search -i ", "Notes"},
        {"debrief batch No", "Notes"},
        {"debrief index --rebu", "--rebuild"},
        {"debrief search 'ti", ""},
    }));
    CAPTURE(line);
    const Run offer = bash.complete(line);
    CHECK(offer.error == "");
    CHECK(offer.out == std::string(offered) + "\n");
}

TEST_CASE("zsh completes verbs, options, fields and values of the index", "[cli][completion]") {
    if (!can_use("zsh")) return;
    const Shell zsh("zsh", zsh_driver, sample_corpus_index());
    const auto [line, becomes] = GENERATE(table<const char*, const char*>({
        {"debrief sea", "debrief search "},
        {"debrief search ti", "debrief search title:"},
        {"debrief search kind:pr", "debrief search kind:press "},
        {"debrief search --lim", "debrief search --limit "},
        {"debrief search --sort n", "debrief search --sort newest "},
        {"debrief search cites:venturebeat.", "debrief search cites:venturebeat.com "},
        {"debrief search source:\\\"merid", "debrief search source:\\\"Meridian\\ Desk\\\" "},
        {"debrief batch No", "debrief batch Notes/"},
    }));
    CAPTURE(line);
    const Run completed = zsh.complete(line);
    CHECK(completed.out == std::string(becomes) + "\n");
}

TEST_CASE("fish completes verbs, options, fields and values of the index", "[cli][completion]") {
    if (!can_use("fish")) return;
    const Shell fish("fish", fish_driver, sample_corpus_index());
    const auto [line, offered] = GENERATE(table<const char*, const char*>({
        {"debrief sea", "search\n"},
        {"debrief search ti", "title:\n"},
        {"debrief search kind:pr", "kind:press\n"},
        {"debrief search --sort n", "newest\n"},
        {"debrief search cites:venturebeat.", "cites:venturebeat.com\n"},
        {"debrief batch No", "Notes/\n"},
    }));
    CAPTURE(line);
    const Run completed = fish.complete(line);
    CHECK(completed.out == offered);
}

TEST_CASE("values from documents run nothing in a shell", "[cli][completion]") {
    Briefing hostile = make_briefing("1", "One", "word");
    hostile.source = "Zeta$(touch pwned)`touch pwned`;touch pwned '";
    const SampleIndex index({hostile});
    const Shell bash("bash",
                     std::string(bash_driver) +
                         "eval \"printf '%s\\n' source:${COMPREPLY[-1]}\"\n[[ ! -e pwned ]] && echo safe\n",
                     index.path());
    const Run run = bash.complete("debrief search source:\\\"zeta\\$");
    CHECK(run.out.ends_with("safe\n"));
    CHECK(run.out.find("touch pwned") != std::string::npos);
}
