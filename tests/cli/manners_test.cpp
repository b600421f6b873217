#include "tests/support/byte_filter.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/terminal_run.h"

using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

Words search_words(const Words& further) {
    Words words{"search", "-i", sample_corpus_index(), "-k", "2"};
    words.insert(words.end(), further.begin(), further.end());
    return words;
}

Run search(const Words& further) {
    return run("debrief", search_words(further));
}

Run search_on_terminal(const Words& further, Words variables = {}) {
    variables.emplace_back("PAGER=");
    return run_on_terminal("debrief", search_words(further), variables);
}

bool has_escapes(const Run& run) {
    return run.out.find('\x1B') != std::string::npos;
}

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("colours are shown on a terminal that takes them, or where they are asked for", "[cli][manners]") {
    CHECK(has_escapes(search_on_terminal({"muse"})));
    CHECK_FALSE(has_escapes(search({"muse"})));
    CHECK_FALSE(has_escapes(search_on_terminal({"--hyperlink=never", "muse"}, {"NO_COLOR=1"})));
    CHECK(has_escapes(search_on_terminal({"muse"}, {"NO_COLOR="})));
    CHECK_FALSE(has_escapes(search_on_terminal({"muse"}, {"TERM=dumb"})));
    CHECK_FALSE(has_escapes(search_on_terminal({"--color=never", "--hyperlink=never", "muse"})));
    CHECK(has_escapes(search_on_terminal({"--color=always", "muse"}, {"NO_COLOR=1"})));
    CHECK(has_escapes(search({"--color", "always", "muse"})));
    CHECK_FALSE(has_escapes(search({"--color", "always", "-f", "tsv", "muse"})));
    CHECK(search({"--hyperlink", "maybe", "muse"}).error ==
          "debrief: '--hyperlink' cannot be 'maybe'\n  give one of: auto, always, never\n");
}

TEST_CASE("titles are links on a terminal, or where they are asked for", "[cli][manners]") {
    const TemporaryFolder folder;
    folder.write("in.jsonl", R"({"id":"a","title":"Flood","text":"x","url":"https://example.org/a b"})"
                             "\n");
    REQUIRE(run("debrief-index", {"-q", "-i", folder / "index", folder / "in.jsonl"}).status == 0);
    const std::string link = "\x1B]8;;https://example.org/a%20b\x1B\\Flood\x1B]8;;\x1B\\";
    const auto has_link = [&](const Run& run) { return run.out.find(link) != std::string::npos; };
    const Words show{"show", "-i", folder / "index", "a"};
    CHECK(has_link(run_on_terminal("debrief", show, {"PAGER="})));
    CHECK_FALSE(has_link(run("debrief", show)));
    CHECK(has_link(run("debrief", {"show", "--hyperlink=always", "-i", folder / "index", "a"})));
    CHECK_FALSE(has_link(run_on_terminal("debrief", show, {"PAGER=", "TERM=dumb"})));
    CHECK(has_link(run_on_terminal("debrief", show, {"PAGER=", "NO_COLOR=1"})));
}

TEST_CASE("text goes through a pager on a terminal, or where it is asked for", "[cli][manners]") {
    const std::string pager = R"(PAGER=printf 'paged:'; head -n 1; printf 'end\n')";
    const Words words = search_words({"muse"});
    const Run paged = run_on_terminal("debrief", words, {pager});
    CHECK(paged.status == 0);
    CHECK(paged.error.empty());
    CHECK(paged.out.starts_with("paged:  1. "));
    CHECK(paged.out.ends_with("\nend\n"));
    CHECK(lines_of(paged.out) == 2);
    CHECK(run_on_terminal("debrief", words, {pager, "DEBRIEF_PAGER=sed 's/^/|/'"}).out.starts_with("|  1. "));
    CHECK(run_on_terminal("debrief", search_words({"--pager=never", "muse"}), {pager})
              .out.starts_with("  1. "));
    CHECK(run_on_terminal("debrief", search_words({"-f", "json", "muse"}), {pager})
              .out.starts_with("{\"v\":1,"));
    const Run missing = run_on_terminal("debrief", words, {"PAGER=/nowhere/less"});
    CHECK(missing.status == 0);
    CHECK(missing.out == search_on_terminal({"muse"}).out);
    CHECK(missing.error.find("/nowhere/less") != std::string::npos);
    const Run none = run_on_terminal("debrief", search_words({"xyzzy"}), {pager});
    CHECK(none.status == 1);
    CHECK(none.out == "paged:no briefing answers\nend\n");
    const Run piped = run_shell(R"(PAGER='tr a-z A-Z' "$1" search -i "$2" --pager always xyzzy)",
                                {program_path("debrief"), sample_corpus_index()});
    CHECK(piped.out == "NO BRIEFING ANSWERS\n");
}

TEST_CASE("lines are as wide as the terminal at most", "[cli][manners]") {
    const Run shown = search_on_terminal({"--color=never", "--hyperlink=never", "-s", "3", "muse"});
    for (std::size_t begin = 0; begin < shown.out.size();) {
        const std::size_t end = shown.out.find('\n', begin);
        CHECK(end - begin <= 3 * 80);  // bytes
        begin = end + 1;
    }
    CHECK(lines_of(shown.out) > lines_of(search({"-s", "3", "muse"}).out));
}

