#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

/// Runs `debrief` with its config folder below `folder`.
Run run_at_home(const TemporaryFolder& folder, const std::string& arguments) {
    return run_shell("HOME=\"$1\" XDG_CONFIG_HOME=\"$1/config\" DEBRIEF_INDEX=\"$3\" \"$2\" " + arguments,
                     {folder.path().string(), program_path("debrief"), sample_corpus_index()});
}

}  // namespace

TEST_CASE("search suggests on standard error, and in JSON", "[cli][suggestion]") {
    const TemporaryFolder home;
    const Run text = run_at_home(home, "search -k 1 -s 0 'Alexander Wang'");
    CHECK(text.status == 0);
    CHECK(text.error.starts_with("did you mean 'Alexandr Wang'? it finds "));
    CHECK(text.out.find("did you mean") == std::string::npos);
    const Run json = run_at_home(home, "search -k 1 -s 0 -f json 'Alexander Wang'");
    CHECK(json.error.empty());
    const auto suggestion = nlohmann::json::parse(json.out).at("suggestion");
    CHECK(suggestion.at("query") == "Alexandr Wang");
    CHECK(suggestion.at("total").get<int>() > 0);
    CHECK(suggestion.at("changes") ==
          nlohmann::json::parse(R"([{"offset":0,"typed":"Alexander","by":"Alexandr"}])"));
    CHECK_FALSE(nlohmann::json::parse(run_at_home(home, "search -f json meta").out).contains("suggestion"));
}

TEST_CASE("suggest completes what is typed", "[cli][completion]") {
    const TemporaryFolder home;
    const Run text = run_at_home(home, "suggest -k 1 'meta alexandr w'");
    CHECK(text.status == 0);
    CHECK(text.error.empty());
    CHECK(text.out == "name\tAlexandr Wang\tmeta Alexandr Wang\n");
    const Run json = run_at_home(home, "suggest -f json -k 1 kind:so");
    CHECK(json.out ==
          "{\"v\":1,\"text\":\"kind:so\",\"completions\":[{\"kind\":\"field\",\"text\":\"social\",\"query\":"
          "\"kind:social\","
          "\"briefings\":0}]}\n");
    const Run none = run_at_home(home, "suggest xyzzyq");
    CHECK(none.status == 1);
    CHECK(none.out.empty());
    CHECK(run_at_home(home, "suggest -k 0 a").error ==
          "debrief: '--limit' cannot be '0'\n  give a whole number from 1 to 100\n");
}

TEST_CASE("queries are saved, listed and forgotten", "[cli][saved_queries]") {
    const TemporaryFolder home;
    const Run none = run_at_home(home, "saved");
    CHECK(none.status == 1);
    CHECK(none.out.empty());
    const Run first = run_at_home(home, "save chips 'nvidia OR tsmc' -apple");
    CHECK(first.status == 0);
    CHECK(first.out.empty());
    CHECK(first.error.empty());
    CHECK(run_at_home(home, "save Chips nvidia").error == "'Chips' was: nvidia OR tsmc -apple\n");
    CHECK(run_at_home(home, "save rates fed").status == 0);
    CHECK(run_at_home(home, "saved").out == "chips\tnvidia\nrates\tfed\n");
    CHECK(read_file(home / "config/debrief/saved.tsv") == "chips\tnvidia\nrates\tfed\n");
    CHECK(run_at_home(home, "saved -f json --remove chips").status == 0);
    CHECK(run_at_home(home, "saved -f json").out ==
          "{\"v\":1,\"saved\":[{\"name\":\"rates\",\"query\":\"fed\"}]}\n");
    const Run gone = run_at_home(home, "saved --remove chips");
    CHECK(gone.status == 1);
    CHECK(gone.error == "debrief: no query is saved as 'chips'\n");
}

