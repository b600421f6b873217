#include "searcher/output.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>
#include <map>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

constexpr std::array<std::string_view, 12> words{"flood", "rhine",  "budget", "vote",   "rain",   "night",
                                                 "fed",   "bishop", "river",  "bridge", "market", "cargo"};
constexpr std::array all_modes{RankingMode::plain, RankingMode::fast, RankingMode::best, RankingMode::deep};

struct Corpus {
    std::vector<Briefing> briefings;
    Stories stories;
};

/// Briefings of random words, days and sources; about half of them tell one of a few stories.
Corpus random_corpus(std::size_t count, unsigned seed) {
    Random random(seed);
    Corpus corpus;
    std::map<std::string, Ids> tellings;
    for (std::size_t i = 0; i < count; ++i) {
        Briefing briefing =
            make_briefing(std::to_string(1000 + i), random.joined(words, 1 + random.below(3), " "),
                          random.joined(words, 5 + random.below(40), " "));
        if (random.below(4) > 0)
            briefing.date = Day(std::chrono::year(2026) / 4 / 1) + std::chrono::days(random.below(9));
        briefing.source = random.one_of(words);
        if (random.below(2) == 0)
            tellings["0000000000" + std::to_string(10 + random.below(count / 8))].push_back(briefing.id);
        corpus.briefings.push_back(std::move(briefing));
    }
    for (const auto& [story, ids] : tellings)
        for (const std::string& id : ids)
            if (ids.size() > 1) corpus.stories[id] = story;
    return corpus;
}

std::string random_query(Random& random) {
    std::string query = random.joined(words, 1 + random.below(3), " ");
    switch (random.below(5)) {
        case 0:
            return query + " -" + std::string(random.one_of(words));
        case 1:
            return query + " since:2026-04-04";
        case 2:
            return query + " (story:* OR budget)";
        case 3:
            return "+" + query;
        default:
            return query;
    }
}

/// A group as the result has it, and as folding the whole ranking plainly makes it.
struct Folded {
    std::string id;
    double score = 0;
    std::string story;
    Ids others;
    bool operator==(const Folded&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Folded& folded) {
    out << folded.id << " " << folded.score << " " << folded.story;
    for (const std::string& id : folded.others) out << " " << id;
    return out;
}

std::vector<Folded> fold(const SearchResult& whole) {
    std::vector<Folded> groups;
    for (const Hit& hit : whole.hits) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Folded& group) {
            return !hit.story.empty() && group.story == hit.story;
        });
        if (same == groups.end()) {
            groups.push_back({hit.id, hit.score, hit.story, {}});
        } else {
            same->others.push_back(hit.id);
        }
    }
    return groups;
}

SearchRequest request_of(std::string query, RankingMode mode = RankingMode::best) {
    SearchRequest request;
    request.query = std::move(query);
    request.limit = 1000;
    request.snippets.count = 0;
    request.ranking.mode = mode;
    return request;
}

/// That pages of a grouped search are pieces of the folded whole, with its counts.
void check_against_folding(IndexReader& reader, SearchRequest request, std::size_t page) {
    const SearchResult whole = search(reader, request);
    const std::vector<Folded> expected = fold(whole);
    request.group = Group::story;
    request.limit = page;
    std::size_t place = 0;
    for (request.offset = 0; request.offset <= expected.size(); request.offset += page) {
        const SearchResult found = search(reader, request);
        CHECK(found.total == whole.total);
        CHECK(found.stories == expected.size());
        REQUIRE(found.hits.size() == std::min(page, expected.size() - request.offset));
        for (const Hit& hit : found.hits) {
            const Folded& group = expected[place++];
            CHECK(hit.rank == place);
            CHECK(hit.tellings == group.others.size() + 1);
            Ids others = group.others;
            others.resize(std::min<std::size_t>(others.size(), 10));
            CHECK(Folded{hit.id, hit.score, hit.story, hit.other_tellings} ==
                  Folded{group.id, group.score, group.story, others});
        }
    }
    CHECK(place == expected.size());
}

}  // namespace

TEST_CASE("one telling of a story stands for all", "[searcher][story_groups]") {
    const SampleIndex index(
        {make_briefing("a", "Flood flood"), make_briefing("b", "Flood", "It rained and rained."),
         make_briefing("c", "Flood", "It rained."), make_briefing("d", "Flood"),
         make_briefing("e", "Budget")},
        {{"b", "00000000000a"}, {"c", "00000000000a"}, {"e", "00000000000a"}});
    SearchRequest request = request_of("flood");
    const SearchResult plain = index.search(request);
    CHECK(plain.total == 4);
    CHECK_FALSE(plain.stories);
    CHECK(plain.hits.at(0).tellings == 0);
    CHECK(plain.hits.at(0).other_tellings.empty());
    request.group = Group::story;
    const SearchResult grouped = index.search(request);
    CHECK(grouped.total == 4);
    CHECK(grouped.stories == 3);
    REQUIRE(grouped.hits.size() == 3);
    const auto of_story = std::find_if(grouped.hits.begin(), grouped.hits.end(),
                                       [](const Hit& hit) { return !hit.story.empty(); });
    REQUIRE(of_story != grouped.hits.end());
    CHECK(of_story->id == "c");  // the shorter one scores higher
    CHECK(of_story->story == "00000000000a");
    CHECK(of_story->tellings == 2);  // `e` does not match
    CHECK(of_story->other_tellings == Ids{"b"});
    for (const Hit& hit : grouped.hits) {
        if (hit.story.empty()) CHECK(hit.tellings == 1);
        if (hit.story.empty()) CHECK(hit.other_tellings.empty());
    }
}

