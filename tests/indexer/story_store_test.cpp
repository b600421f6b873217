#include "indexer/story_store.h"

#include "indexer/document_values.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/signature.h"
#include "indexer/story_graph.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/story_keys.h"

#include <algorithm>
#include <set>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// A database in memory with the values and keys of some briefings, made of few words by chance: many are
/// alike. All have the word "common"; some documents are gone.
Xapian::WritableDatabase made_documents(std::size_t count, unsigned seed) {
    Random random(seed);
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (std::size_t i = 0; i < count; ++i) {
        std::set<std::string> words{"common"};
        const std::size_t subject = random.below(40) * 10;
        while (words.size() < 7) words.insert("w" + std::to_string(subject + random.below(8)));
        Signature signature;
        for (const std::string& word : words) signature.push_back({word, 4, 160});
        Xapian::Document document;
        document.add_value(slot::id, std::to_string(i));
        std::optional<Day> day;
        if (random.below(5) > 0) day = Day(std::chrono::days(20000 + random.below(30 + count)));
        if (day) document.add_value(slot::given_day, to_sortable(*day));
        document.add_boolean_term(story_period_term(story_period(day)));
        document.add_value(slot::signature, encode_signature(signature));
        database.add_document(document);
    }
    for (std::size_t number = 1; number <= count; number += 1 + random.below(60))
        database.delete_document(static_cast<Xapian::docid>(number));
    write_story_key_lists(database);
    return database;
}

std::vector<std::uint32_t> numbers_of(const Xapian::Database& database) {
    return {database.postlist_begin(""), database.postlist_end("")};
}

}  // namespace

TEST_CASE("the links of an index are those between any two of its documents",
          "[indexer][story_graph][property]") {
    const auto count = GENERATE(0U, 1U, 2U, 300U, 1100U);  // from 1,024 on, "common" is not looked at
    CAPTURE(count);
    const Xapian::WritableDatabase database = made_documents(count, count);
    StoryStore store(database);
    std::vector<StoryEdge> links = all_links(store, store.window());
    const std::vector<std::uint32_t> numbers = numbers_of(database);
    std::vector<StoryProfile> profiles;
    for (const std::uint32_t number : numbers) profiles.push_back(store.read_profile(number));
    const DocumentsByKey by_key = documents_by_key(database);
    const KeyFrequency frequency = [&](std::uint32_t key) {
        return is_story_period(key) ? database.get_termfreq(story_period_term(key))
                                    : static_cast<std::uint32_t>(by_key.at(key).size());
    };
    auto found = links.begin();
    for (std::size_t right = 0; right < numbers.size(); ++right) {
        for (std::size_t left = 0; left < right; ++left) {
            const StoryLink link = link_between(profiles[left], profiles[right], frequency);
            if (!link.is_link()) continue;
            REQUIRE(found != links.end());
            REQUIRE(found->left == numbers[left]);
            REQUIRE(found->right == numbers[right]);
            REQUIRE(found->strength == link_strength(link));
            ++found;
        }
    }
    CHECK(found == links.end());
    CHECK((count < 300 || links.size() > 100));
}

TEST_CASE("what the store leaves out of profiles changes no link", "[indexer][story_store]") {
    const IndexDirectory directory(sample_corpus_index());
    const Xapian::Database database(directory.shard(directory.read_manifest().shards.front()).string());
    StoryStore store(database);
    const KeyFrequency frequency = [&](std::uint32_t key) { return store.frequency(key); };
    const auto whole = [&](std::uint32_t number) {
        const Xapian::Document stored = database.get_document(number);
        return make_story_profile({stored.get_value(slot::id), stored.get_value(slot::given_day),
                                   stored.get_value(slot::signature), stored.get_value(slot::facets),
                                   stored.get_value(slot::figures), stored.get_value(slot::events),
                                   stored.get_value(slot::title)});
    };
    std::size_t linked = 0;
    for (const std::uint32_t left : numbers_of(database)) {
        for (const std::uint32_t right : numbers_of(database)) {
            const StoryLink link = link_between(whole(left), whole(right), frequency);
            const StoryLink read =
                link_between(store.read_profile(left), store.read_profile(right), frequency);
            REQUIRE(read.verdict == link.verdict);
            REQUIRE(link_strength(read) == link_strength(link));
            linked += link.is_link() && link.shared_names > 0 ? 1 : 0;
        }
    }
    CHECK(linked > 0);
}
