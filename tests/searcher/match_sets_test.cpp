#include "searcher/match_sets.h"

#include "searcher/expansion.h"
#include "searcher/index_reader.h"
#include "searcher/query_parser.h"
#include "searcher/query_planner.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"

#include <array>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Op = Xapian::Query::op;
using Numbers = std::vector<std::uint32_t>;

constexpr std::array words{"a", "b", "c", "d", "rare", "unknown"};
constexpr Xapian::valueno value_slot = 3;

/// Shards of one size, with documents missing.
Xapian::Database random_database(Random& random, std::size_t shards) {
    Xapian::Database all;
    for (std::size_t shard = 0; shard < shards; ++shard) {
        Xapian::WritableDatabase part("", Xapian::DB_BACKEND_INMEMORY);
        for (std::size_t i = 0; i < 100; ++i) {
            Xapian::Document document;
            const std::size_t count = random.below(8);
            for (std::size_t place = 1; place <= count; ++place)
                document.add_posting(words[random.below(4)], static_cast<Xapian::termpos>(place));
            if (random.below(30) == 0) document.add_term("rare");
            if (random.below(3) > 0)
                document.add_value(value_slot, std::string(1, "klmnop"[random.below(6)]));
            part.add_document(document);
        }
        for (std::size_t i = 0; i < random.below(20); ++i) {
            const auto number = static_cast<Xapian::docid>(1 + i * 3);
            part.delete_document(number);
        }
        all.add_database(part);
    }
    return all;
}

/// Documents with a value, as a source of their own.
class ValueSource : public Xapian::ValuePostingSource {
 public:
    ValueSource() : Xapian::ValuePostingSource(value_slot) {}
    [[nodiscard]] ValueSource* clone() const override { return new ValueSource; }
};

Xapian::Query random_query(Random& random, std::size_t depth) {
    const auto word = [&] { return Xapian::Query(words[random.below(words.size())]); };
    if (depth == 0 || random.below(4) == 0) {
        switch (random.below(12)) {
            case 0:
                return Xapian::Query::MatchAll;
            case 1:
                return Xapian::Query::MatchNothing;
            case 2:
                return {Op::OP_VALUE_RANGE, value_slot, "l", "n"};
            case 3:
                return {random.below(2) == 0 ? Op::OP_VALUE_GE : Op::OP_VALUE_LE, value_slot, "m"};
            case 4: {
                const std::array phrase{word(), word()};
                return {random.below(2) == 0 ? Op::OP_PHRASE : Op::OP_NEAR, phrase.begin(), phrase.end(), 2};
            }
            case 5:
                return Xapian::Query((new ValueSource)->release());
            default:
                return word();
        }
    }
    if (random.below(6) == 0) return {Op::OP_SCALE_WEIGHT, random_query(random, depth - 1), 0.0};
    constexpr std::array ops{Op::OP_AND,     Op::OP_OR,        Op::OP_AND_NOT, Op::OP_AND_MAYBE,
                             Op::OP_FILTER,  Op::OP_SYNONYM,   Op::OP_MAX,     Op::OP_XOR,
                             Op::OP_AND_NOT, Op::OP_AND_MAYBE, Op::OP_FILTER,  Op::OP_AND};
    std::vector<Xapian::Query> children;
    const std::size_t count = 2 + random.below(3);
    for (std::size_t i = 0; i < count; ++i) children.push_back(random_query(random, depth - 1));
    const Op op = ops[random.below(ops.size())];
    if (op == Op::OP_AND_NOT || op == Op::OP_AND_MAYBE) children.resize(2);  // that take two
    return {op, children.begin(), children.end()};
}

/// What Xapian finds for the whole.
Numbers plainly_found(const Xapian::Database& database, const Xapian::Query& plan) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(plan);
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    Numbers numbers(found.begin(), found.end());
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Numbers numbers_of(const DocumentSet& set) {
    Numbers numbers;
    set.for_each([&](std::uint32_t number) { numbers.push_back(number); });
    return numbers;
}

}  // namespace

