#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/temporary_folder.h"

#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace debrief::test;

namespace {

using Words = std::vector<std::string>;

const std::string fed = "2024-09-19-fed-cut-2024-c.txt";

Run on_samples(const std::string& verb, const Words& words) {
    Words line{verb, "-i", sample_corpus_index()};
    line.insert(line.end(), words.begin(), words.end());
    return run("debrief", line);
}

nlohmann::json json_of(const std::string& verb, Words words) {
    words.insert(words.begin(), {"-f", "json"});
    const Run done = on_samples(verb, words);
    REQUIRE(nlohmann::json::accept(done.out));
    return nlohmann::json::parse(done.out);
}

}  // namespace

TEST_CASE("stories lists what debrief story tells", "[cli][stories]") {
    const auto list = json_of("stories", {"-k", "3", "fed", "rate", "cut"});
    REQUIRE(list.at("stories").size() == 3);
    for (const auto& listed : list.at("stories")) {
        const auto story = json_of("story", {listed.at("id")});
        CHECK(story.at("story") == listed.at("id"));
        for (const char* key : {"title", "headline", "owners", "press", "party", "social", "first", "last"}) {
            CAPTURE(key);
            CHECK(story.at(key) == listed.at(key));
        }
        std::vector<std::string> tellings;
        for (const auto& telling : story.at("tellings")) tellings.push_back(telling.at("id"));
        CHECK(listed.at("tellings") == tellings);
        CHECK(listed.at("briefings") == tellings.size());
    }
    CHECK(json_of("stories", {"--order", "newest"}).at("stories").size() == 10);
    const Run best = on_samples("stories", {"-l", "-k", "1", "fed"});
    CHECK(best.out == json_of("stories", {"fed"}).at("stories").at(0).at("id").get<std::string>() + "\n");
}

TEST_CASE("stories --all prints each story once, in order", "[cli][stories]") {
    const Run all = on_samples("stories", {"--all"});
    CHECK(all.status == 0);
    CHECK(all.out == on_samples("stories", {"--all", "--format", "jsonl"}).out);
    std::istringstream lines(all.out);
    std::string last;
    std::set<std::string> tellings;
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto story = nlohmann::json::parse(line);
        CHECK(last < story.at("id").get<std::string>());
        last = story.at("id");
        CHECK(story.at("tellings").size() >= 2);
        for (const std::string telling : story.at("tellings")) CHECK(tellings.insert(telling).second);
    }
    CHECK(count == json_of("stories", {}).at("total"));
    CHECK(on_samples("stories", {"--all", "-q"}).out.empty());
}

TEST_CASE("an index without stories ends with 1", "[cli][stories]") {
    const TemporaryFolder folder;
    const std::string text = folder.write("in/a.txt", "Flood in Cologne\n\nThe Rhine rose overnight.\n");
    REQUIRE(run("debrief-index", {"-q", "-i", folder / "index", folder / "in"}).status == 0);
    const Run none = run("debrief", {"stories", "-i", folder / "index"});
    CHECK(none.status == 1);
    CHECK(none.out == "no story is told by two briefings or more\n1 briefing told by nobody else\n");
    CHECK(run("debrief", {"stories", "-i", folder / "index", "--all"}).status == 1);
    CHECK(run("debrief", {"stories", "-i", folder / "index", "xyzzy"}).out == "no briefing answers\n");
    CHECK(run("debrief", {"story", "-i", folder / "index", "a.txt"}).status == 0);
}

TEST_CASE("wrong use of stories is told", "[cli][stories]") {
    const Run query = on_samples("stories", {"--all", "fed"});
    CHECK(query.status == 2);
    CHECK(query.error ==
          "debrief: '--all' and a query are given\n"
          "  leave one out: '--all' prints the stories of the whole index\n");
    const Run text = on_samples("stories", {"--all", "-f", "json"});
    CHECK(text.status == 2);
    CHECK(text.error.starts_with("debrief: '--format' cannot be 'json'\n  give one of: jsonl, tsv, csv"));
    CHECK(on_samples("stories", {"--order", "size"}).status == 2);
    const Run noted = on_samples("stories", {"titel:fed"});
    CHECK(noted.error.find("titel") != std::string::npos);
}

TEST_CASE("story why tells what joins two tellings, and what parts two briefings", "[cli][story]") {
    const auto joined = json_of("story", {"why", fed, "2024-09-18-fed-cut-2024-a.txt"});
    CHECK(joined.at("one_story") == true);
    CHECK_FALSE(joined.at("shared").at("words").empty());
    const auto apart = json_of("story", {"why", fed, "2026-04-08-muse-spark-a.txt"});
    CHECK(apart.at("linked") == false);
    CHECK(apart.at("one_story") == false);
    CHECK(on_samples("story", {"why", fed, fed}).out.find("one and the same briefing") != std::string::npos);
}

TEST_CASE("unknown ids of story end with 1, wrong use with 2", "[cli][story]") {
    const Run none = on_samples("story", {"no\x1Bsuch"});
    CHECK(none.status == 1);
    CHECK(none.out.empty());
    CHECK(none.error == "debrief: no story or briefing has the id 'no\xEF\xBF\xBDsuch'\n");
    for (const Words& words : {Words{"why", "no\x1Bsuch", fed}, Words{"why", fed, "no\x1Bsuch"}}) {
        const Run unknown = on_samples("story", words);
        CHECK(unknown.status == 1);
        CHECK(unknown.error == "debrief: no briefing has the id 'no\xEF\xBF\xBDsuch'\n");
    }
    const std::string story = json_of("story", {fed}).at("story");
    const Run of_story = on_samples("story", {"why", fed, story});
    CHECK(of_story.status == 2);
    CHECK(of_story.error == "debrief: '" + story +
                                "' is a story\n"
                                "  give two briefings: 'debrief story ID' lists its tellings\n");
    const Run two = on_samples("story", {"a", "b"});
    CHECK(two.status == 2);
    CHECK(two.error ==
          "debrief: 2 ids are given\n  give one, or two behind 'why', as 'debrief search' shows them\n");
    CHECK(on_samples("story", {}).status == 2);
    CHECK(on_samples("story", {"why"}).error == "debrief: no story or briefing has the id 'why'\n");
    CHECK(on_samples("story", {"-f", "paths", "why", fed, fed}).status == 2);
}
