#include "searcher/facts/story_list.h"

#include "searcher/facts/story_list_output.h"
#include "searcher/index_reader.h"
#include "tests/support/byte_filter.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

Briefing dated(std::string id, const std::string& day, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    if (!day.empty()) briefing.date = parse_iso_day(day);
    return briefing;
}

/// Four stories and two briefings alone: `two` cites most owners, `three` has most tellings, `late` is the
/// newest.
const SampleIndex& news() {
    static const SampleIndex index(
        {dated("a1", "2026-03-01", "Flood", "The Rhine rose. (cnbc.com)"),
         dated("a2", "2026-03-03", "Flood again", "The Rhine rose on. (techcrunch.com, x.com)"),
         dated("b1", "2026-03-02", "Vote", "They voted. (cnbc.com)"),
         dated("b2", "", "Vote counted", "They voted and counted. (cnbc.com)"),
         dated("b3", "2026-03-01", "Vote told", "They voted."),
         dated("c1", "2026-04-01", "Fire", "It burns."), dated("c2", "2026-04-02", "Fire out", "It burnt."),
         dated("d1", "2026-04-01", "Rain", "It rains."), dated("d2", "2026-04-02", "Rain ends", "It rained."),
         dated("e", "2026-05-01", "Snow", "It snows."),
         dated("f", "2026-05-02", "Frost", "The Rhine froze. (cnbc.com, x.com, techcrunch.com, bbc.com)")},
        {{"a1", "two"},
         {"a2", "two"},
         {"b1", "three"},
         {"b2", "three"},
         {"b3", "three"},
         {"c1", "late"},
         {"c2", "late"},
         {"d1", "same"},
         {"d2", "same"}});
    return index;
}

StoryListRequest asked(const std::string& query, std::size_t limit = 10) {
    StoryListRequest request;
    request.search.query = query;
    request.search.limit = limit;
    return request;
}

StoryList list(const SampleIndex& index, const StoryListRequest& request) {
    IndexReader reader(index.directory());
    return find_stories(reader, request);
}

Ids ids(const StoryList& list) {
    Ids all;
    for (const ListedStory& story : list.stories) all.push_back(story.id);
    return all;
}

}  // namespace

TEST_CASE("stories are listed by owners cited, then tellings, then the last day", "[searcher][story_list]") {
    const StoryList all = list(news(), asked(""));
    CHECK(ids(all) == Ids{"two", "three", "late", "same"});
    CHECK(all.total == 4);
    CHECK(all.matches == 11);
    CHECK(all.alone == 2);
    CHECK(all.notes.empty());
    const ListedStory& two = all.stories[0];
    CHECK(two.owners.all == std::set<std::string>{"CNBC", "TechCrunch", "X"});
    CHECK(two.owners.press == std::set<std::string>{"CNBC", "TechCrunch"});
    CHECK(two.owners.social == std::set<std::string>{"X"});
    CHECK(two.owners.party.empty());
    CHECK(two.first == parse_iso_day("2026-03-01"));
    CHECK(two.last == parse_iso_day("2026-03-03"));
    CHECK(two.tellings == Ids{"a1", "a2"});
    CHECK(two.matching == 2);
    CHECK(all.stories[1].tellings == Ids{"b3", "b1", "b2"});  // undated ones last
    CHECK(all.stories[1].last == parse_iso_day("2026-03-02"));
}

TEST_CASE("stories are listed in the order that is asked for", "[searcher][story_list]") {
    StoryListRequest request = asked("");
    request.order = StoryOrder::tellings;
    CHECK(ids(list(news(), request)) == Ids{"three", "two", "late", "same"});
    request.order = StoryOrder::newest;
    CHECK(ids(list(news(), request)) == Ids{"late", "same", "two", "three"});
    for (const std::string_view name : story_order_names) CHECK(find_story_order(name));
    CHECK(find_story_order("newest") == StoryOrder::newest);
    CHECK_FALSE(find_story_order("oldest"));
}

TEST_CASE("of many stories as many are listed as asked for, and all are counted", "[searcher][story_list]") {
    const StoryList some = list(news(), asked("", 2));
    CHECK(ids(some) == Ids{"two", "three"});
    CHECK(some.total == 4);
}

TEST_CASE("a page of a list has what lies there in the whole list", "[searcher][story_list]") {
    const std::string query = GENERATE("", "rhine OR voted OR burns", "rained flood rose");
    const Ids whole = ids(list(news(), asked(query)));
    for (std::size_t offset = 0; offset <= whole.size() + 1; ++offset) {
        CAPTURE(query, offset);
        StoryListRequest request = asked(query, 2);
        request.search.offset = offset;
        const StoryList page = list(news(), request);
        const std::size_t first = std::min(offset, whole.size());
        const std::size_t last = std::min(first + 2, whole.size());
        CHECK(ids(page) == Ids(whole.begin() + static_cast<std::ptrdiff_t>(first),
                               whole.begin() + static_cast<std::ptrdiff_t>(last)));
        CHECK(page.total == whole.size());
    }
}

