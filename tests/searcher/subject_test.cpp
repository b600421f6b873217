#include "searcher/facts/subject.h"

#include "searcher/index_reader.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

constexpr const char* flood = "00000000000000f1";

Briefing dated(std::string id, std::string title, std::string_view day, std::string text = "It rose.") {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.date = parse_iso_day(day);
    return briefing;
}

std::vector<Briefing> tellings() {
    return {dated("c", "Rhine flood", "2026-04-09"), dated("b", "Flood", "2026-04-08"),
            dated("a", "The Rhine rose", "2026-04-08"), dated("undated", "A flood", "")};
}

Stories flood_story() {
    return {{"a", flood}, {"b", flood}, {"c", flood}, {"undated", flood}};
}

const SampleIndex& index() {
    static const SampleIndex made = [] {
        std::vector<Briefing> briefings = tellings();
        briefings.push_back(dated("alone", "Budget vote", "2026-04-01", "Parliament met a flood of words."));
        return SampleIndex(briefings, flood_story());
    }();
    return made;
}

Subject read(const IndexDirectory& directory, const SubjectRequest& request) {
    IndexReader reader(directory);
    return read_subject(reader, request);
}

Subject read(const std::string& query, std::size_t limit = 100, bool may_be_id = true) {
    SubjectRequest request;
    request.search.query = query;
    request.search.limit = limit;
    request.may_be_id = may_be_id;
    return read(index().directory(), request);
}

Ids ids(const Subject& subject) {
    Ids all;
    for (const SubjectBriefing& briefing : subject.briefings) all.push_back(briefing.record.briefing.id);
    return all;
}

Ids sorted(Ids all) {
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("the id of a story, or of a telling, is all tellings by day, then by id", "[searcher][subject]") {
    const std::string id = GENERATE(std::string(flood), " 00000000000000F1\n", "a", "undated");
    CAPTURE(id);
    const Subject subject = read(id);
    CHECK(subject.query == id);
    CHECK(subject.is_story);
    CHECK(subject.story == flood);
    CHECK(subject.total == 4);
    CHECK(ids(subject) == Ids{"a", "b", "c", "undated"});
    CHECK(subject.briefings.front().story == flood);
    CHECK(subject.briefings.front().score == 0);
    CHECK(subject.notes.empty());
}

TEST_CASE("the id of a briefing that nobody else tells is that one", "[searcher][subject]") {
    const Subject subject = read("alone");
    CHECK(subject.is_story);
    CHECK(subject.story.empty());
    CHECK(subject.total == 1);
    CHECK(ids(subject) == Ids{"alone"});
    CHECK(subject.briefings.front().story.empty());
}

TEST_CASE("a query is what it finds, best first, with its words", "[searcher][subject]") {
    const Subject subject = read("rhine flood");
    CHECK_FALSE(subject.is_story);
    CHECK(subject.story.empty());
    CHECK(subject.total == 5);
    CHECK(ids(subject).front() == "c");
    CHECK(sorted(ids(subject)) == Ids{"a", "alone", "b", "c", "undated"});
    CHECK(subject.briefings.front().score > subject.briefings.back().score);
    CHECK(subject.weights.size() == 2);
    CHECK(to_string(subject.words) == R"((any (word "rhine") (word "flood")))");
}

TEST_CASE("words that are an id can be asked for as a query", "[searcher][subject]") {
    CHECK_FALSE(read("alone", 100, false).is_story);
    CHECK(read("alone", 100, false).briefings.empty());
    CHECK(read("flood").total == 4);  // no id
}

TEST_CASE("an unknown id is a query, and so is nothing", "[searcher][subject]") {
    const Subject unknown = read("00000000000000ff");
    CHECK_FALSE(unknown.is_story);
    CHECK(unknown.total == 0);
    CHECK(unknown.briefings.empty());
    const Subject all = read("");
    CHECK_FALSE(all.is_story);
    CHECK(all.total == 5);
    CHECK(read("  ").total == 5);
}

TEST_CASE("a limit leaves the first of a story, and the best of a query", "[searcher][subject]") {
    const Subject story = read(flood, 2);
    CHECK(story.total == 4);
    CHECK(ids(story) == Ids{"a", "b"});
    const Subject query = read("rhine flood", 1);
    CHECK(query.total == 5);
    CHECK(ids(query) == Ids{"c"});
}

TEST_CASE("filters keep what matches them, and notes tell what was passed over", "[searcher][subject]") {
    SubjectRequest request;
    request.search.query = "flood titel:x";
    request.search.filters = {"date:2026-04-08"};
    const Subject subject = read(index().directory(), request);
    CHECK(sorted(ids(subject)) == Ids{"b"});
    CHECK(subject.total == 1);
    REQUIRE(subject.notes.size() == 1);
    CHECK(subject.notes.front().offset == 6);
}

TEST_CASE("a subject tells when time was over", "[searcher][subject]") {
    std::vector<Briefing> briefings;
    for (int i = 0; i < 3'000; ++i)
        briefings.push_back(make_briefing(std::to_string(i), "", "one two three four " + std::to_string(i)));
    const SampleIndex many(briefings);
    SubjectRequest request;
    request.search.query = "one NEAR/2 three";
    request.search.time_limit = std::chrono::milliseconds(-1);  // over before it begins
    const Subject subject = read(many.directory(), request);
    REQUIRE(subject.notes.size() == 1);
    CHECK(subject.notes.front().message == "the search was ended after -1 ms: there may be more to find");
    CHECK(subject.total < 3'000);
}

TEST_CASE("the shards of an index are one", "[searcher][subject]") {
    const std::vector<Briefing> all = tellings();
    const SampleIndex first({all[0], all[1]}, flood_story());
    const SampleIndex second({all[2], all[3]}, flood_story());
    const ShardedIndex sharded({&first, &second});
    SubjectRequest request;
    request.search.query = "a";
    CHECK(ids(read(sharded.directory(), request)) == Ids{"a", "b", "c", "undated"});
    request.search.query = flood;
    CHECK(read(sharded.directory(), request).total == 4);
    request.search.query = "rhine";
    CHECK(sorted(ids(read(sharded.directory(), request))) == Ids{"a", "c"});
}

TEST_CASE("hostile words are no id, and no fault", "[searcher][subject]") {
    const std::string words =
        GENERATE(std::string("a\0b", 3), std::string("\xFF\xC3("), std::string(5'000, 'x'),
                 std::string("\x1B[31m"), std::string("Q"), std::string("*"));
    CHECK_FALSE(read(words).is_story);
}
