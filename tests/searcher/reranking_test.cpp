#include "searcher/reranking.h"

#include "searcher/matching.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <array>
#include <set>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

constexpr std::array<std::string_view, 16> words{"flood", "floods", "rhine", "budget", "vote",  "rain",
                                                 "night", "fed",    "cuts",  "talk",   "cargo", "bishop",
                                                 "river", "bridge", "storm", "market"};

std::vector<Briefing> random_briefings(std::size_t count, unsigned seed) {
    Random random(seed);
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        briefings.push_back(make_briefing(std::to_string(1000 + i),
                                          random.joined(words, 1 + random.below(3), " "),
                                          random.joined(words, 5 + random.below(60), " ")));
    }
    return briefings;
}

std::vector<std::string> ids_of(const std::vector<Candidate>& candidates) {
    std::vector<std::string> ids;
    for (const Candidate& candidate : candidates) ids.push_back(candidate.tie_break);
    return ids;
}

Xapian::Database open(const SampleIndex& index) {
    Xapian::Database database;
    for (const std::string& shard : index.directory().read_manifest().shards)
        database.add_database(Xapian::Database(index.directory().shard(shard).string()));
    return database;
}

std::vector<Candidate> ranked(const Xapian::Database& database, const std::string& text,
                              const RankingOptions& options, std::size_t count = 500) {
    Stemmers stemmers;
    const Query query = parse_query(text, {}).query;
    SearchRequest request;
    request.ranking = options;
    const Xapian::Query plan = plan_query(query, options, stemmers);
    return rerank(database, {query, plan, stemmers}, find_matches(database, plan, count, request).best,
                  options);
}

RankingOptions in_mode(RankingMode mode) {
    RankingOptions options;
    options.mode = mode;
    return options;
}

constexpr std::array all_modes{RankingMode::plain, RankingMode::fast, RankingMode::best, RankingMode::deep};

}  // namespace

TEST_CASE("in every mode parts add up to scores, and scores fall", "[searcher][reranking][property]") {
    const SampleIndex index(random_briefings(300, 1));
    const Xapian::Database database = open(index);
    Random random(2);
    for (int i = 0; i < 40; ++i) {
        const std::string query = random.joined(words, 1 + random.below(4), " ");
        for (const RankingMode mode : all_modes) {
            CAPTURE(query, static_cast<int>(mode));
            const auto candidates = ranked(database, query, in_mode(mode));
            REQUIRE(!candidates.empty());
            std::set<std::uint32_t> seen;
            for (std::size_t k = 0; k < candidates.size(); ++k) {
                double sum = 0;
                for (const ScorePart& part : candidates[k].parts) sum += part.score;
                CHECK(sum == candidates[k].score);
                CHECK(seen.insert(candidates[k].document).second);
                if (k == 0) continue;
                const bool is_in_order = candidates[k - 1].score > candidates[k].score ||
                                         (candidates[k - 1].score == candidates[k].score &&
                                          candidates[k - 1].tie_break < candidates[k].tie_break);
                CHECK(is_in_order);
            }
        }
    }
}

TEST_CASE("pages neither repeat nor miss a hit, whatever their size", "[searcher][reranking][property]") {
    const SampleIndex index(random_briefings(300, 3));
    IndexReader reader(index.directory());
    Random random(4);
    for (const RankingMode mode : all_modes) {
        SearchRequest request;
        request.ranking.mode = mode;
        request.ranking.reranked = 40;
        request.ranking.neighbours.pool = 20;
        request.query = "flood rhine";
        request.snippets.count = 0;
        request.limit = 1000;
        std::vector<std::string> all;
        for (const Hit& hit : search(reader, request).hits) all.push_back(hit.id);
        REQUIRE(all.size() > 100);
        for (request.limit = 7, request.offset = 0; request.offset < all.size(); request.offset += 7) {
            std::size_t place = request.offset;
            for (const Hit& hit : search(reader, request).hits) CHECK(hit.id == all.at(place++));
            CHECK(place == std::min(request.offset + 7, all.size()));
        }
    }
}

TEST_CASE("the order is the same for any number of shards", "[searcher][reranking][property]") {
    const std::vector<Briefing> briefings = random_briefings(200, 5);
    const SampleIndex whole(briefings);
    const SampleIndex first({briefings.begin(), briefings.begin() + 70});
    const SampleIndex second({briefings.begin() + 70, briefings.end()});
    const Xapian::Database one = open(whole);
    Xapian::Database two = open(first);
    two.add_database(open(second));
    Random random(6);
    for (int i = 0; i < 40; ++i) {
        const std::string query = random.joined(words, 1 + random.below(5), " ");
        for (const RankingMode mode : all_modes) {
            CAPTURE(query, static_cast<int>(mode));
            const auto left = ranked(one, query, in_mode(mode));
            const auto right = ranked(two, query, in_mode(mode));
            CHECK(ids_of(left) == ids_of(right));
            for (std::size_t k = 0; k < std::min(left.size(), right.size()); ++k)
                CHECK(left[k].score == right[k].score);
        }
    }
}