TEST_CASE("a query finds the stories of which it finds a telling", "[searcher][story_list]") {
    const StoryList rhine = list(news(), asked("rhine"));
    CHECK(ids(rhine) == Ids{"two"});
    CHECK(rhine.matches == 3);
    CHECK(rhine.alone == 1);
    const StoryList counted = list(news(), asked("counted"));
    REQUIRE(ids(counted) == Ids{"three"});
    CHECK(counted.stories[0].matching == 1);
    CHECK(counted.stories[0].tellings.size() == 3);
    CHECK(ids(list(news(), asked("cites:x.com"))) == Ids{"two"});
    CHECK(ids(list(news(), asked("since:2026-04"))) == Ids{"late", "same"});
    const StoryList none = list(news(), asked("xyzzy"));
    CHECK(none.stories.empty());
    CHECK(none.matches == 0);
    const StoryList alone = list(news(), asked("snows"));
    CHECK(alone.stories.empty());
    CHECK(alone.alone == 1);
}

TEST_CASE("filters and an empty query list the stories that pass", "[searcher][story_list]") {
    StoryListRequest request = asked("");
    request.search.filters = {"since:2026-04"};
    CHECK(ids(list(news(), request)) == Ids{"late", "same"});
    request.search.filters = {"story:*"};
    const StoryList all = list(news(), request);
    CHECK(ids(all) == ids(list(news(), asked(""))));
    CHECK(all.matches == 9);
    CHECK(all.alone == 0);
}

TEST_CASE("what answers much worse comes behind, however well it is backed", "[searcher][story_list]") {
    std::vector<Briefing> briefings{
        dated("a1", "", "Antitrust ruling", "Google lost its antitrust case in court."),
        dated("a2", "", "Antitrust judge", "An antitrust ruling against Google."),
        dated("b1", "", "Maps", "A new map by Google. (cnbc.com)"),
        dated("b2", "", "Map app", "The app shows Google streets. (techcrunch.com)")};
    for (int i = 0; i < 30; ++i)
        briefings.push_back(dated("z" + std::to_string(i), "", "Search", "Google searches on and on."));
    const SampleIndex index(briefings, {{"a1", "a"}, {"a2", "a"}, {"b1", "b"}, {"b2", "b"}});
    CHECK(ids(list(index, asked("google antitrust"))) == Ids{"a", "b"});
    CHECK(ids(list(index, asked("google antitrust", 1))) == Ids{"a"});
    CHECK(ids(list(index, asked("google"))) == Ids{"b", "a"});
}

TEST_CASE("a story has the title of the telling that cites most owners, then is most central, then is first",
          "[searcher][story_list]") {
    const auto headline = [](const std::vector<Briefing>& briefings) {
        Stories stories;
        for (const Briefing& briefing : briefings) stories[briefing.id] = "s";
        const StoryList listed = list(SampleIndex(briefings, stories), asked(""));
        REQUIRE(listed.stories.size() == 1);
        return listed.stories[0].headline + ": " + listed.stories[0].title;
    };
    CHECK(headline({dated("1", "2026-01-01", "One", "Wind. (cnbc.com)"),
                    dated("2", "2026-01-02", "Two", "Wind. (cnbc.com, x.com)"),
                    dated("3", "2026-01-03", "Three", "Wind. (about.cnbc.com, cnbc.com)")}) == "2: Two");
    CHECK(headline({dated("1", "2026-01-01", "", "Storms shook Hamburg."),
                    dated("2", "2026-01-02", "", "Storms shook Hamburg, ships sank near Bremen."),
                    dated("3", "2026-01-03", "", "Ships sank near Bremen.")})
              .starts_with("2: "));
    CHECK(headline({dated("2", "2026-01-02", "Same", "Wind."), dated("1", "2026-01-02", "Same", "Wind."),
                    dated("3", "2026-01-01", "Same", "Wind.")}) == "3: Same");
}

