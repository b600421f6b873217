#include "searcher/term_matching.h"

#include "searcher/matching.h"
#include "searcher/query_parser.h"
#include "searcher/query_planner.h"
#include "searcher/ranked_matches.h"
#include "searcher/sorted_numbers.h"
#include "searcher/word_places.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The first are common, the others rarer and rarer.
constexpr std::array<std::string_view, 12> matched_words{"flood", "floods", "flooding", "rhine",
                                                         "vote",  "votes",  "rain",     "budget",
                                                         "night", "cargo",  "bishop",   "the"};

std::string text_to_match(Random& random, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += std::string(matched_words[random.below(1 + random.below(matched_words.size()))]) + ' ';
    return text;
}

/// Short ones among them, of which many score the same.
std::vector<Briefing> briefings_to_match(std::size_t count, unsigned seed) {
    Random random(seed);
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t size = 1 + random.below(i % 3 == 0 ? 3 : 40);
        briefings.push_back(
            make_briefing(std::to_string(seed) + '-' + std::to_string(1000 + (i * 37) % count),
                          i % 4 == 0 ? text_to_match(random, 2) : "", text_to_match(random, size)));
    }
    return briefings;
}

Xapian::Database open_shards(const IndexDirectory& directory) {
    Xapian::Database database;
    for (const std::string& shard : directory.read_manifest().shards)
        database.add_database(Xapian::Database(directory.shard(shard).string()));
    return database;
}

/// With scores on the grid that ranking rounds them to, and then in its order. Of more than were asked for,
/// those that score as the last are left out: which of these come in depends on the last bits of sums, which
/// Xapian makes in another order for each shard.
std::vector<std::string> told_on_grid(const std::vector<Candidate>& candidates, std::size_t count) {
    std::vector<std::pair<long, std::string>> scored;
    for (const Candidate& candidate : candidates) {
        scored.emplace_back(-std::lround(candidate.score * (1 << 24)),
                            candidate.tie_break + ' ' + std::to_string(candidate.document));
    }
    std::sort(scored.begin(), scored.end());
    std::vector<std::string> lines;
    for (const auto& [score, candidate] : scored) {
        const bool is_at_edge = candidates.size() == count && score == scored.back().first;
        lines.push_back(std::to_string(score) + (is_at_edge ? "" : ' ' + candidate));
    }
    return lines;
}

std::string query_to_match(Random& random) {
    std::string query;
    for (std::size_t i = 1 + random.below(6); i > 0; --i) {
        if (random.below(4) == 0) query += '+';
        query += std::string(matched_words[random.below(matched_words.size())]) + ' ';
    }
    return query;
}

void check_queries(const Xapian::Database& database, PostingMemory& memory, unsigned seed, int queries) {
    Random random(seed);
    Stemmers stemmers({"de"});
    std::size_t answered = 0;
    for (int i = 0; i < queries; ++i) {
        const std::string text = query_to_match(random);
        const Query query = parse_query(text, {}).query;
        SearchRequest request;
        request.total = SearchRequest::Total::none;
        request.ranking.b = i % 10 == 0 ? 0.2 : request.ranking.b;
        request.ranking.long_query_words = i % 7 == 0 ? 2 : 24;
        const Xapian::Query plan = plan_query(query, request.ranking, stemmers);
        const std::optional<TermQuery> terms = term_query_of(query, request, stemmers);
        CAPTURE(text, i);
        REQUIRE(terms);
        for (const std::size_t count : {1U, 2U, 5U, 20U, 100U, 1000U}) {
            CAPTURE(count);
            memory.make_room();
            const auto best = find_best_by_terms(database, *terms, count, request.ranking, memory);
            REQUIRE(best);
            const auto expected = find_matches(database, plan, count, request).best;
            CHECK(told_on_grid(*best, count) == told_on_grid(expected, count));
            answered += best->empty() ? 0 : 1;
        }
    }
    CHECK(answered > static_cast<std::size_t>(queries) * 14 / 3);  // of six times as many
}

}  // namespace