TEST_CASE("what stays on top in deep mode scores above all that comes behind it",
          "[searcher][reranking][property]") {
    const SampleIndex index(random_briefings(300, 9));
    const Xapian::Database database = open(index);
    Random random(10);
    int merged = 0;
    RankingOptions with_feedback = in_mode(RankingMode::deep);
    with_feedback.feedback.most_common = 1;  // the briefings have few different words
    for (int i = 0; i < 40; ++i) {
        const std::string query = random.joined(words, 1 + random.below(4), " ");
        CAPTURE(query);
        const auto best = ranked(database, query, in_mode(RankingMode::best));
        const auto deep = ranked(database, query, with_feedback);
        const std::size_t kept = FeedbackOptions{}.kept;
        REQUIRE(deep.size() > kept);
        for (std::size_t k = 0; k < kept; ++k) CHECK(deep[k].document == best.at(k).document);
        if (deep[kept].parts.front().name != "feedback") continue;  // nothing was added to the query
        ++merged;
        // As a run's columns are read: in single precision, from six decimals.
        CHECK(static_cast<float>(deep[kept].score) + 1e-5F < static_cast<float>(deep[kept - 1].score));
    }
    CHECK(merged > 10);
}

TEST_CASE("no mode finds what a query excludes or does not match", "[searcher][reranking]") {
    const SampleIndex index(random_briefings(200, 7));
    const Xapian::Database database = open(index);
    for (const std::string query : {"flood rhine -budget", "flood title:rhine", "\"flood rhine\"",
                                    "storm (market AND bishop)", "zebra"}) {
        CAPTURE(query);
        const auto plain = ids_of(ranked(database, query, in_mode(RankingMode::plain)));
        const std::set<std::string> expected(plain.begin(), plain.end());
        for (const RankingMode mode : all_modes) {
            const auto found = ids_of(ranked(database, query, in_mode(mode)));
            CHECK(std::set<std::string>(found.begin(), found.end()) == expected);
        }
    }
}

TEST_CASE("words that stand together rank higher than words apart", "[searcher][reranking]") {
    const std::string apart = " one two three four five six seven eight nine ten ";
    std::vector<Briefing> briefings{
        make_briefing("a", "One", "spark" + apart + "muse"),
        make_briefing("b", "One", "muse" + apart + "spark" + apart),
        make_briefing("c", "One", "the new muse sparks" + apart + "muse spark" + apart)};
    for (int i = 0; i < 5; ++i) briefings.push_back(make_briefing("other" + std::to_string(i), "One", apart));
    const SampleIndex index(briefings);
    CHECK(ids_of(ranked(open(index), "muse spark", in_mode(RankingMode::fast))).front() == "c");
    const auto parts = ranked(open(index), "muse spark", in_mode(RankingMode::fast)).front().parts;
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].name == "words");
    CHECK(parts[1].name == "nearness");
}

TEST_CASE("what is like the other good hits ranks higher in best mode", "[searcher][reranking]") {
    std::vector<Briefing> briefings;
    for (int i = 0; i < 6; ++i)
        briefings.push_back(make_briefing("match" + std::to_string(i), "Jaguar",
                                          "The jaguar prowls a rainforest of the amazon, hunting tapir."));
    briefings.push_back(
        make_briefing("car", "Jaguar", "The jaguar saloon has a turbocharged gearbox and tyres."));
    briefings.push_back(
        make_briefing("like", "One", "A jaguar hunting tapir in the amazon, deep in its rainforest."));
    briefings.push_back(
        make_briefing("unlike", "One", "A jaguar dealership selling gearbox parts, deep in the town."));
    const SampleIndex index(briefings);
    const auto plain = ids_of(ranked(open(index), "jaguar", in_mode(RankingMode::plain)));
    const auto best = ids_of(ranked(open(index), "jaguar", in_mode(RankingMode::best)));
    const auto place = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) - ids.begin();
    };
    CHECK(place(plain, "car") < place(plain, "like"));
    CHECK(place(best, "like") < place(best, "unlike"));
}

TEST_CASE("recency lifts what is new, as much as it is asked to", "[searcher][reranking]") {
    Briefing old = make_briefing("old", "Flood", "It rained.");
    old.date = parse_iso_day("2026-01-01");
    Briefing recent = make_briefing("recent", "Flood", "It rained, and it rained.");
    recent.date = parse_iso_day("2026-04-01");
    const SampleIndex index(
        {old, recent, make_briefing("undated", "Flood", "It rained, and rained, and rained.")});
    const Xapian::Database database = open(index);
    RankingOptions options = in_mode(RankingMode::fast);
    CHECK(ids_of(ranked(database, "flood", options)) == std::vector<std::string>{"old", "recent", "undated"});
    options.recency_half_life = std::chrono::days{30};
    CHECK(ids_of(ranked(database, "flood", options)).front() == "old");  // of no day
    options.today = parse_iso_day("2026-04-01");
    const auto candidates = ranked(database, "flood", options);
    CHECK(candidates.front().tie_break == "recent");
    REQUIRE(candidates.front().parts.size() == 2);
    CHECK(candidates.front().parts[1].name == "recency");
    CHECK(std::abs(candidates.front().parts[1].score - candidates.front().parts[0].score / 2) < 1e-6);
}
