#include "searcher/search_memory.h"

#include "searcher/output.h"
#include "searcher/topic_search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <array>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::array<std::string_view, 12> searched_words{
    "flood", "floods", "rhine", "budget", "vote", "rain", "night", "fed", "cuts", "cargo", "bishop", "river"};

std::vector<Briefing> briefings_to_remember(std::size_t count, unsigned seed) {
    Random random(seed);
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        briefings.push_back(
            make_briefing(std::to_string(seed) + '-' + std::to_string(1000 + i),
                          random.joined(searched_words, 1 + random.below(3), " "),
                          random.joined(searched_words, 5 + random.below(60), " ") + ". Rain."));
    }
    return briefings;
}

/// All that is told of an answer.
std::string told_answer(const SearchResult& result) {
    std::ostringstream text;
    for (const Hit& hit : result.hits) {
        text << hit.rank << ' ' << hit.id << ' ' << std::hexfloat << hit.score << ' ' << hit.path << ' '
             << hit.story << ' ' << hit.title;
        for (const ScorePart& part : hit.parts) text << ' ' << part.name << ' ' << part.score;
        for (const Snippet& snippet : hit.snippets) text << " | " << snippet.begin << ' ' << snippet.text;
        text << '\n';
    }
    return text.str();
}

}  // namespace

TEST_CASE("a reader that stays answers as one that has just been opened",
          "[searcher][search_memory][property]") {
    const SampleIndex first(briefings_to_remember(150, 1), {{"1-1001", "aa"}, {"1-1002", "aa"}});
    const SampleIndex second(briefings_to_remember(100, 2));
    const ShardedIndex both({&first, &second});
    for (const IndexDirectory& directory : {first.directory(), both.directory()}) {
        IndexReader staying(directory);
        Random random(3);
        for (int i = 0; i < 60; ++i) {
            SearchRequest request;
            request.query = random.joined(searched_words, 1 + random.below(4), i % 3 == 0 ? " +" : " ");
            if (i % 6 == 1) request.query = '"' + request.query + '"';
            request.total = i % 4 == 0 ? SearchRequest::Total::exact : SearchRequest::Total::none;
            request.ranking.mode = std::array{RankingMode::plain, RankingMode::fast, RankingMode::best,
                                              RankingMode::deep}[static_cast<std::size_t>(i) % 4];
            request.ranking.reranked = i % 5 == 0 ? 20 : 200;
            request.offset = random.below(3) * 5;
            request.is_explained = true;
            CAPTURE(request.query, i);
            IndexReader opened(directory);
            const std::string expected = told_answer(search(opened, request));
            CHECK(told_answer(search(staying, request)) == expected);
            const auto ids_of = [&](IndexReader& reader) {
                std::string ids;
                for (const RankedId& ranked : rank_ids(reader, request)) ids += ranked.id + ' ';
                return ids;
            };
            CHECK(ids_of(staying) == ids_of(opened));
        }
        CHECK(staying.search_memory() != nullptr);
    }
}

TEST_CASE("a reader remembers nothing of an index that has changed", "[searcher][search_memory]") {
    const SampleIndex index(briefings_to_remember(30, 4));
    IndexReader reader(index.directory());
    SearchRequest request;
    request.query = "zebra";
    for (int i = 0; i < 5; ++i) CHECK(search(reader, request).hits.empty());
    index.add({make_briefing("new", "Zebra flood", "zebra flood zebra")});
    CHECK(search(reader, request).hits.front().id == "new");
    index.add({make_briefing("new", "Zebra", "zebra again")});
    const SearchResult changed = search(reader, request);
    CHECK(changed.hits.front().title == "Zebra");
    for (int i = 0; i < 3; ++i) CHECK(told_answer(search(reader, request)) == told_answer(changed));
}

TEST_CASE("what answers one query fills no memory", "[searcher][search_memory]") {
    const SampleIndex index(briefings_to_remember(5, 5));
    IndexReader reader(index.directory());
    CHECK(reader.search_memory() == nullptr);
    CHECK(reader.search_memory() == nullptr);
    CHECK(reader.search_memory() != nullptr);
    index.add({make_briefing("new", "flood")});
    reader.read([](const Xapian::Database&) {});
    CHECK(reader.search_memory() == nullptr);
}

TEST_CASE("briefings that are forgotten are read again", "[searcher][stored_briefings]") {
    const SampleIndex index(briefings_to_remember(20, 6));
    IndexReader reader(index.directory());
    StoredBriefings remembering;
    StoredBriefings forgetful(0);
    reader.read([&](const Xapian::Database& database) {
        const StoredBriefing& kept = remembering.read(database, reader, 7);
        remembering.make_room();
        CHECK(&remembering.read(database, reader, 7) == &kept);
        for (const std::uint32_t document : {7U, 3U, 7U}) {
            const StoredBriefing& read = forgetful.read(database, reader, document);
            CHECK(read.record == remembering.read(database, reader, document).record);
            forgetful.make_room();
        }
        CHECK(kept.texts);
        CHECK_FALSE(forgetful.read(database, reader, 7).texts);
        remembering.make_room_for_words();
        CHECK(&remembering.read(database, reader, 7) == &kept);
    });
}

TEST_CASE("words of briefings that are forgotten are known again", "[searcher][stored_briefings]") {
    const SampleIndex index(briefings_to_remember(20, 6));
    IndexReader reader(index.directory());
    StoredBriefings briefings(StoredBriefings::usual_bytes, 0);
    reader.read([&](const Xapian::Database& database) {
        std::vector<std::string> told;
        for (int i = 0; i < 2; ++i) {
            const StoredBriefing& stored = briefings.read(database, reader, 7);
            REQUIRE(stored.texts);
            std::string& words = told.emplace_back();
            for (const KnownWord& word : stored.texts->words(stored.record.briefing.text))
                words += std::string(stored.texts->numbers().name(word.form)) + ' ';
            briefings.make_room_for_words();
        }
        CHECK_FALSE(told.front().empty());
        CHECK(told.front() == told.back());
    });
}
