#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run search(std::vector<std::string> words) {
    words.insert(words.begin(), {"search", "-i", sample_corpus_index(), "--today", "2026-04-30"});
    return run("debrief", words);
}

std::vector<std::string> ids(std::vector<std::string> words) {
    words.insert(words.begin(), {"-f", "json", "-s", "0"});
    const auto json = nlohmann::json::parse(search(words).out);
    std::vector<std::string> all;
    for (const auto& hit : json["hits"]) all.push_back(hit["id"]);
    return all;
}

}  // namespace

TEST_CASE("search counts what matches, and shows it over time", "[cli][search]") {
    const Run found = search({"-k", "1", "-s", "0", "--facets", "all", "--histogram", "meta"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/search_facets.txt", found.out));
    const Run json =
        search({"-f", "json", "-k", "1", "-s", "0", "--facets", "host, kind", "--histogram", "starship"});
    CHECK(json.error.empty());
    REQUIRE(nlohmann::json::accept(json.out));
    CHECK(equals_golden("cli/search_facets.json",
                        without_sample_folder(nlohmann::ordered_json::parse(json.out).dump(2) + "\n")));
}

TEST_CASE("search explains what it looked for and how it scored", "[cli][search]") {
    const Run found = search({"-k", "2", "--explain", "muse spark cites:meta"});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/search_explain.txt", found.out));
    const auto json = nlohmann::json::parse(search({"-f", "json", "-k", "3", "--explain", "muse spark"}).out);
    for (const auto& hit : json["hits"]) {
        double sum = 0;
        for (const auto& part : hit["parts"]) sum += part["score"].get<double>();
        CHECK(sum == Approx(hit["score"].get<double>()).margin(1e-5));
    }
}

TEST_CASE("search sorts and turns pages", "[cli][search]") {
    CHECK(equals_golden("cli/search_newest.txt",
                        search({"-k", "3", "-s", "0", "--sort", "newest", "fed"}).out));
    for (const std::string order : {"relevance", "newest", "oldest", "citations", "title", "source"}) {
        CAPTURE(order);
        const std::vector<std::string> all = ids({"-k", "1000", "--sort", order, "meta"});
        const std::vector<std::string> page = ids({"-k", "3", "--offset", "2", "--sort", order, "meta"});
        REQUIRE(all.size() > 5);
        CHECK(page == std::vector<std::string>(all.begin() + 2, all.begin() + 5));
    }
    CHECK(ids({"--offset", "1000", "meta"}).empty());
}

TEST_CASE("search and batch show one telling of a story", "[cli][search][batch]") {
    const SampleIndex index(
        {make_briefing("a", "Flood"), make_briefing("b", "Flood"), make_briefing("c", "Flood")},
        {{"a", "0123456789ab"}, {"c", "0123456789ab"}});
    const Run grouped =
        run("debrief", {"search", "-i", index.path(), "-s", "0", "--group", "story", "flood"});
    CHECK(grouped.status == 0);
    CHECK(grouped.out ==
          "  1. Flood\n     a\n     and another telling of this story: c\n\n"
          "  2. Flood\n     b\n\n"
          "2 of 2 stories (3 briefings)\n");
    const Run counted =
        run("debrief", {"search", "-i", index.path(), "-s", "0", "-k", "1", "--facets", "story", "flood"});
    CHECK(counted.out ==
          "  1. Flood\n     a\n\n1 of 3 briefings\n\n"
          "by story\n  2  Flood  story:0123456789ab\n  1  without\n");
    const Run lines =
        run("debrief", {"batch", "-i", index.path(), "--group=story", "-f", "jsonl", "-"}, "q\tflood\n");
    const auto json = nlohmann::json::parse(lines.out);
    CHECK(json["total"] == 3);
    CHECK(json["stories"] == 2);
    CHECK(json["hits"][0]["story"] == "0123456789ab");
    CHECK(json["hits"][0]["tellings"] == 2);
    CHECK(json["hits"][0]["other_tellings"] == std::vector<std::string>{"c"});
    CHECK(json["hits"][1]["tellings"] == 1);
    const Run trec = run("debrief", {"batch", "-i", index.path(), "--group=story", "-"}, "q\tflood\n");
    CHECK(trec.status == 0);
    CHECK(trec.out.starts_with("q Q0 a 1 "));
    CHECK(trec.out.find("\nq Q0 b 2 ") != std::string::npos);
    CHECK(std::count(trec.out.begin(), trec.out.end(), '\n') == 2);
}

TEST_CASE("hits tell the file that they came from", "[cli][search]") {
    const auto json = nlohmann::json::parse(search({"-f", "json", "-k", "1", "-s", "0", "fed"}).out);
    const std::string id = json["hits"][0]["id"];
    CHECK(json["hits"][0]["path"] == sample_folder() + "/" + id);
}

TEST_CASE("search ranks as it is told", "[cli][search]") {
    for (const std::string mode : {"fast", "best", "deep"}) {
        CAPTURE(mode);
        const Run found = search({"--rank", mode, "muse spark"});
        CHECK(found.status == 0);
        CHECK(found.error.empty());
        CHECK(found.out == search({"--rank", mode, "muse spark"}).out);
    }
    CHECK(search({"--half-life", "30", "--corroborated", "meta"}).status == 0);
}

TEST_CASE("wrong values of options are told with what would be right", "[cli][search]") {
    struct Case {
        std::vector<std::string> words;
        std::string error;
    };
    const std::string fields =
        "  give 'all', or with commas between: source, host, owner, kind, month, language, name, story\n";
    const Case wrong = GENERATE_COPY(values<Case>({
        {{"--sort", "date"},
         "debrief: '--sort' cannot be 'date'\n"
         "  give one of: relevance, newest, oldest, citations, title, source\n"},
        {{"--rank", "worst"},
         "debrief: '--rank' cannot be 'worst'\n  give one of: best, plain, fast, deep\n"},
        {{"--half-life", "0"},
         "debrief: '--half-life' cannot be '0'\n  give a whole number from 1 to 36500\n"},
        {{"--offset", "-1"}, "debrief: '--offset' cannot be '-1'\n  give a whole number from 0 to 1000000\n"},
        {{"--facets", "source,when"}, "debrief: '--facets' cannot be 'when'\n" + fields},
        {{"--group", "source"}, "debrief: '--group' cannot be 'source'\n  give one of: none, story\n"},
        {{"--facets", ""}, "debrief: '--facets' cannot be ''\n" + fields},
        {{"--facets", "source,"}, "debrief: '--facets' cannot be ''\n" + fields},
    }));
    const Run failed = search(wrong.words);
    CHECK(failed.status == 2);
    CHECK(failed.out.empty());
    CHECK(failed.error == wrong.error);
    const Run today = run("debrief", {"search", "-i", sample_corpus_index(), "--today", "2026-02-30", "fed"});
    CHECK(today.status == 2);
    CHECK(today.error == "debrief: '--today' cannot be '2026-02-30'\n  give a day as in 2026-04-08\n");
}

TEST_CASE("batch counts and explains in JSON Lines, and refuses to in a run", "[cli][batch]") {
    const std::vector<std::string> start{"batch", "-i", sample_corpus_index(), "--today", "2026-04-30"};
    const auto batch = [&](std::vector<std::string> words) {
        words.insert(words.begin(), start.begin(), start.end());
        words.emplace_back("-");
        return run("debrief", words, "q1\tstarship\n");
    };
    const Run done = batch(
        {"-f", "jsonl", "-k", "1", "--facets", "month", "--histogram", "--explain", "--sort", "oldest"});
    CHECK(done.status == 0);
    CHECK(done.error.empty());
    const auto json = nlohmann::json::parse(done.out);
    CHECK(json["facets"]["month"]["counts"].size() > 0);
    CHECK(json.contains("histogram"));
    CHECK(json.contains("explain"));
    for (const std::string option : {"--facets=all", "--histogram", "--explain", "--sort=newest"}) {
        const Run refused = batch({option});
        CHECK(refused.status == 2);
        CHECK(refused.out.empty());
        CHECK(refused.error == "debrief: '" + option.substr(0, option.find('=')) +
                                   "' has no place in a TREC run\n  ask for '--format jsonl'\n");
    }
}
