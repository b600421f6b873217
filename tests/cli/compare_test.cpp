#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

const std::string spark = "2026-04-08-muse-spark-a.txt";
const std::string boeing_a = "2024-11-05-boeing-strike-a.txt";
const std::string boeing_c = "2024-11-06-boeing-strike-c.txt";

Run compare(std::vector<std::string> words) {
    words.insert(words.begin(), {"compare", "-i", sample_corpus_index()});
    return run("debrief", words);
}

}  // namespace

TEST_CASE("compare prints where tellings differ", "[cli][compare]") {
    const Run found = compare({spark});
    CHECK(found.status == 0);
    CHECK(found.error.empty());
    CHECK(equals_golden("cli/compare.txt", found.out));
    const Run all = compare({"--all", boeing_a, boeing_c});
    CHECK(all.status == 0);
    CHECK(equals_golden("cli/compare_all.txt", all.out));
}

TEST_CASE("compare takes ids in any order", "[cli][compare]") {
    CHECK(compare({boeing_c, boeing_a, boeing_c}).out == compare({boeing_a, boeing_c}).out);
}

TEST_CASE("compare tells how many things tellings say alike", "[cli][compare]") {
    const auto differences = nlohmann::json::parse(compare({"-f", "json", spark}).out);
    const auto all = nlohmann::json::parse(compare({"-f", "json", "-a", spark}).out);
    CHECK(differences["entries"].size() == differences["differing"]);
    CHECK(differences["same"] == all["same"]);
    CHECK(all["entries"].size() == all["differing"].get<std::size_t>() + all["same"].get<std::size_t>());
    CHECK(all["same"] > 0);
}

TEST_CASE("what cannot be compared ends with 1", "[cli][compare]") {
    const Run unknown = compare({"no\x1Bsuch", spark});
    CHECK(unknown.status == 1);
    CHECK(unknown.out.empty());
    CHECK(unknown.error == "debrief: no story or briefing has the id 'no\xEF\xBF\xBDsuch'\n");
    const Run alone = compare({"2025-07-09-nvidia-4-trillion-a.txt"});
    CHECK(alone.status == 1);
    CHECK(alone.out.empty());
    CHECK(
        alone.error ==
        "debrief: '2025-07-09-nvidia-4-trillion-a.txt' is told once: there is nothing to compare it with\n");
    const Run twice = compare({boeing_a, boeing_a});
    CHECK(twice.status == 1);
    CHECK(twice.error.find("is told once") != std::string::npos);
}

TEST_CASE("wrong use of compare is told", "[cli][compare]") {
    const Run none = compare({});
    CHECK(none.status == 2);
    CHECK(
        none.error ==
        "debrief: nothing to compare is given\n  give the id of a story, or two or more ids of briefings\n");
    const Run count = compare({"-b", "0", spark});
    CHECK(count.status == 2);
    CHECK(count.error == "debrief: '--briefings' cannot be '0'\n  give a whole number from 1 to 1000\n");
}