TEST_CASE("sets are what a plain search finds, whatever the plan", "[searcher][match_sets][property]") {
    const std::size_t shards = GENERATE(std::size_t{1}, std::size_t{3});
    // Much, hardly anything and nothing at all may be remembered.
    const std::size_t bytes = GENERATE(MatchSets::usual_bytes, std::size_t{2'000}, std::size_t{0});
    Random random(shards == 1 ? 7 : 8);
    for (int round = 0; round < 5; ++round) {
        const Xapian::Database database = random_database(random, shards);
        MatchSets sets(bytes);
        for (int i = 0; i < 150; ++i) {
            const Xapian::Query plan = random_query(random, 3);
            CAPTURE(shards, bytes, plan.get_description());
            CHECK(numbers_of(sets.find(database, plan, nullptr)) == plainly_found(database, plan));
        }
    }
}

TEST_CASE("what users type is found by sets as by a plain search", "[searcher][match_sets]") {
    const SampleIndex index(sample_briefings());
    IndexReader reader(index.directory());
    MatchSets sets;
    for (const char* const text : {"",
                                   "muse spark",
                                   "fed -rate",
                                   "+meta fed",
                                   "\"rate cut\" OR \"order of magnitude\"",
                                   "inter* meta",
                                   "wang~",
                                   "(fed OR powell) NEAR/8 rates",
                                   "-((fed OR powell) NEAR/8 rates) fed",
                                   "$14bn",
                                   "percent:>10",
                                   "percent:>10 -meta",
                                   "date:2026 fed",
                                   "-date:2026",
                                   "since:2026-04 cites:*",
                                   "event:2025 starship",
                                   "title:fed meta",
                                   "citations:>3 meta",
                                   "\"multi-agent\" -powell",
                                   "story:*",
                                   "kind:press -kind:social"}) {
        reader.read([&](const Xapian::Database& database) {
            ParsedQuery parsed = parse_query(text, {});
            expand(parsed.query, database, reader.stemmers(), parsed.notes);
            const Xapian::Query plan = plan_query(parsed.query, RankingOptions(), reader.stemmers());
            CAPTURE(text, plan.get_description());
            CHECK(numbers_of(sets.find(database, plan, nullptr)) == plainly_found(database, plan));
            CHECK(numbers_of(sets.find(database, plan, nullptr)) == plainly_found(database, plan));
        });
    }
}

TEST_CASE("sets that were not used for longest are forgotten beyond a bound", "[searcher][match_sets]") {
    Random random(3);
    const Xapian::Database database = random_database(random, 1);
    MatchSets sets(600);  // three terms or so
    CHECK(sets.remembered_bytes() == 0);
    std::size_t most = 0;
    for (const char* const word : {"a", "b", "a", "c", "d", "a", "rare", "unknown", "b"}) {
        (void)sets.find(database, Xapian::Query(word), nullptr);
        most = std::max(most, sets.remembered_bytes());
    }
    CHECK(most > 200);
    CHECK(most <= 600);
    const std::size_t before = sets.remembered_bytes();
    (void)sets.find(database, Xapian::Query("b"), nullptr);  // it is known
    CHECK(sets.remembered_bytes() == before);
}

TEST_CASE("the documents of a set that have a term are counted", "[searcher][match_sets]") {
    Random random(5);
    const Xapian::Database database = random_database(random, 2);
    MatchSets sets;
    const DocumentSet among = sets.find(database, Xapian::Query("a"), nullptr);
    for (const char* const word : words) {
        const Xapian::Query both(Op::OP_AND, Xapian::Query("a"), Xapian::Query(word));
        CAPTURE(word);
        CHECK(sets.count(database, word, among) == plainly_found(database, both).size());
    }
}

TEST_CASE("past a deadline sets have only what matches", "[searcher][match_sets][property]") {
    Random random(9);
    for (int round = 0; round < 100; ++round) {
        const Xapian::Database database = random_database(random, 2);
        const Xapian::Query plan = random_query(random, 3);
        CAPTURE(plan.get_description());
        std::size_t looks = 1 + random.below(6);
        std::chrono::steady_clock::time_point now{};
        Deadline deadline(std::chrono::milliseconds(1), [&] {
            if (looks-- == 1) now += std::chrono::hours(1);
            return now;
        });
        MatchSets sets;
        const Numbers all = plainly_found(database, plan);
        const Numbers some = numbers_of(sets.find(database, plan, &deadline));
        CHECK(std::includes(all.begin(), all.end(), some.begin(), some.end()));
        if (!deadline.was_met()) CHECK(some == all);
        CHECK(numbers_of(sets.find(database, plan, nullptr)) == all);  // nothing was kept by half
    }
}

TEST_CASE("counts and totals are of the latest state of an index", "[searcher][match_sets]") {
    const SampleIndex index({make_briefing("1", "Flood", "Water."), make_briefing("2", "Flood", "Rain.")});
    IndexReader reader(index.directory());
    SearchRequest request;
    request.query = "flood -drought";
    request.facets.fields = {FacetField::name, FacetField::month};
    const SearchResult before = search(reader, request);
    CHECK(before.total == 2);
    CHECK(before.facets.counted == 2);
    index.add({make_briefing("2", "Drought", "Flood."), make_briefing("3", "Flood", "More.")});
    const SearchResult after = search(reader, request);
    CHECK(after.total == 2);
    index.add({make_briefing("4", "Flood", "Again.")});
    const SearchResult last = search(reader, request);
    CHECK(last.total == 3);
    CHECK(last.facets.counted == 3);
    CHECK(last.facets.fields[1].unknown == 3);
}