TEST_CASE("search lists, counts, keeps quiet and inverts as grep does", "[cli][manners]") {
    const Run list = search({"-l", "-k", "3", "muse spark"});
    CHECK(list.status == 2);  // `-k` is given twice
    const Run ids = search({"-l", "muse spark"});
    CHECK(ids.status == 0);
    CHECK(lines_of(ids.out) == 2);
    CHECK(ids.out == search({"-f", "{id}", "muse spark"}).out);
    CHECK(search({"-l", "-0", "muse spark"}).out.find('\0') != std::string::npos);
    CHECK(search({"-l", "xyzzy"}).status == 1);

    const Run count = search({"-c", "muse spark"});
    CHECK(count.status == 0);
    CHECK(count.out == "6\n");
    CHECK(count.error.empty());
    const Run none = search({"-c", "xyzzy"});
    CHECK(none.status == 1);
    CHECK(none.out == "0\n");

    const Run quiet = search({"-q", "muse titel:x ("});
    CHECK(quiet.status == 0);
    CHECK(quiet.out.empty());
    CHECK(quiet.error.empty());
    CHECK(search({"-q", "xyzzy"}).status == 1);
    CHECK(search({"-q", "-c", "muse"}).out.empty());
    CHECK(search({"-q", "-f", "json", "muse"}).out.empty());

    CHECK(search({"-v", "-c", "muse spark"}).out == "83\n");
    CHECK(search({"-v", "-c", "muse OR ("}).status == 0);
    CHECK(search({"-c", ""}).out == "89\n");
    CHECK(search({"-v", "-c", ""}).out == "0\n");
    CHECK(search({"-v", "-c", "xyzzy"}).out == "89\n");
}

TEST_CASE("options that ask for two shapes are refused", "[cli][manners]") {
    CHECK(search({"-l", "-f", "json", "muse"}).error ==
          "debrief: '--list' and '--format' are given\n  '--list' is a format itself\n");
    CHECK(search({"-c", "-f", "json", "muse"}).error ==
          "debrief: '--count' and '--format' are given\n  a count is a number on a line\n");
    CHECK(search({"-c", "-l", "muse"}).status == 2);
    CHECK(search({"-0", "muse"}).error ==
          "debrief: '--null' has no place in the format 'text'\n"
          "  ask for another with '--format', such as paths or jsonl\n");
    CHECK(
        search({"-f", "{titel}", "muse"}).error ==
        "debrief: a row has no 'titel'\n  it has: rank, id, title, date, source, score, url, language, path, "
        "story, snippet\n");
}

TEST_CASE("all verbs that print results keep quiet where they are asked to", "[cli][manners]") {
    const std::string id = "2026-04-08-muse-spark-a.txt";
    const Words verb = GENERATE_COPY(values<Words>(
        {{"similar", id}, {"why", id, "muse"}, {"show", id}, {"show", "--chrome", id}, {"suggest", "mus"}}));
    Words words = verb;
    words.insert(words.begin() + 1, {"-q", "-i", sample_corpus_index()});
    const Run quiet = run("debrief", words);
    CHECK(quiet.status == 0);
    CHECK(quiet.out.empty());
    CHECK(quiet.error.empty());
}

TEST_CASE("a reader that has enough ends a program quietly, in every format", "[cli][manners]") {
    const std::string format = GENERATE("text", "json", "jsonl", "tsv", "csv", "{snippet}");
    const TemporaryFolder folder;
    // The search begins when the reader has closed the pipe.
    const Run done =
        run_shell(R"(mkfifo "$4"; { read -r _ < "$4"; "$1" search -k 9 -i "$2" -f "$3"; echo "$?" >&2; } | )"
                  R"({ exec <&-; echo closed > "$4"; })",
                  {program_path("debrief"), sample_corpus_index(), format, folder / "fifo"});
    CHECK(done.error == "141\n");  // as the shell tells SIGPIPE
}

TEST_CASE("a full disk is told, in every format", "[cli][manners]") {
    const std::string format = GENERATE("text", "json", "jsonl", "tsv", "csv", "{id}");
    const Run full = run_shell(R"("$1" search -i "$2" -f "$3" fed > /dev/full)",
                               {program_path("debrief"), sample_corpus_index(), format});
    CHECK(full.status == 3);
    CHECK(full.error == "debrief: cannot write the results\n  is the disk full?\n");
}

TEST_CASE("Ctrl-C ends a search quietly", "[cli][manners]") {
    const TemporaryFolder folder;
    // The search waits for a file of synonyms that nobody writes; the signal comes when it has opened it.
    // Shells let what they start in the background pass over SIGINT, so `env` undoes that.
    const Run ended = run_shell(
        R"(mkfifo "$3"; env --default-signal=INT "$1" search -i "$2" --synonyms "$3" fed & exec 3>"$3"; )"
        R"(kill -INT $!; wait $!; echo $?)",
        {program_path("debrief"), sample_corpus_index(), folder / "fifo"});
    CHECK(ended.out == "130\n");
    CHECK(ended.error.empty());
}
