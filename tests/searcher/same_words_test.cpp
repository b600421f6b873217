#include "searcher/same_words.h"

#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "searcher/synonyms.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <array>
#include <map>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::array<std::string_view, 7> said{"rate", "rates", "cut", "bank", "far", "loan", "42"};

std::vector<Briefing> briefings_of_few_words(Random& random, std::size_t count) {
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (std::size_t words = 3 + random.below(30); words > 0; --words)
            text += fmt::format("{} ", random.one_of(said));
        briefings.push_back(make_briefing(fmt::format("{:03}", i), "Title", text));
    }
    return briefings;
}

/// By id, without what reranking adds.
std::map<std::string, double> scores_of(IndexReader& reader, const std::string& query,
                                        const Synonyms& synonyms) {
    SearchRequest request;
    request.query = query;
    request.limit = 1'000;
    request.synonyms = &synonyms;
    request.ranking.mode = RankingMode::plain;
    std::map<std::string, double> scores;
    const SearchResult result = search(reader, request);
    for (const Hit& hit : result.hits) scores[hit.id] = hit.score;
    CHECK(result.total == scores.size());
    return scores;
}

}  // namespace

TEST_CASE("words that are one score the same in two shards as in one", "[searcher][same_words]") {
    Random random(21);
    const std::vector<Briefing> briefings = briefings_of_few_words(random, 60);
    const SampleIndex whole(briefings);
    const SampleIndex first({briefings.begin(), briefings.begin() + 20});
    const SampleIndex second({briefings.begin() + 20, briefings.end()});
    const ShardedIndex shards({&first, &second});
    IndexReader one(whole.directory());
    IndexReader two(shards.directory());
    const Synonyms synonyms("bank, \"rate cut\", \"cut rates far\"\nloan, 42\n", "s", [](const Problem&) {});
    // The same words are asked again and again: what is remembered of them is no other.
    for (const char* query :
         {"bank", "bank loan", "+bank far", "\"rate cut\"", "bank -loan", "bank", "bank"}) {
        CAPTURE(query);
        const auto expected = scores_of(one, query, synonyms);
        const auto found = scores_of(two, query, synonyms);
        CHECK_FALSE(expected.empty());
        REQUIRE(found.size() == expected.size());
        for (const auto& [id, score] : expected) {
            CAPTURE(id);
            REQUIRE(found.contains(id));
            CHECK(found.at(id) == Approx(score));
        }
    }
}
