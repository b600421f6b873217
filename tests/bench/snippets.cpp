// What passages cost beside the search that they are shown for, and whether they keep their promises, over an
// index of any size: debrief_snippet_bench INDEX [QUERIES [SEED]]
#include "corpus/base/error.h"
#include "indexer/record.h"
#include "searcher/expansion.h"
#include "searcher/hits.h"
#include "searcher/index_reader.h"
#include "searcher/matching.h"
#include "searcher/query_planner.h"
#include "tests/support/snippet_promises.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

namespace {

using namespace debrief;

/// Seconds of this thread's processor time: other programs make no difference to it.
double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

struct Cost {
    double match = 0;    ///< seconds
    double records = 0;  ///< reading what is stored of the hits
    double snippets = 0;
    std::size_t hits = 0;
};

struct Promises {
    std::size_t checked = 0;  ///< passages of a briefing for a query
    std::size_t broken = 0;
};

Record record_of(const Xapian::Database& database, Xapian::docid document) {
    return read_record(database.get_document(document).get_data());
}

/// The hits of a query, each step measured.
std::vector<Record> answer(const Xapian::Database& database, const Query& query, Stemmers& stemmers,
                           Cost& cost) {
    constexpr std::size_t hits = 10;
    SearchRequest request;
    const double begin = processor_seconds();
    const Xapian::Query plan = plan_query(query, request.ranking, stemmers, request.text);
    const Matches matches = find_matches(database, plan, hits, request);
    const double matched = processor_seconds();
    std::vector<Record> records;
    for (const Candidate& candidate : matches.best)
        records.push_back(record_of(database, candidate.document));
    const double read = processor_seconds();
    const Highlighter highlighter(query, stemmers);
    const TermWeights weights = weigh_terms(highlighter, database);
    for (const Record& record : records)
        cost.hits += make_hit(record, highlighter, weights, request).title.empty() ? 0 : 1;
    cost.match += matched - begin;
    cost.records += read - matched;
    cost.snippets += processor_seconds() - read;
    return records;
}

void check(const Record& record, const test::DrawnQuery& drawn, test::DrawnFrom from, Stemmers& stemmers,
           Promises& promises) {
    const Highlighter highlighter(drawn.query, stemmers);
    const std::string fault = broken_promise(record, drawn, from, highlighter, stemmers);
    ++promises.checked;
    if (fault.empty()) return;
    ++promises.broken;
    fmt::print("{}: {}: {}\n", record.briefing.id, drawn.text, fault);
}

int run(const std::string& index, std::size_t queries, unsigned seed) {
    IndexReader reader{IndexDirectory(index)};
    Cost cost;
    std::size_t searches = 0;
    Promises promises;
    reader.read([&](const Xapian::Database& database) {
        test::Random random(seed);
        for (std::size_t i = 0; i < queries;) {
            const auto document = static_cast<Xapian::docid>(1 + random.below(database.get_lastdocid()));
            const Record record = record_of(database, document);
            const test::DrawnQuery drawn = draw_query(record, random);
            if (drawn.text.empty()) continue;
            ++i;
            check(record, drawn, test::DrawnFrom::this_one, reader.stemmers(), promises);
            const bool is_of_words =
                drawn.query.kind == Query::Kind::word || drawn.query.kind == Query::Kind::any_of;
            if (is_of_words) {
                ++searches;
                for (const Record& hit : answer(database, drawn.query, reader.stemmers(), cost))
                    check(hit, drawn, test::DrawnFrom::another, reader.stemmers(), promises);
            } else {
                for (int others = 0; others < 10; ++others) {
                    const auto other = static_cast<Xapian::docid>(1 + random.below(database.get_lastdocid()));
                    check(record_of(database, other), drawn, test::DrawnFrom::another, reader.stemmers(),
                          promises);
                }
            }
        }
    });
    fmt::print("{} queries, {} briefings checked, {} promises broken\n", queries, promises.checked,
               promises.broken);
    const auto microseconds = [&](double seconds) { return 1e6 * seconds / static_cast<double>(searches); };
    fmt::print(
        "{} searches, {:.1f} hits each: match {:.0f} us, records {:.0f} us, passages {:.0f} us ({:.2f} of "
        "the match)\n",
        searches, static_cast<double>(cost.hits) / static_cast<double>(searches), microseconds(cost.match),
        microseconds(cost.records), microseconds(cost.snippets), cost.snippets / cost.match);
    return promises.broken == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: debrief_snippet_bench INDEX [QUERIES [SEED]]\n");
        return 2;
    }
    const std::size_t queries = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2'000;
    const auto seed = static_cast<unsigned>(argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1);
    try {
        return run(argv[1], std::max<std::size_t>(queries, 1), seed);
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    }
}
