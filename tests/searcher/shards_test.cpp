#include "indexer/story_id.h"
#include "searcher/facts/story_reasons_output.h"
#include "searcher/output.h"
#include "searcher/search.h"
#include "searcher/similar_briefings.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The samples as one index and dealt out to two shards; most tell a story with some others.
class DealtSamples {
 public:
    DealtSamples() {
        Stories stories;
        std::array<std::vector<Briefing>, 2> parts;
        for (std::size_t i = 0; i < sample_briefings().size(); ++i) {
            const Briefing& briefing = sample_briefings()[i];
            parts[i % 3 == 0 ? 0 : 1].push_back(briefing);
            if (i % 5 != 1) stories[briefing.id] = story_id(std::to_string(i / 4));
        }
        whole_ = std::make_unique<SampleIndex>(sample_briefings(), stories);
        const SampleIndex first(parts[0], stories);
        const SampleIndex second(parts[1], stories);
        both_ = std::make_unique<ShardedIndex>(std::vector{&first, &second});
    }

    [[nodiscard]] IndexReader whole() const { return IndexReader(whole_->directory()); }
    [[nodiscard]] IndexReader both() const { return IndexReader(both_->directory()); }

 private:
    std::unique_ptr<SampleIndex> whole_;
    std::unique_ptr<ShardedIndex> both_;
};

const DealtSamples& samples() {
    static const DealtSamples dealt;
    return dealt;
}

/// All that a search can tell.
SearchRequest everything_of(const char* query) {
    SearchRequest request;
    request.query = query;
    request.context.today = parse_iso_day("2026-04-30");
    request.is_corrected = true;
    request.is_explained = true;
    request.limit = 25;
    request.snippets.count = 2;
    request.facets.fields = {all_facet_fields.begin(), all_facet_fields.end()};
    request.facets.has_histogram = true;
    return request;
}

constexpr std::array queries{
    "muse spark",
    "fed rate cut",
    "\"order of magnitude\" OR \"rate cut\"",
    "inter* meta",
    "wang~ spark",
    "Alexander Wang",
    "superinteligence labs",
    "(fed OR powell) NEAR/8 rates",
    "$14bn",
    "percent:>10 cites:*",
    "cites:meta kind:press -kind:social",
    "title:fed date:2025",
    "since:1y name:meta",
    "event:2025 starship",
    "story:2026-04-08-muse-spark-a.txt OR starship",
    "story:* meta",
    "id:2026-04-08-muse-spark-a.txt",
    "lang:en source:meridian",
    "xyzzy",
    "",
};

}  // namespace

TEST_CASE("a whole search over two shards equals that over one", "[searcher][shards][property]") {
    IndexReader one = samples().whole();
    IndexReader two = samples().both();
    std::size_t hits = 0;
    for (const char* const query : queries) {
        for (const RankingMode mode :
             {RankingMode::plain, RankingMode::fast, RankingMode::best, RankingMode::deep}) {
            for (const Group group : {Group::none, Group::story}) {
                SearchRequest request = everything_of(query);
                request.ranking.mode = mode;
                request.group = group;
                CAPTURE(query, static_cast<int>(mode), static_cast<int>(group));
                const SearchResult result = search(one, request);
                hits += result.hits.size();
                CHECK(to_json(search(two, request)).dump(1) == to_json(result).dump(1));
            }
        }
    }
    CHECK(hits > 1000);
}

TEST_CASE("sorted pages over two shards equal those over one", "[searcher][shards][property]") {
    IndexReader one = samples().whole();
    IndexReader two = samples().both();
    for (const Sort sort : all_sorts) {
        for (const Group group : {Group::none, Group::story}) {
            SearchRequest request = everything_of("meta OR fed");
            request.sort = sort;
            request.group = group;
            request.offset = 7;
            request.limit = 7;
            CAPTURE(to_string(sort), static_cast<int>(group));
            CHECK(to_json(search(two, request)).dump(1) == to_json(search(one, request)).dump(1));
        }
    }
}

TEST_CASE("reports over two shards equal those over one", "[searcher][shards][property]") {
    IndexReader one = samples().whole();
    IndexReader two = samples().both();
    const std::string id = "2026-04-08-muse-spark-a.txt";
    for (const char* const query : queries) {
        CAPTURE(query);
        const SearchRequest request = everything_of(query);
        CHECK(to_json(*report_match(two, id, request)).dump(1) ==
              to_json(*report_match(one, id, request)).dump(1));
    }
    SimilarRequest similar;
    similar.id = id;
    CHECK(to_json(*find_similar(two, similar)).dump(1) == to_json(*find_similar(one, similar)).dump(1));
    const std::string other = "2026-04-08-muse-spark-b.txt";
    const StoryReasons reasons = *explain_story_link(one, id, other);
    CHECK(to_json(*explain_story_link(two, id, other)).dump(1) == to_json(reasons).dump(1));
    CHECK(std::any_of(reasons.words.begin(), reasons.words.end(),
                      [](const TellingWord& word) { return word.briefings > 2; }));
}