TEST_CASE("all stories are given in the order of their ids, with the whole ids of their tellings",
          "[searcher][story_list]") {
    const std::string long_id(300, 'x');
    const SampleIndex index(
        {dated(long_id, "2026-01-02", "", "Text."), dated("b", "2026-01-01", "", "Text."),
         dated("c", "", "", "Text."), dated("d", "", "", "Text."), dated("alone", "", "", "Text.")},
        {{long_id, "2"}, {"b", "2"}, {"c", "1"}, {"d", "1"}});
    IndexReader reader(index.directory());
    std::vector<std::string> lines;
    CHECK(for_each_story(reader,
                         [&](const StoryTellings& story) { lines.push_back(to_json(story).dump()); }) == 2);
    CHECK(lines == std::vector<std::string>{R"({"id":"1","tellings":["c","d"]})",
                                            R"({"id":"2","tellings":["b",")" + long_id +
                                                R"("],"first":"2026-01-01","last":"2026-01-02"})"});
    CHECK(list(index, asked("")).stories[0].tellings == Ids{"b", long_id});
    const SampleIndex empty({});
    IndexReader none(empty.directory());
    CHECK(for_each_story(none, [](const StoryTellings&) {}) == 0);
    CHECK(list(empty, asked("")).total == 0);
}

TEST_CASE("a story whose tellings lie in several shards is one", "[searcher][story_list]") {
    const SampleIndex left({dated("a", "2026-01-01", "A", "Wind. (cnbc.com)"), dated("x", "", "X", "Rain.")},
                           {{"a", "s"}});
    const SampleIndex right({dated("b", "2026-01-02", "B", "Wind. (x.com)")}, {{"b", "s"}});
    const ShardedIndex both({&left, &right});
    IndexReader reader(both.directory());
    for (const std::string query : {"", "wind"}) {
        const StoryList listed = find_stories(reader, asked(query));
        REQUIRE(listed.stories.size() == 1);
        CHECK(listed.stories[0].tellings == Ids{"a", "b"});
        CHECK(listed.stories[0].owners.all.size() == 2);
        CHECK(listed.stories[0].matching == 2);
    }
}

TEST_CASE("what of a query was passed over is noted", "[searcher][story_list]") {
    const StoryList noted = list(news(), asked("titel:flood"));
    REQUIRE(noted.notes.size() == 1);
    CHECK(noted.notes[0].message.find("titel") != std::string::npos);
    CHECK(to_json(noted).at("notes").size() == 1);
}

TEST_CASE("a list that the time limit cuts short says so", "[searcher][story_list]") {
    StoryListRequest request = asked("rhine");
    request.search.time_limit = std::chrono::milliseconds(-1);
    const StoryList cut = list(news(), request);
    REQUIRE(cut.notes.size() == 1);
    CHECK(cut.notes[0].message == "the search was ended after -1 ms: there may be more to find");
}

TEST_CASE("a list of stories as text", "[searcher][story_list]") {
    CHECK(to_text(list(news(), asked("rhine")), {}) ==
          "  1. Flood again\n"
          "     2026-03-01 to 2026-03-03  2 tellings  two\n"
          "     cites press 2 · party 0 · social 1\n"
          "           CNBC, TechCrunch, X\n"
          "\n"
          "1 of 1 stories (3 briefings)\n"
          "1 briefing told by nobody else\n");
    CHECK(to_text(list(news(), asked("title:out")), {}) ==
          "  1. Fire\n"
          "     2026-04-01 to 2026-04-02  2 tellings  late\n"
          "     cites nobody\n"
          "\n"
          "1 of 1 stories (1 briefing)\n");
    CHECK(to_text(list(news(), asked("xyzzy")), {}) == "no briefing answers\n");
    CHECK(to_text(list(news(), asked("snows")), {}) ==
          "no story is told by two briefings or more\n1 briefing told by nobody else\n");
    CHECK(story_days({}, {}) == "undated");
}

TEST_CASE("a hostile story changes no terminal", "[searcher][story_list]") {
    const std::string evil = "\x1B[31m\x07\xE2\x80\xAE evil\nline";
    Briefing first = dated("1" + evil, "", evil, "Wind " + evil + ". (cnbc.com)");
    Briefing second = dated("2" + evil, "", evil, "Wind. " + std::string(2'000'000, 'x'));
    first.source = second.source = evil;
    const StoryList listed =
        list(SampleIndex({first, second}, {{first.id, "s"}, {second.id, "s"}}), asked("wind"));
    REQUIRE(listed.stories.size() == 1);
    CHECK(first_harm(to_text(listed, {})).empty());
}

TEST_CASE("a list hangs below its head in lines of 80 columns", "[searcher][story_list]") {
    const Ids names{std::string(40, 'a'), std::string(30, 'b'), "c\x1B", "d"};
    CHECK(hanging_list("  by ", names, 4) ==
          "  by " + names[0] + ", " + names[1] + ",\n     c\xEF\xBF\xBD, d\n");
    CHECK(hanging_list("  by ", names, 1) == "  by " + names[0] + " and 3 more\n");
    CHECK(hanging_list("by ", Ids{std::string(100, 'x')}, 5) == "by " + std::string(100, 'x') + "\n");
    CHECK(hanging_list("by ", Ids{}, 5) == "by \n");
}
