#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

Run make_corpus(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{source_path("scripts/make-corpus")};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_shell(R"("$@")", all);
}

std::vector<nlohmann::json> lines_of(const std::string& text) {
    std::vector<nlohmann::json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
    return lines;
}

}  // namespace

TEST_CASE("a corpus is the same for the same arguments", "[cli][make_corpus]") {
    const Run made = make_corpus({"250", "7"});
    CHECK(made.status == 0);
    CHECK(made.error.empty());
    CHECK(make_corpus({"250", "7"}).out == made.out);
    CHECK(make_corpus({"250", "8"}).out != made.out);
    const auto briefings = lines_of(made.out);
    REQUIRE(briefings.size() == 250);
    CHECK(briefings.front()["date"] == "2025-12-29");
    CHECK(briefings.back()["date"] == "2025-12-31");
    CHECK(std::is_sorted(briefings.begin(), briefings.end(),
                         [](const auto& left, const auto& right) { return left["date"] < right["date"]; }));
    CHECK(make_corpus({"0", "7"}).out.empty());
}

TEST_CASE("a corpus has texts of the length that is asked for", "[cli][make_corpus]") {
    const auto bytes = [](const char* words) {
        return make_corpus({"100", "7", "--words", words}).out.size();
    };
    CHECK(bytes("300") > 3 * bytes("60"));
    CHECK(lines_of(make_corpus({"100", "7", "--words", "1"}).out).size() == 100);
}

TEST_CASE("a corpus is indexed without problems, and its stories are found", "[cli][make_corpus]") {
    const TemporaryFolder folder;
    const std::string corpus = folder.write("corpus.jsonl", make_corpus({"300", "7"}).out);
    const Run indexed = run("debrief-index", {"-i", folder / "index", "--json", corpus});
    REQUIRE(indexed.status == 0);
    const auto summary = nlohmann::json::parse(indexed.out);
    CHECK(summary["added"] == 300);
    CHECK(summary["refused"] == 0);
    CHECK(summary["mended"] == 0);

    const Run listed = run("debrief", {"search", "-i", folder / "index", "-f", "{id}\t{story}", "--limit",
                                       "1000", "-s", "0", "--today", "2026-01-01", "story:*"});
    std::map<std::string, std::string> told;
    std::istringstream lines(listed.out);
    for (std::string line; std::getline(lines, line);)
        told[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
    std::map<std::string, std::map<std::string, std::size_t>> stories_of_truth;
    std::size_t tellings = 0;
    for (const auto& briefing : lines_of(make_corpus({"300", "7"}).out)) {
        const std::string truth = briefing["truth"];
        const auto story = told.find(briefing["id"]);
        if (truth.empty()) CHECK(story == told.end());
        if (truth.empty()) continue;
        ++tellings;
        if (story != told.end()) ++stories_of_truth[truth][story->second];
    }
    CHECK(tellings > 75);
    CHECK(stories_of_truth.size() > 10);
    std::size_t found = 0;
    for (const auto& [truth, stories] : stories_of_truth) {
        CHECK(stories.size() == 1);
        for (const auto& [story, count] : stories) found += count;
    }
    CHECK(4 * found > 3 * tellings);
}

TEST_CASE("what no corpus can be made of is told", "[cli][make_corpus]") {
    const auto message = [](const std::vector<std::string>& arguments) {
        const Run made = make_corpus(arguments);
        CHECK(made.status == 2);
        CHECK(made.out.empty());
        return made.error;
    };
    CHECK(message({}) == "make-corpus: say how many briefings and a seed; see --help\n");
    CHECK(message({"1", "2", "--length", "3"}) ==
          "make-corpus: say how many briefings and a seed; see --help\n");
    CHECK(message({"many", "1"}) == "make-corpus: numbers are wanted; see --help\n");
    CHECK(message({"10000001", "1"}) ==
          "make-corpus: N may be 0 to 10,000,000, and W is above 0; see --help\n");
    CHECK(message({"1", "1", "--words", "0"}) ==
          "make-corpus: N may be 0 to 10,000,000, and W is above 0; see --help\n");
    CHECK(make_corpus({"--help"}).out.starts_with("Makes a corpus of synthetic briefings"));
}