TEST_CASE("a grouped search is the whole one, folded", "[searcher][story_groups][property]") {
    const Corpus corpus = random_corpus(240, 45);
    const SampleIndex index(corpus.briefings, corpus.stories);
    IndexReader reader(index.directory());
    Random random(46);
    for (int i = 0; i < 60; ++i) {
        SearchRequest request = request_of(random_query(random), all_modes[random.below(4)]);
        request.ranking.reranked = 1 + random.below(60);  // so that pages go beyond them
        request.ranking.neighbours.pool = 1 + random.below(30);
        if (random.below(4) == 0) {
            request.ranking.recency_half_life = std::chrono::days(3);
            request.ranking.today = parse_iso_day("2026-04-15");
        }
        CAPTURE(request.query, static_cast<int>(request.ranking.mode), request.ranking.reranked);
        check_against_folding(reader, request, 1 + random.below(40));
    }
}

TEST_CASE("a sorted search is folded too", "[searcher][story_groups][property]") {
    const Corpus corpus = random_corpus(160, 47);
    const SampleIndex index(corpus.briefings, corpus.stories);
    IndexReader reader(index.directory());
    Random random(48);
    for (const Sort sort : all_sorts) {
        for (int i = 0; i < 6; ++i) {
            SearchRequest request = request_of(i == 0 ? "" : random_query(random));
            request.sort = sort;
            CAPTURE(request.query, to_string(sort));
            check_against_folding(reader, request, 1 + random.below(40));
        }
    }
}

TEST_CASE("grouping is the same over shards", "[searcher][story_groups][property]") {
    const Corpus corpus = random_corpus(160, 49);
    const auto middle = corpus.briefings.begin() + 57;
    const SampleIndex first({corpus.briefings.begin(), middle}, corpus.stories);
    const SampleIndex second({middle, corpus.briefings.end()}, corpus.stories);
    const SampleIndex whole(corpus.briefings, corpus.stories);
    const ShardedIndex both({&first, &second});
    IndexReader one(whole.directory());
    IndexReader two(both.directory());
    Random random(50);
    for (int i = 0; i < 30; ++i) {
        SearchRequest request = request_of(random_query(random), all_modes[random.below(4)]);
        request.ranking.reranked = 20;
        request.group = Group::story;
        request.limit = 30;
        request.offset = random.below(20);
        CAPTURE(request.query);
        CHECK(to_json(search(two, request)).dump() == to_json(search(one, request)).dump());
    }
}

TEST_CASE("ten other tellings are told, and how many there are", "[searcher][story_groups]") {
    std::vector<Briefing> briefings;
    Stories stories;
    for (int i = 10; i < 40; ++i) {
        briefings.push_back(make_briefing(std::to_string(i), "Flood"));
        stories[std::to_string(i)] = "00000000000a";
    }
    // Longer than what a value holds, and alike there.
    for (const char* end : {"x", "y"}) {
        briefings.push_back(make_briefing("0" + std::string(250, 'i') + end, "Flood"));
        stories[briefings.back().id] = "00000000000a";
    }
    const SampleIndex index(briefings, stories);
    SearchRequest request = request_of("flood");
    request.group = Group::story;
    request.ranking.mode = RankingMode::plain;
    for (const Sort sort : {Sort::relevance, Sort::title}) {
        request.sort = sort;
        const SearchResult result = index.search(request);
        CHECK(result.total == 32);
        CHECK(result.stories == 1);
        REQUIRE(result.hits.size() == 1);
        CHECK(result.hits[0].tellings == 32);
        REQUIRE(result.hits[0].other_tellings.size() == 10);
        CHECK(result.hits[0].id.size() == 252);
        CHECK(result.hits[0].other_tellings[0].size() == 252);
        CHECK(result.hits[0].id != result.hits[0].other_tellings[0]);
        CHECK(result.hits[0].other_tellings[1] == "10");
        CHECK(result.hits[0].other_tellings[9] == "18");
    }
}

TEST_CASE("without a total, tellings are folded but not counted", "[searcher][story_groups]") {
    const Corpus corpus = random_corpus(120, 51);
    const SampleIndex index(corpus.briefings, corpus.stories);
    SearchRequest request = request_of("flood rhine");
    const std::vector<Folded> expected = fold(index.search(request));
    request.group = Group::story;
    request.ranking.reranked = 20;
    request.total = SearchRequest::Total::none;
    request.ranking.mode = RankingMode::plain;
    const std::vector<Folded> plain = fold(index.search([&] {
        SearchRequest whole = request;
        whole.group = Group::none;
        return whole;
    }()));
    const SearchResult result = index.search(request);
    CHECK_FALSE(result.total);
    CHECK_FALSE(result.stories);
    REQUIRE(result.hits.size() == plain.size());
    CHECK(plain.size() == expected.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        CHECK(result.hits[i].id == plain[i].id);
        CHECK(result.hits[i].tellings == 0);
        CHECK(result.hits[i].other_tellings.empty());
    }
}

TEST_CASE("grouping finds nothing where nothing is", "[searcher][story_groups]") {
    const Corpus corpus = random_corpus(40, 52);
    const SampleIndex index(corpus.briefings, corpus.stories);
    SearchRequest request = request_of("xyzzy");
    request.group = Group::story;
    const SearchResult none = index.search(request);
    CHECK(none.hits.empty());
    CHECK(none.total == 0);
    CHECK(none.stories == 0);
    request.query = "flood";
    request.limit = 0;
    const SearchResult counted = index.search(request);
    CHECK(counted.hits.empty());
    CHECK(counted.stories > std::size_t{0});
    request.limit = std::size_t(-1);
    request.offset = std::size_t(-1);
    CHECK(index.search(request).hits.empty());
}