TEST_CASE("words are matched by remembered postings as Xapian matches them",
          "[searcher][term_matching][property]") {
    const SampleIndex first(briefings_to_match(260, 1));
    const SampleIndex second(briefings_to_match(140, 2));
    const ShardedIndex both({&first, &second});
    for (const IndexDirectory& directory : {first.directory(), both.directory()}) {
        const Xapian::Database database = open_shards(directory);
        REQUIRE(PostingMemory::is_for(database));
        PostingMemory memory;
        check_queries(database, memory, 3, 150);
        PostingMemory forgetful(2'000);
        check_queries(database, forgetful, 4, 150);
    }
}

TEST_CASE("words are matched alike in an index of several windows of documents",
          "[searcher][term_matching][property]") {
    const SampleIndex index(briefings_to_match(5'000, 5));
    const Xapian::Database database = open_shards(index.directory());
    PostingMemory memory;
    check_queries(database, memory, 6, 40);
}

TEST_CASE("only what is all words that rank or must match is a query of terms", "[searcher][term_query]") {
    Stemmers stemmers;
    const SearchRequest request;
    const auto is_one = [&](const char* text) {
        return term_query_of(parse_query(text, {}).query, request, stemmers).has_value();
    };
    for (const char* text : {"flood", "the", "flood rhine", "+flood +rhine", "+flood rhine vote",
                             "flood AND (rhine OR vote)", "multi-agent flood"}) {
        CAPTURE(text);
        CHECK(is_one(text));
    }
    for (const char* text :
         {"", "\"flood rhine\"", "flood -rhine", "title:flood", "flood*", "flood~", "$14bn",
          "flood since:2026", "flood NEAR rhine", "+flood \"rhine vote\"", "-flood"}) {
        CAPTURE(text);
        CHECK_FALSE(is_one(text));
    }
    SearchRequest other;
    other.text = SearchedText::whole;
    const Query flood = parse_query("flood", {}).query;
    CHECK_FALSE(term_query_of(flood, other, stemmers));
    other.text = SearchedText::body;
    other.filters = {"rhine"};
    CHECK_FALSE(term_query_of(flood, other, stemmers));
    other.filters.clear();
    other.ranking.exact_share = 0;  // what only matches has no score to be found by
    CHECK_FALSE(term_query_of(flood, other, stemmers));
}

TEST_CASE("no array is made for numbers of documents with wide gaps", "[searcher][posting_memory]") {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    document.add_term("flood", 4);
    for (int i = 0; i < 10; ++i) database.add_document(document);
    CHECK(PostingMemory::is_for(database));
    const TermQuery query{{{{"flood", 1, 1}}}, {}};
    PostingMemory memory;
    CHECK(find_best_by_terms(database, query, 3, {}, memory));
    CHECK_FALSE(find_best_by_terms(database, query, 0, {}, memory));
    CHECK_FALSE(find_best_by_terms(database, {}, 3, {}, memory));
    for (Xapian::docid number = 1; number < 9; ++number) database.delete_document(number);
    CHECK_FALSE(PostingMemory::is_for(database));
    CHECK_FALSE(find_best_by_terms(database, query, 3, {}, memory));
}

TEST_CASE("places are the same through a memory", "[searcher][word_places][property]") {
    const SampleIndex first(briefings_to_match(120, 5));
    const SampleIndex second(briefings_to_match(90, 6));
    const ShardedIndex both({&first, &second});
    const Xapian::Database database = open_shards(both.directory());
    const std::vector<std::vector<std::string>> forms{
        {"flood", "floods", "flooding"}, {"rhine"}, {"vote", "votes"}, {"unknown"}, {"bishop"}};
    PostingMemory memory;
    Random random(7);
    for (int i = 0; i < 20; ++i) {
        std::vector<std::uint32_t> documents;
        for (std::uint32_t document = 1; document <= database.get_lastdocid(); ++document)
            if (random.below(3) == 0) documents.push_back(document);
        const WordPlaces expected(database, forms, documents);
        const WordPlaces places(database, forms, documents, memory);
        for (std::size_t document = 0; document < documents.size(); ++document) {
            CHECK(places.has_pair(document) == expected.has_pair(document));
            for (std::size_t word = 0; word < forms.size(); ++word) {
                const auto left = places.of(word, document);
                const auto right = expected.of(word, document);
                CHECK(std::equal(left.begin(), left.end(), right.begin(), right.end()));
            }
        }
    }
}

TEST_CASE("numbers in order are found by galloping as by looking at each", "[searcher][sorted_numbers]") {
    Random random(8);
    for (int i = 0; i < 200; ++i) {
        std::vector<std::uint32_t> list;
        std::vector<std::uint32_t> asked;
        for (std::uint32_t number = 0; number < 100; ++number) {
            if (random.below(1 + static_cast<std::size_t>(i) % 5) == 0) list.push_back(number);
            if (random.below(1 + static_cast<std::size_t>(i) % 7) == 0) asked.push_back(number);
        }
        std::vector<std::uint32_t> expected;
        std::set_intersection(list.begin(), list.end(), asked.begin(), asked.end(),
                              std::back_inserter(expected));
        std::vector<std::uint32_t> common;
        for_common(asked, list, [&](std::size_t at, std::size_t place) {
            CHECK(asked[at] == list[place]);
            common.push_back(list[place]);
        });
        CHECK(common == expected);
    }
}
