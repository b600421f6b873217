#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/pseudo_terminal.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <filesystem>

using namespace debrief::test;

namespace {

const std::string question = "relevance 0 to 3, or ? for help: ";

/// Judging the sample briefings.
class SampleJudge {
 public:
    [[nodiscard]] std::vector<std::string> words(const std::vector<std::string>& more) const {
        std::vector<std::string> words{"judge",   "-i",         sample_corpus_index(), "-o",       file(),
                                       "--today", "2026-05-01", "--synonyms",          "/dev/null"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    [[nodiscard]] Run run(const std::vector<std::string>& more, std::string_view keys) const {
        return debrief::test::run("debrief", words(more), keys);
    }
    [[nodiscard]] std::string file() const { return folder_ / "qrels.txt"; }
    [[nodiscard]] std::string judged() const {
        return std::filesystem::exists(file()) ? read_file(file()) : "none";
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
    TemporaryFolder folder_;
};

std::size_t count_of(std::string_view part, std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = text.find(part); i != std::string_view::npos; i = text.find(part, i + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("judge shows hits one by one and writes what is said of them", "[cli][judge]") {
    const SampleJudge judge;
    const Run first = judge.run({"-k", "3", "muse", "spark"}, "3\nx\n?\nv\ns\n");
    CHECK(first.status == 0);
    CHECK(equals_golden("cli/judge.txt", first.out));
    CHECK(equals_golden("cli/judge_questions.txt", first.error));
    CHECK(judge.judged() == "muse-spark 0 wire/2026-04-08-1 3\n");
}

TEST_CASE("judging goes on with what is left", "[cli][judge]") {
    const SampleJudge judge;
    CHECK(judge.run({"-k", "3", "muse spark"}, "2\nq\n")
              .error.ends_with("muse spark  2 of 3  " + question +
                               "quit\njudged 1, 1 of them relevant; skipped 0; left 2\n"));
    const Run rest = judge.run({"-k", "3", "muse spark"}, "N\nY\n");
    CHECK(rest.error.starts_with("muse spark: judged already: 1\nmuse spark  1 of 2  "));
    CHECK(rest.error.ends_with("judged 2, 1 of them relevant; skipped 0; left 0\n"));
    CHECK(count_of(" 0 ", judge.judged()) == 3);
    const Run done = judge.run({"-k", "3", "muse spark"}, "");
    CHECK(done.status == 0);
    CHECK(done.out.empty());
    CHECK(done.error == "muse spark: judged already: 3\njudged 0, 0 of them relevant; skipped 0; left 0\n");
    CHECK(judge.run({"-k", "3", "--id", "t 1", "muse spark"}, "1\n").status == 0);
    CHECK(judge.judged().find("\nt%201 0 ") != std::string::npos);
}

TEST_CASE("going back takes the last judgement out", "[cli][judge]") {
    const SampleJudge judge;
    const std::string topics = judge.folder().write("topics.tsv", "1\tmuse spark\n2\tmeta\nbad\n");
    // The second topic's first hit leads back to the first topic's only one.
    const Run back = judge.run({"-k", "1", "--topics", topics}, "b\n1\nb\n2\ns\n");
    CHECK(back.error.starts_with(topics + ":3: has no tab between an id and a query\n"));
    CHECK(back.error.find(question + "there is nothing to go back to\n") != std::string::npos);
    CHECK(back.error.ends_with("meta  1 of 1  " + question +
                               "skipped\njudged 1, 1 of them relevant; skipped 1; left 1\n"));
    CHECK(judge.judged() == "1 0 wire/2026-04-08-1 2\n");
    CHECK(count_of("\n     2026-", back.out) == 4);
}

TEST_CASE("topics to judge may have filters, and be of any format", "[cli][judge]") {
    const SampleJudge judge;
    const std::string lines =
        judge.folder().write("t.jsonl", R"({"id": "j", "query": "meta", "filter": "id:wire/2026-04-08-1 (", )"
                                        R"("limit": 1})"
                                        "\n");
    const Run filtered = judge.run({"-k", "3", "--topics", lines}, "3\n");
    CHECK(filtered.error.starts_with("note: "));
    CHECK(filtered.error.find("meta  1 of 1  " + question) != std::string::npos);
    CHECK(judge.judged() == "j 0 wire/2026-04-08-1 3\n");
    const std::string trec = judge.folder().write("t.trec", "<top><num>7<title>muse spark<desc>meta</top>");
    const Run titled = judge.run({"-k", "1", "--topics", trec}, "1\n");
    CHECK(titled.error.starts_with("muse spark  1 of 1  "));
    CHECK(judge.judged().ends_with("\n7 0 wire/2026-04-08-1 1\n"));
    const Run keys = judge.run({"--topics", "-"}, "");
    CHECK(keys.status == 2);
    CHECK(keys.error == "debrief: '--topics' cannot be standard input, which has the keys\n  give a file\n");
}

TEST_CASE("runs are pooled with the search, each document once", "[cli][judge]") {
    const SampleJudge judge;
    const TemporaryFolder& folder = judge.folder();
    const std::string one = folder.write(
        "one.txt",
        "1 Q0 2026-04-08-muse-spark-b.txt 1 9 t\n1 Q0 unknown 2 8 t\n1 Q0 2026-04-08-muse-spark-c.txt 3 7 t\n"
        "2 Q0 other 1 1 t\n");
    const std::string topics = folder.write("topics.tsv", "1\tmuse spark superintelligence\n");
    const std::string elsewhere = folder.write("other.txt", "1 0 2026-04-08-muse-spark-c.txt 0\n");
    const Run all = judge.run({"-k", "1", "--topics", topics, "--run", one}, "q\n");
    CHECK(all.error.find("of the runs") == std::string::npos);  // it is the second
    const Run deeper = judge.run({"-k", "3", "--topics", topics, "--run", one, "--qrels", elsewhere}, "q\n");
    CHECK(
        deeper.error.starts_with("muse spark superintelligence: judged already: 1\n"
                                 "muse spark superintelligence: of the runs, not in the index: 1\n"
                                 "muse spark superintelligence  1 of "));
    CHECK(judge.judged() == "none");
}

TEST_CASE("a seed mixes the order, the same each time", "[cli][judge]") {
    const SampleJudge judge;
    const std::string keys = "s\ns\ns\ns\ns\ns\n";
    const Run plain = judge.run({"-s", "0", "-k", "6", "meta"}, keys);
    const Run mixed = judge.run({"-s", "0", "-k", "6", "--seed", "1", "meta"}, keys);
    CHECK(mixed.out != plain.out);
    CHECK(mixed.out == judge.run({"-s", "0", "-k", "6", "--seed", "1", "meta"}, keys).out);
    CHECK(mixed.error == plain.error);
}

TEST_CASE("judge asks for topics where none is given", "[cli][judge]") {
    const SampleJudge judge;
    const Run asked = judge.run({"-k", "1", "-s", "0"}, "muse spark\n1\nxyzzyq\nmeta\n0\n\n");
    CHECK(asked.status == 0);
    CHECK(asked.error == "topic: muse spark\nmuse spark  1 of 1  " + question +
                             "1\ntopic: xyzzyq\ntopic: meta\nmeta  1 of 1  " + question +
                             "0\ntopic: \njudged 2, 1 of them relevant; skipped 0; left 0\n");
    CHECK(judge.judged().starts_with("muse-spark 0 wire/2026-04-08-1 1\nmeta 0 "));
    CHECK(judge.run({}, "").error == "topic: \njudged 0, 0 of them relevant; skipped 0; left 0\n");
    CHECK(judge.run({"xyzzyq"}, "").status == 1);
    const Run note = judge.run({"-k", "1", "titel:(x"}, "q\n");
    CHECK(note.error.starts_with("note: "));
}

TEST_CASE("what cannot be judged is told, and nothing is destroyed", "[cli][judge]") {
    const SampleJudge judge;
    const std::string text = "1 0 a 1\nnot a judgement\n";
    judge.folder().write("qrels.txt", text);
    const Run bad = judge.run({"meta"}, "1\n");
    CHECK(bad.status == 3);
    CHECK(bad.out.empty());
    CHECK(bad.error ==
          "debrief: " + judge.file() + ":2: has 3 columns\n  its lines are 'qid 0 docid relevance'\n");
    CHECK(judge.judged() == text);
    const Run none = run("debrief", {"judge", "meta"});
    CHECK(none.status == 2);
    CHECK(none.error == "debrief: no file of judgements is given\n  give one by '-o QRELS'\n");
    const SampleJudge other;
    CHECK(other.run({"--topics", "t.tsv", "meta"}, "").error ==
          "debrief: both '--topics' and a query are given\n  give one of them\n");
    CHECK(other.run({"--id", "1"}, "").error ==
          "debrief: '--id' is given without a query\n  give the query behind the options\n");
    CHECK(other.run({"--id", " ", "meta"}, "").error == "debrief: '--id' is empty\n");
    CHECK(other.run({"--run", "/no/run", "meta"}, "").status == 3);
    CHECK(other.run({"--qrels", "/no/qrels", "meta"}, "").status == 3);
    CHECK(other.judged() == "none");
}

TEST_CASE("hostile briefings and queries do nothing to the terminal", "[cli][judge]") {
    auto hostile =
        make_briefing("x\x1B[2J", "Title \x1B]0;evil\x07 \xE2\x80\xAE", "Text \x1B[31m with \xC2\x9B words.");
    hostile.id = "x y";
    const SampleIndex index({hostile});
    const TemporaryFolder folder;
    const Run shown =
        run("debrief", {"judge", "-i", index.path(), "-o", folder / "q.txt", "words\x1B[2J\x07"}, "v\n1\n");
    CHECK(shown.status == 0);
    for (const std::string& text : {shown.out, shown.error}) {
        CHECK(text.find('\x1B') == std::string::npos);
        CHECK(text.find('\x07') == std::string::npos);
        CHECK(text.find("\xC2\x9B") == std::string::npos);
        CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    }
    CHECK(read_file(folder / "q.txt").find(" 0 x%20y 1\n") != std::string::npos);
}

TEST_CASE("on a terminal keys come at once and are not shown", "[cli][judge][terminal]") {
    const SampleJudge judge;
    PseudoTerminal terminal("debrief", judge.words({"-k", "3", "muse", "spark"}));
    CHECK(terminal.wait_for(question).find("  1 of 3  ") != std::string::npos);
    CHECK_FALSE(terminal.is_as_usual());
    terminal.type("3");
    CHECK(terminal.wait_for(question).starts_with("3\r\n"));
    CHECK(judge.judged() == "muse-spark 0 wire/2026-04-08-1 3\n");  // before the next key
    terminal.type("\x1B[15~");                                      // F5 judges nothing
    CHECK(terminal.wait_for(question).starts_with("no such key\r\n"));
    terminal.type("b");
    CHECK(terminal.wait_for(question).starts_with("back\r\n"));
    CHECK(judge.judged().empty());
    terminal.type("1sq");
    CHECK(terminal.finish() == 0);
    CHECK(terminal.rest().ends_with("quit\r\njudged 1, 1 of them relevant; skipped 1; left 2\r\n"));
    CHECK(terminal.is_as_usual());
    CHECK(judge.judged() == "muse-spark 0 wire/2026-04-08-1 1\n");
}

TEST_CASE("a topic is typed on a terminal as on a shell's line", "[cli][judge][terminal]") {
    const SampleJudge judge;
    PseudoTerminal terminal("debrief", judge.words({"-k", "1", "-s", "0"}));
    terminal.wait_for("topic: ");
    CHECK(terminal.is_as_usual());
    terminal.type("muse sparx\x7Fk\n");  // with a letter taken back
    terminal.wait_for("muse spark  1 of 1  " + question);
    CHECK_FALSE(terminal.is_as_usual());
    terminal.type("2");
    terminal.wait_for("topic: ");
    CHECK(terminal.is_as_usual());
    terminal.type("\x04");
    CHECK(terminal.finish() == 0);
    CHECK(judge.judged() == "muse-spark 0 wire/2026-04-08-1 2\n");
}

TEST_CASE("a signal ends judging with the terminal as before", "[cli][judge][terminal]") {
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP, SIGQUIT);
    CAPTURE(signal);
    const SampleJudge judge;
    PseudoTerminal terminal("debrief", judge.words({"muse", "spark"}));
    terminal.wait_for(question);
    terminal.type("0");
    terminal.wait_for(question);
    if (signal == SIGINT) {
        terminal.type("\x03");
    } else {
        terminal.send(signal);
    }
    CHECK(terminal.finish() == 128 + signal);
    CHECK(terminal.is_as_usual());
    CHECK(judge.judged() == "muse-spark 0 wire/2026-04-08-1 0\n");
}

TEST_CASE("end of input and a failure leave the terminal as before", "[cli][judge][terminal]") {
    const SampleJudge judge;
    PseudoTerminal ended("debrief", judge.words({"muse", "spark"}));
    ended.wait_for(question);
    ended.type("\x04");
    CHECK(ended.finish() == 0);
    CHECK(ended.is_as_usual());

    PseudoTerminal failed("debrief", judge.words({"muse", "spark"}));
    failed.wait_for(question);
    std::filesystem::create_directory(judge.file());  // in the way of the judgements
    failed.type("1");
    CHECK(failed.finish() == 2);
    CHECK(failed.rest().find("cannot write judgements to '") != std::string::npos);
    CHECK(failed.is_as_usual());
}

TEST_CASE("colours are for terminals that want them", "[cli][judge][terminal]") {
    const SampleJudge judge;
    ::setenv("TERM", "xterm", 1);
    PseudoTerminal colourful("debrief", judge.words({"-k", "1", "muse", "spark"}));
    CHECK(colourful.wait_for(question).find("\x1B[1m") != std::string::npos);
    ::setenv("NO_COLOR", "1", 1);
    PseudoTerminal plain("debrief", judge.words({"-k", "1", "muse", "spark"}));
    CHECK(plain.wait_for(question).find('\x1B') == std::string::npos);
    ::unsetenv("NO_COLOR");
}
