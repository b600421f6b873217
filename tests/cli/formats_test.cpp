#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/printing_verbs.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <regex>
#include <set>

using namespace debrief::test;

namespace {

/// What is asked of the samples.
struct Samples {
    Samples() {
        folder.write("config/debrief/saved.tsv", "chips\tnvidia OR tsmc\nrates\tfed \"rate cut\"\n");
        folder.write("config/debrief/config", "[judge]\ntopics = asked.tsv\n[batch]\ntopics = tsv\n");
        folder.write("topics.tsv", "q1\tmuse spark\nq2\trate cut (\n");
        folder.write("old.txt",
                     "q1 Q0 a 1 3 old\nq1 Q0 b 2 2 old\nq2 Q0 c 1 2 old\nq2 Q0 d 2 1 old\nq3 Q0 e 1 1 old\n");
        folder.write("new.txt", "q1 Q0 b 1 3 new\nq1 Q0 x 2 2 new\nq1 Q0 a 3 1 new\nq2 Q0 c 1 2 new\n");
        folder.write("qrels.txt",
                     "q1 0 b 2\nq1 0 a 0\nq2 0 c 1\nq2 0 d 1\n"
                     "q1 0 2026-04-08-muse-spark-b.txt 1\nq2 0 2024-09-19-fed-cut-2024-c.txt 1\n");
        folder.write("sweep.txt", "b = 0.4 0.7\n");
    }

    TemporaryFolder folder;
    VerbSubjects subjects{.index = sample_corpus_index(),
                          .config = folder / "config",
                          .id = "2026-04-08-muse-spark-a.txt",
                          .chrome_id = "2024-09-19-fed-cut-2024-c.txt",
                          .query = {"muse", "spark", "cites:cnbc.com"},
                          .beginning = "meta alex",
                          .topics = folder / "topics.tsv",
                          .run = folder / "new.txt",
                          .baseline = folder / "old.txt",
                          .judgements = folder / "qrels.txt",
                          .sweep = folder / "sweep.txt"};
};

/// The name of a golden file, which no format of the user's own can be.
std::string file_name(const PrintingVerb& verb, const std::string& format) {
    const bool is_own = format.find('{') != std::string::npos;
    return "formats/" + verb.name + "/" + (is_own ? "own" : format) + ".txt";
}

/// Without the names of temporary folders, and without sizes on the disk, which follow from those.
std::string in_place(std::string text, const Samples& samples) {
    const std::pair<std::string, std::string> names[] = {{samples.subjects.index, "/index"},
                                                         {sample_folder(), "/samples"},
                                                         {samples.folder.path(), "/folder"}};
    for (const auto& [name, shown] : names) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
            text.replace(at, name.size(), shown);
    }
    text = std::regex_replace(text, std::regex("\"bytes\":[0-9]+"), "\"bytes\":0");
    return std::regex_replace(text, std::regex(" +[0-9.]+ (bytes|kB|MB)"), " (size)");
}

}  // namespace

TEST_CASE("each verb prints each format, in a pipe and on a terminal", "[cli][formats]") {
    const Samples samples;
    for (const PrintingVerb& verb : printing_verbs(samples.subjects)) {
        for (const std::string& format : verb.formats) {
            CAPTURE(verb.name, format);
            const Run piped = print_to_pipe(verb, format, samples.subjects);
            CHECK(piped.status == 0);
            CHECK(equals_golden(file_name(verb, format), in_place(piped.out, samples)));
            const Run shown = print_on_terminal(verb, format, samples.subjects);
            CHECK(shown.status == 0);
            if (format == verb.formats.front()) {
                CHECK(equals_golden("formats/" + verb.name + "/terminal.txt", in_place(shown.out, samples)));
            } else {
                CHECK(shown.out == piped.out);
            }
            CHECK(shown.error == piped.error);
        }
    }
}

TEST_CASE("all JSON is as its schema says, and each schema is met", "[cli][formats]") {
    const Samples samples;
    std::string documents;
    std::set<std::string> schemas;
    const auto add = [&](const std::string& schema, const std::string& out) {
        schemas.insert(schema);
        std::size_t begin = 0;
        for (std::size_t end = out.find('\n'); end != std::string::npos; end = out.find('\n', begin)) {
            documents += schema + '\t' + out.substr(begin, end - begin) + '\n';
            begin = end + 1;
        }
        CHECK(begin == out.size());
    };
    for (const PrintingVerb& verb : printing_verbs(samples.subjects)) {
        for (const std::string& format : verb.formats) {
            if (!format.starts_with("json")) continue;
            const Run done = print_to_pipe(verb, format, samples.subjects);
            add(format == "jsonl" ? verb.line_schema : verb.schema, done.out);
        }
    }
    const auto search = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"search", "-i", samples.subjects.index, "-f", "json"});
        add("search", run("debrief", words).out);
    };
    search({"Alexander Wang"});
    search({"titel:fed", "rate ("});
    search({"xyzzyq"});
    search({"--raw", "-s", "10", "-k", "100"});
    const Run why_not = run(
        "debrief", {"why", "-i", samples.subjects.index, "-f", "json", samples.subjects.id, "xyzzyq fed ("});
    CHECK(why_not.status == 1);
    add("why", why_not.out);

    const std::string lines = samples.folder.write("documents", documents);
    const Run validated = run_shell(R"("$1" "$2" < "$3")", {source_path("tests/support/validate-json"),
                                                            source_path("searcher/schemas"), lines});
    INFO("needs Python and its jsonschema: scripts/install-deps --tests");
    CHECK(validated.error.empty());
    CHECK(validated.status == 0);
    const std::string count = std::to_string(schemas.size());
    CHECK(validated.out == "schemas: " + count + ", of which met: " + count + "\n");
}
