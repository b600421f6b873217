#include "searcher/judging_pool.h"

#include "searcher/batch_format.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace debrief;

using Documents = std::vector<std::string>;

TEST_CASE("rankings are pooled a rank at a time, each document once", "[searcher][judging]") {
    const std::vector<Documents> rankings{{"a", "b", "c", "d"}, {"b", "x"}, {}, {"y", "a", "z"}};
    CHECK(pool_rankings(rankings, 4) == Documents{"a", "b", "y", "x", "c", "z", "d"});
    CHECK(pool_rankings(rankings, 1) == Documents{"a", "b", "y"});
    CHECK(pool_rankings(rankings, 1000).size() == 7);
    CHECK(pool_rankings({}, 10).empty());
}

TEST_CASE("a run's ranking is pooled as evaluation reads it", "[searcher][judging]") {
    CHECK(documents_of({{"low", 1}, {"a", 2}, {"b", 2}, {"high", 9}}) == Documents{"high", "b", "a", "low"});
}

TEST_CASE("documents are mixed by seed and topic, whichever are left", "[searcher][judging]") {
    const Documents all{"a", "b", "c", "d", "e", "f", "g", "h"};
    const Documents mixed = shuffled(all, "q1", 1);
    CHECK(mixed != all);
    CHECK(std::is_permutation(mixed.begin(), mixed.end(), all.begin(), all.end()));
    CHECK(mixed != shuffled(all, "q1", 2));
    CHECK(mixed != shuffled(all, "q2", 1));
    Documents fewer = mixed;
    fewer.erase(fewer.begin() + 2, fewer.begin() + 5);
    Documents in_order = fewer;
    std::sort(in_order.begin(), in_order.end());
    CHECK(shuffled(in_order, "q1", 1) == fewer);
    CHECK(shuffled({}, "q1", 1).empty());
}

TEST_CASE("a typed topic gets an id of its words", "[searcher][judging]") {
    CHECK(made_topic_id("muse spark 2") == "muse-spark-2");
    // What the words do not say is in a hash.
    const std::string capital = made_topic_id("Muse Spark 2");
    CHECK(capital.starts_with("muse-spark-2-"));
    CHECK(capital.size() == std::string("muse-spark-2-01234567").size());
    CHECK(capital != made_topic_id("muse-spark 2"));
    CHECK(made_topic_id("c++") != made_topic_id("c#"));
    CHECK(made_topic_id("\xE6\x97\xA5").size() == 8);
    CHECK(made_topic_id(std::string(500, 'x')).size() == 40 + 1 + 8);
    for (const char* query : {" a", "a  b", "-", "%", "a\tb", "\x1B[2J"})
        CHECK(to_trec_id(made_topic_id(query)) == made_topic_id(query));
}

TEST_CASE("columns of runs are read back to ids", "[searcher][judging]") {
    for (const char* id : {"a", "a b", "50%", "%20", "a\tb\nc", "\xC3\xA9 %", "%"}) {
        CAPTURE(id);
        CHECK(from_trec_id(to_trec_id(id)) == id);
    }
    for (const char* other : {"%", "%2", "%zz", "a%41", "%2f", "%+1", "100%"})
        CHECK(from_trec_id(other) == other);
}
