#include "searcher/matching.h"

#include "searcher/query_planner.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <array>
#include <string>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::array<std::string_view, 4> few_words{"flood", "rhine", "vote", "rain"};

/// Texts so short that many of them score the same, in an order that is not that of their ids.
std::vector<Briefing> briefings_alike(std::size_t count, unsigned seed) {
    Random random(seed);
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        briefings.push_back(make_briefing(std::to_string(1000 + (i * 37) % count), "",
                                          random.joined(few_words, 1 + random.below(3), " ")));
    }
    return briefings;
}

/// Asks one index many times.
class Asker {
 public:
    explicit Asker(const SampleIndex& index) {
        for (const std::string& shard : index.directory().read_manifest().shards)
            database_.add_database(Xapian::Database(index.directory().shard(shard).string()));
    }

    Matches ask(const std::string& text, std::size_t count, SearchRequest::Total total) {
        SearchRequest request;
        request.total = total;
        const Query query = parse_query(text, {}).query;
        return find_matches(database_, plan_query(query, request.ranking, stemmers_), count, request);
    }
    [[nodiscard]] std::size_t documents() const { return database_.get_doccount(); }

 private:
    Xapian::Database database_;
    Stemmers stemmers_;
};

std::vector<std::string> told(const std::vector<Candidate>& candidates) {
    std::vector<std::string> lines;
    for (const Candidate& candidate : candidates)
        lines.push_back(candidate.tie_break + ' ' + std::to_string(candidate.document) + ' ' +
                        std::to_string(candidate.score));
    return lines;
}

}  // namespace

TEST_CASE("the best are the first of all, of equals those with the least ids",
          "[searcher][matching][property]") {
    const SampleIndex index(briefings_alike(120, 3));
    Asker asker(index);
    using Total = SearchRequest::Total;
    for (const char* text :
         {"flood", "flood rhine", "+flood +rhine", "flood -rain", "\"flood rhine\"", "", "none"}) {
        CAPTURE(text);
        const Matches all = asker.ask(text, asker.documents(), Total::exact);
        CHECK(all.total == all.best.size());
        for (std::size_t count = 1; count < asker.documents(); count += 1 + count / 4) {
            CAPTURE(count);
            std::vector<std::string> expected = told(all.best);
            expected.resize(std::min(count, expected.size()));
            const Matches counted = asker.ask(text, count, Total::exact);
            CHECK(told(counted.best) == expected);
            CHECK(counted.total == all.total);
            const Matches uncounted = asker.ask(text, count, Total::none);
            CHECK(told(uncounted.best) == expected);
            CHECK_FALSE(uncounted.total);
        }
        const Matches only_counted = asker.ask(text, 0, Total::exact);
        CHECK(only_counted.best.empty());
        CHECK(only_counted.total == all.total);
    }
}
