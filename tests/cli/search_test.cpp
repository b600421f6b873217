#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

const std::string& samples() {
    return sample_corpus_index();
}

Run search(std::vector<std::string> words) {
    words.insert(words.begin(), {"search", "-i", samples()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("search prints ranked briefings with the matches marked", "[cli][search]") {
    const Run found = search({"-k", "3", "muse", "spark"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/search.txt", found.out));
}

TEST_CASE("search finds phrases, fields and exclusions of the samples", "[cli][search]") {
    const Run found = search({"-k", "5", "-s", "2", "\"supreme court\" cites:cnn.com -oracle"});
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/search_phrase.txt", found.out));
    const Run dated = search({"-k", "4", "title:fed date:2024 source:northgate"});
    CHECK(equals_golden("cli/search_fields.txt", dated.out));
    CHECK(dated.error.empty());
}

TEST_CASE("search prints JSON that is told by a version", "[cli][search]") {
    const Run found = search({"-k", "2", "-s", "2", "-f", "json", "rate cut ("});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    REQUIRE(nlohmann::json::accept(found.out));
    CHECK(equals_golden("cli/search.json",
                        without_sample_folder(nlohmann::ordered_json::parse(found.out).dump(2) + "\n")));
}

TEST_CASE("search colours where it is told to", "[cli][search]") {
    const Run found = search({"-k", "1", "--color", "always", "muse spark"});
    CHECK(equals_golden("cli/search_colour.txt", found.out));
    CHECK(search({"-k", "1", "muse spark"}).out == search({"-k", "1", "--color=never", "muse spark"}).out);
}

TEST_CASE("search without snippets prints a list", "[cli][search]") {
    const Run found = search({"-k", "3", "-s", "0", "election results"});
    CHECK(equals_golden("cli/search_list.txt", found.out));
}

TEST_CASE("a search that finds nothing says so and ends with 1", "[cli][search]") {
    const Run text = search({"xyzzy"});
    CHECK(text.status == 1);
    CHECK(text.out == "no briefing answers\n");
    CHECK(text.error.empty());
    const Run json = search({"-f", "json", "xyzzy"});
    CHECK(json.status == 1);
    CHECK(json.out == "{\"v\":1,\"query\":\"xyzzy\",\"total\":0,\"hits\":[],\"notes\":[]}\n");
}

TEST_CASE("a search without words gives all briefings", "[cli][search]") {
    const Run found = search({"-k", "1", "-s", "0"});
    CHECK(found.status == 0);
    CHECK(found.out.ends_with("\n1 of 89 briefings\n"));
}

TEST_CASE("what a query means nothing by is told on standard error", "[cli][search]") {
    const Run found = search({"-k", "1", "-s", "0", "titel:fed", "rate ("});
    CHECK(found.status == 0);
    CHECK(found.error ==
          "note: unknown field 'titel', searched as a word; did you mean 'title:'?\n"
          "titel:fed rate (\n"
          "^\n"
          "note: this bracket is not closed\n"
          "titel:fed rate (\n"
          "               ^\n"
          "note: there is nothing to search for in these brackets\n"
          "titel:fed rate (\n"
          "               ^\n");
}

TEST_CASE("a query's control characters and broken bytes do not reach the terminal", "[cli][search]") {
    const Run found = search({"\"\x1B[31m\x07\" \xC2\x9B \xFF"});
    CHECK(found.error.find('\x1B') == std::string::npos);
    CHECK(found.error.find('\x07') == std::string::npos);
    CHECK(found.error.find("\xC2\x9B") == std::string::npos);
    CHECK(found.error.find('\xFF') == std::string::npos);
    const Run json = search({"-f", "json", "\x1B\xFF"});
    CHECK(nlohmann::json::accept(json.out));
}

TEST_CASE("a word with a dash in front is excluded, not an option", "[cli][search]") {
    const Run all = search({"-f", "json", "-s", "0", "meta"});
    const Run some = search({"-f", "json", "-s", "0", "meta", "-llama"});
    CHECK(some.status == 0);
    CHECK(some.error.empty());
    const auto total = [](const Run& answer) {
        return nlohmann::json::parse(answer.out)["total"].get<int>();
    };
    CHECK(total(some) < total(all));
    CHECK(total(search({"-f", "json", "meta -llama"})) == total(some));
    CHECK(total(search({"-f", "json", "--", "meta", "-llama"})) == total(some));
    CHECK(nlohmann::json::parse(search({"-f", "json", "meta", "-5"}).out)["query"] == "meta -5");
}

TEST_CASE("what follows two dashes is the query", "[cli][search]") {
    const Run found = search({"-f", "json", "--", "--help", "-k", "--limit"});
    CHECK(nlohmann::json::parse(found.out)["query"] == "--help -k --limit");
}

TEST_CASE("wrong options of search are told with what would be right", "[cli][search]") {
    struct Case {
        std::vector<std::string> words;
        std::string error;
    };
    const Case wrong = GENERATE(values<Case>({
        {{"--limit", "x", "fed"}, "debrief: '--limit' cannot be 'x'\n  give a whole number from 1 to 1000\n"},
        {{"--limit", "0", "fed"}, "debrief: '--limit' cannot be '0'\n  give a whole number from 1 to 1000\n"},
        {{"-k", "1001", "fed"},
         "debrief: '--limit' cannot be '1001'\n  give a whole number from 1 to 1000\n"},
        {{"--limit=-1", "fed"}, "debrief: '--limit' cannot be '-1'\n  give a whole number from 1 to 1000\n"},
        {{"-s", "11", "fed"}, "debrief: '--snippets' cannot be '11'\n  give a whole number from 0 to 10\n"},
        {{"-f", "xml", "fed"},
         "debrief: '--format' cannot be 'xml'\n  give one of: text, json, jsonl, tsv, csv, paths, or your "
         "own in "
         "the manner of '{id} {title}'\n"},
        {{"--color", "blue", "fed"},
         "debrief: '--color' cannot be 'blue'\n  give one of: auto, always, never\n"},
        {{"--limti", "5", "fed"}, "debrief: unknown option '--limti'\n  did you mean '--limit'?\n"},
        {{"--lim", "5", "fed"}, "debrief: unknown option '--lim'\n  '--help' lists the options\n"},
        {{"--qqqqqq", "fed"}, "debrief: unknown option '--qqqqqq'\n  '--help' lists the options\n"},
        {{"-k", "1", "-k", "2", "fed"}, "debrief: option '--limit' is given twice\n  give it once\n"},
    }));
    const Run failed = search(wrong.words);
    CHECK(failed.status == 2);
    CHECK(failed.out.empty());
    CHECK(failed.error == wrong.error);
}

TEST_CASE("an option without its value is told", "[cli][search]") {
    const Run failed = search({"fed", "--limit"});
    CHECK(failed.status == 2);
    CHECK(failed.error.starts_with("debrief: "));
    CHECK(failed.error.find("--limit") != std::string::npos);
    CHECK(failed.error.ends_with("\n  '--help' lists the options\n"));
}

TEST_CASE("a search without an index says how to make one", "[cli][search]") {
    const TemporaryFolder folder;
    const std::string index = folder / "none";
    const Run failed = run("debrief", {"search", "-i", index, "fed"});
    CHECK(failed.status == 3);
    CHECK(failed.out.empty());
    CHECK(failed.error == "debrief: there is no index at '" + index +
                              "'\n  make one with 'debrief-index -i " + index + " PATH...'\n");
    const Run unnamed = run("debrief", {"search", "-i", "", "fed"});
    CHECK(unnamed.status == 2);
    CHECK(unnamed.error == "debrief: '--index' is empty\n  give the index's folder\n");
}

TEST_CASE("nothing in a briefing reaches the terminal unescaped", "[cli][search]") {
    const TemporaryFolder folder;
    const std::string record =
        R"({"id": "x\u009b2Jy\u202e", "title": "Flood\u001b[31m red\u0007", )"
        R"("text": "A flood\u001b]0;title\u0007 came.\rX\u009b", "source": "Wire\u001b[2J", )"
        R"("sec\u001b[31mtion": "a\u001b[31m", "url": "http://x/\u001b"})";
    folder.write("in.jsonl", record + "\n");
    REQUIRE(run("debrief-index", {"-q", "-i", folder / "index", folder / "in.jsonl"}).status == 0);
    const std::string id =
        "x\xC2\x9B"
        "2Jy\xE2\x80\xAE";
    const auto is_harmless = [](const Run& done) {
        const std::string all = done.out + done.error;
        return all.find_first_of("\x1B\x07\r") == std::string::npos &&
               all.find("\xC2\x9B") == std::string::npos && all.find("\xE2\x80\xAE") == std::string::npos;
    };
    const Run found = run("debrief", {"search", "-i", folder / "index", "flood"});
    CHECK(found.status == 0);
    CHECK(is_harmless(found));
    const Run shown = run("debrief", {"show", "-i", folder / "index", id});
    CHECK(shown.status == 0);
    CHECK(is_harmless(shown));
    const Run missing = run("debrief", {"show", "-i", folder / "index", id + "\x1B[31m"});
    CHECK(missing.status == 1);
    CHECK(is_harmless(missing));
    CHECK(nlohmann::json::accept(
        run("debrief", {"search", "-f", "json", "-i", folder / "index", "flood"}).out));
    CHECK(nlohmann::json::accept(run("debrief", {"show", "-f", "json", "-i", folder / "index", id}).out));
}

TEST_CASE("results that cannot be written are an error", "[cli][search]") {
    const std::string debrief = program_path("debrief");
    const Run full = run_shell(R"("$1" search -i "$2" fed > /dev/full)", {debrief, samples()});
    CHECK(full.status == 3);
    CHECK(full.error == "debrief: cannot write the results\n  is the disk full?\n");
}

TEST_CASE("a reader that closes the pipe ends a search quietly", "[cli][search]") {
    const Run closed =
        run_shell(R"("$1" search -k 1000 -s 10 -i "$2" | true)", {program_path("debrief"), samples()});
    CHECK(closed.status == 0);
    CHECK(closed.out.empty());
    CHECK(closed.error.empty());
}

TEST_CASE("the index is named by the environment where no option does", "[cli][search]") {
    const std::string line = R"(DEBRIEF_INDEX="$2" "$1" search -k 1 -s 0 muse spark)";
    const Run found = run_shell(line, {program_path("debrief"), samples()});
    CHECK(found.status == 0);
    CHECK(found.out.ends_with("briefings\n"));
}
