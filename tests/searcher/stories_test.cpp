#include "searcher/stories.h"

#include "indexer/schema.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

constexpr const char* launch = "0123456789ab";
constexpr const char* flood = "ba9876543210";

const SampleIndex& tellings() {
    static const SampleIndex index(
        {make_briefing("a", "Launch", "News."), make_briefing("with blanks.txt", "Launch repeated", "News."),
         make_briefing("c", "Flood", "News."), make_briefing("d", "Flood too", "News."),
         make_briefing("alone", "Vote", "News."), make_briefing(flood, "Named like a story", "News.")},
        {{"a", launch}, {"with blanks.txt", launch}, {"c", flood}, {"d", flood}});
    return index;
}

Ids found(const std::string& query) {
    Ids ids = tellings().ids(query);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<std::string> notes(const std::string& query) {
    std::vector<std::string> messages;
    for (const QueryNote& note : tellings().search(query).notes)
        messages.push_back(std::to_string(note.offset) + ": " + note.message);
    return messages;
}

}  // namespace

TEST_CASE("story: finds the tellings of a story by its id or that of one of them", "[searcher][stories]") {
    const Ids launched{"a", "with blanks.txt"};
    CHECK(found("story:0123456789ab") == launched);
    CHECK(found("STORY:0123456789AB") == launched);
    CHECK(found("story:\" 0123456789ab \"") == launched);
    CHECK(found("story:a") == launched);
    CHECK(found("story:\"with blanks.txt\"") == launched);
    CHECK(found("story:a story:d") == Ids{"a", "c", "d", "with blanks.txt"});
    CHECK(found("story:a repeated") == Ids{"with blanks.txt"});
    CHECK(found("news -story:a") == Ids{"alone", flood, "c", "d"});
    CHECK(notes("story:a story:c").empty());
}

TEST_CASE("a briefing that nobody else tells finds itself", "[searcher][stories]") {
    CHECK(found("story:alone") == Ids{"alone"});
    CHECK(notes("story:alone").empty());
}

TEST_CASE("the id of a story comes before a briefing of that name", "[searcher][stories]") {
    CHECK(found("story:ba9876543210") == Ids{"c", "d"});
}

TEST_CASE("story:* finds what is told by several", "[searcher][stories]") {
    CHECK(found("story:*") == Ids{"a", "c", "d", "with blanks.txt"});
    CHECK(found("-story:*") == Ids{"alone", flood});
    CHECK(notes("story:*").empty());
}

TEST_CASE("a story that there is not finds nothing and is told", "[searcher][stories]") {
    CHECK(found("story:nothing").empty());
    CHECK(notes("story:nothing") == std::vector<std::string>{"0: there is no story or briefing 'nothing'"});
    CHECK(notes("news (story:x OR story:A)") ==
          std::vector<std::string>{"6: there is no story or briefing 'x'",
                                   "17: there is no story or briefing 'A'"});
    CHECK(found("news (story:x OR story:a)") == Ids{"a", "with blanks.txt"});
    std::string many;
    for (int i = 0; i < 40; ++i) many += "story:x" + std::to_string(i) + " ";
    CHECK(notes(many).size() == 16);
    CHECK(found("story:" + std::string(300, 'x')).empty());
}

TEST_CASE("the tree shows a story as typed, its terms what it stands for", "[searcher][stories]") {
    SearchRequest request;
    request.query = "story:a";
    request.is_explained = true;
    const auto explained = tellings().search(request).explanation;
    REQUIRE(explained);
    CHECK(explained->tree == "(story \"a\")");
    REQUIRE(explained->terms.size() == 1);
    CHECK(explained->terms[0].field == "story");
    CHECK(explained->terms[0].text == launch);
    CHECK(explained->terms[0].briefings == 2);
}

TEST_CASE("story: lights nothing", "[searcher][stories]") {
    for (const Hit& hit : tellings().search("story:a").hits) {
        CHECK(hit.title_matches.empty());
        for (const Snippet& snippet : hit.snippets) CHECK(snippet.matches.empty());
    }
}

TEST_CASE("a story that nobody tells has no title", "[searcher][stories]") {
    IndexReader reader(tellings().directory());
    reader.read([](const Xapian::Database& database) {
        CHECK(title_of_story(database, launch) == "Launch");
        CHECK(title_of_story(database, "000000000000").empty());
    });
}