TEST_CASE("wrong use of saved queries is told", "[cli][saved_queries]") {
    const TemporaryFolder home;
    const Run bad = run_at_home(home, "save 'a b' fed");
    CHECK(bad.status == 2);
    CHECK(bad.error ==
          "debrief: 'a b' is no name for a query\n  use letters, digits, '-' and '_', at most 64 bytes\n");
    CHECK(run_at_home(home, "save chips").error ==
          "debrief: a name and a query are needed\n  as in 'debrief save chips nvidia tsmc'\n");
    CHECK(run_at_home(home, "saved chips").error ==
          "debrief: 'saved' takes no operands\n  'debrief save NAME QUERY' saves a query\n");
    const Run homeless =
        run_shell("unset HOME; XDG_CONFIG_HOME=relative \"$1\" saved", {program_path("debrief")});
    CHECK(homeless.status == 2);
    CHECK(
        homeless.error ==
        "debrief: no folder for saved queries is known\n  set HOME or XDG_CONFIG_HOME to an absolute path\n");
}

TEST_CASE("a relative config folder counts as none", "[cli][saved_queries]") {
    const TemporaryFolder home;
    const Run saved = run_shell("cd \"$1\" && HOME=\"$1\" XDG_CONFIG_HOME=relative \"$2\" save a fed",
                                {home.path().string(), program_path("debrief")});
    CHECK(saved.status == 0);
    CHECK(read_file(home / ".config/debrief/saved.tsv") == "a\tfed\n");
}

TEST_CASE("batch and why read a user's queries as search does", "[cli][synonyms][saved_queries]") {
    const TemporaryFolder home;
    home.write("config/debrief/synonyms.txt", "llmaker, meta\n");
    home.write("config/debrief/saved.tsv", "launch\tmuse spark\n");
    home.write("q.tsv", "q1\tllmaker\nq2\tsaved:launch\n");
    const std::string none = home.write("none.txt", "");
    const Run batch = run_at_home(home, "batch -k 1 -f jsonl \"$1/q.tsv\"");
    CHECK(batch.status == 0);
    CHECK(batch.error.empty());
    const auto first = nlohmann::json::parse(batch.out.substr(0, batch.out.find('\n')));
    const auto second = nlohmann::json::parse(batch.out.substr(batch.out.find('\n')));
    CHECK(first.at("total") > 5);
    CHECK(second.at("total") > 2);
    CHECK(second.at("notes").empty());
    const Run without = run_at_home(home, "batch -k 1 --synonyms \"$1/none.txt\" \"$1/q.tsv\"");
    CHECK(without.out.find("q1 ") == std::string::npos);
    CHECK(without.out.find("q2 ") != std::string::npos);
    const Run why = run_at_home(home, "why 2026-04-08-muse-spark-a.txt saved:launch llmaker");
    CHECK(why.status == 0);
    CHECK(why.error.empty());
    CHECK(why.out.find("(word \"meta\")") != std::string::npos);
    CHECK(run_at_home(home, "why --synonyms \"$1/none.txt\" 2026-04-08-muse-spark-a.txt llmaker").status ==
          1);
    const Run bad = run_at_home(home, "batch --synonyms \"$1/no.txt\" \"$1/q.tsv\"");
    CHECK(bad.status == 2);
    CHECK(bad.error == "debrief: cannot read synonyms from '" + (home / "no.txt") +
                           "'\n  give a file with lines such as 'car, automobile'\n");
}

TEST_CASE("a user's synonyms are read, and their faults told", "[cli][synonyms]") {
    const TemporaryFolder home;
    home.write("config/debrief/synonyms.txt", "llmaker, meta\nalone\n");
    const Run found = run_at_home(home, "search -k 1 -s 0 llmaker");
    CHECK(found.error == (home / "config/debrief/synonyms.txt") + ":2: a synonym stands alone\n");
    const std::string other = home.write("other.txt", "llmaker => openai\n");
    CHECK(run_at_home(home, "search -k 1 -s 0 --synonyms \"$1/other.txt\" llmaker").error.empty());
    const Run none = run_at_home(home, "search --synonyms \"$1/none.txt\" llmaker");
    CHECK(none.status == 2);
    CHECK(none.error == "debrief: cannot read synonyms from '" + (home / "none.txt") +
                            "'\n  give a file with lines such as 'car, automobile'\n");
}
