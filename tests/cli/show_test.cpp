#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace debrief::test;

TEST_CASE("show prints a whole briefing", "[cli][show]") {
    const Run shown = run("debrief", {"show", "-i", sample_corpus_index(), "2025-01-17-tiktok-ruling-a.txt"});
    CHECK(shown.status == 0);
    CHECK(shown.error.empty());
    CHECK(equals_golden("cli/show.txt", shown.out));
}

TEST_CASE("show prints a whole briefing as JSON", "[cli][show]") {
    const Run shown =
        run("debrief", {"show", "-f", "json", "-i", sample_corpus_index(), "wire/2024-10-08-1"});
    CHECK(shown.status == 0);
    REQUIRE(nlohmann::json::accept(shown.out));
    CHECK(equals_golden("cli/show.json",
                        without_sample_folder(nlohmann::ordered_json::parse(shown.out).dump(2) + "\n")));
}

TEST_CASE("show of an id that no briefing has ends with 1", "[cli][show]") {
    const Run missing = run("debrief", {"show", "-i", sample_corpus_index(), "nobody"});
    CHECK(missing.status == 1);
    CHECK(missing.out.empty());
    CHECK(missing.error == "debrief: no briefing has the id 'nobody'\n");
}

TEST_CASE("show and similar print files as paths, but not of pieces", "[cli][show][similar]") {
    const auto paths = [](const std::string& verb, const std::vector<std::string>& more) {
        std::vector<std::string> words{verb, "-i", sample_corpus_index(), "-f", "paths"};
        words.insert(words.end(), more.begin(), more.end());
        Run done = run("debrief", words);
        done.out = without_sample_folder(done.out);
        return done;
    };
    CHECK(paths("show", {"wire/2024-10-08-1"}).out == "SAMPLES/wire.jsonl\n");
    CHECK(paths("show", {"-0", "wire/2024-10-08-1"}).out == std::string("SAMPLES/wire.jsonl\0", 19));
    const Run alike = paths("similar", {"-k", "2", "2024-10-13-starship-catch-a.txt"});
    CHECK(alike.status == 0);
    CHECK(std::count(alike.out.begin(), alike.out.end(), '\n') == 2);
    CHECK(alike.out.starts_with("SAMPLES/"));
    CHECK(alike.out.find("starship-catch") != std::string::npos);
    const Run pieces = paths("show", {"--chrome", "wire/2024-10-08-1"});
    CHECK(pieces.status == 2);
    CHECK(pieces.error ==
          "debrief: '--format' cannot be 'paths'\n  give one of: text, json, jsonl, tsv, csv, or your own in "
          "the manner of '{id} {title}'\n");
}

TEST_CASE("show takes one id", "[cli][show]") {
    const Run none = run("debrief", {"show", "-i", sample_corpus_index()});
    CHECK(none.status == 2);
    CHECK(none.error == "debrief: 0 ids are given\n  give one id, as 'debrief search' shows it\n");
    const Run two = run("debrief", {"show", "-i", sample_corpus_index(), "a", "b"});
    CHECK(two.status == 2);
    CHECK(two.error == "debrief: 2 ids are given\n  give one id, as 'debrief search' shows it\n");
}

TEST_CASE("show takes an id that looks like an option behind two dashes", "[cli][show]") {
    const Run option = run("debrief", {"show", "-i", sample_corpus_index(), "--formta", "x"});
    CHECK(option.status == 2);
    CHECK(option.error == "debrief: unknown option '--formta'\n  did you mean '--format'?\n");
    const Run missing = run("debrief", {"show", "-i", sample_corpus_index(), "--", "--formta"});
    CHECK(missing.status == 1);
    CHECK(missing.error == "debrief: no briefing has the id '--formta'\n");
}
