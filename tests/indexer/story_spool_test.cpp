#include "indexer/story_spool.h"

#include "indexer/document_builder.h"
#include "indexer/index_directory.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_key_list.h"
#include "indexer/story_store.h"
#include "indexer/story_update.h"
#include "tests/support/catch.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// The samples, in their index and as they were on their way into it.
class Samples {
 public:
    explicit Samples(std::size_t pairs_at_once) : spool_(folder_.path(), pairs_at_once) {
        const IndexDirectory directory(sample_corpus_index());
        index_ = Xapian::Database(directory.shard(directory.read_manifest().shards.front()).string());
        DocumentBuilder builder;
        for (Xapian::docid number = 1; number <= index_.get_lastdocid(); ++number)
            spool_.add(builder.build(decode_record(index_.get_document(number).get_data())));
    }

    [[nodiscard]] const Xapian::Database& index() const { return index_; }
    [[nodiscard]] StorySpool& spool() { return spool_; }

 private:
    TemporaryFolder folder_;
    Xapian::Database index_;
    StorySpool spool_;
};

std::string print(const StoryProfile& profile) {
    std::string printed = profile.id + (profile.day ? " " + to_iso(*profile.day) : "");
    for (const WeighedStem& stem : profile.stems)
        printed += fmt::format(" {}/{}/{}", stem.stem, stem.weight, stem.in_title);
    for (const std::uint32_t key : profile.keys) printed += fmt::format(" {}", key);
    for (const std::string& name : profile.names) printed += " " + name;
    return printed + fmt::format(" {} dates, {}", profile.event_dates.size(), profile.period);
}

std::string print_keys(const StorySource& source) {
    std::string printed;
    source.for_each_key(
        [&](std::uint32_t key, std::uint32_t frequency, std::span<const std::uint32_t> documents) {
            printed += fmt::format("{} {}:", key, frequency);
            for (const std::uint32_t document : documents) printed += fmt::format(" {}", document);
            printed += '\n';
        });
    return printed;
}

/// The lists of keys that stand in an index.
std::vector<std::pair<std::string, std::string>> lists_of(const Xapian::Database& database) {
    std::vector<std::pair<std::string, std::string>> lists;
    const std::string prefix(story_key_list_prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
        lists.emplace_back(*key, database.get_metadata(*key));
    return lists;
}

}  // namespace

TEST_CASE("documents on their way tell what the index will, however few keys are sorted at once",
          "[indexer][story_spool]") {
    Samples samples(GENERATE(std::size_t{100}, std::size_t{1'000'000}));
    StoryStore store(samples.index());
    StorySpool& spool = samples.spool();
    REQUIRE(spool.last_document() == store.last_document());
    std::size_t visited = 0;
    spool.for_each_document([&](std::uint32_t number) {
        CHECK(number == ++visited);
        CHECK(print(spool.read_profile(number)) == print(store.read_profile(number)));
        CHECK(print(spool.read_head(number)) == print(store.read_head(number)));
        const std::uint32_t period = store.read_profile(number).period;
        CHECK(spool.briefings_in_period(period) == store.briefings_in_period(period));
    });
    CHECK(visited == store.last_document());
    const std::string keys = print_keys(spool);
    CHECK(keys == print_keys(store));
    CHECK(spool.key_lists() == lists_of(samples.index()));
    CHECK_FALSE(keys.empty());
    CHECK(spool.briefings_in_period(~std::uint32_t{0}) == 0);
}

TEST_CASE("the stories of documents on their way are those that the index tells", "[indexer][story_spool]") {
    Samples samples(1'000'000);
    std::map<std::uint32_t, std::string> expected;
    for (Xapian::docid number = 1; number <= samples.index().get_lastdocid(); ++number) {
        const std::string story = samples.index().get_document(number).get_value(slot::story);
        if (!story.empty()) expected[number] = story;
    }
    std::map<std::uint32_t, std::string> told;
    for (const LateAddition& late : late_stories(samples.spool(), default_story_window))
        CHECK(told.emplace(late.number, late.value.bytes).second);
    CHECK(told == expected);
    CHECK_FALSE(told.empty());
}

TEST_CASE("a document on its way that is another now tells what it would have told at first",
          "[indexer][story_spool]") {
    const std::size_t pairs_at_once = GENERATE(std::size_t{1}, std::size_t{1'000'000});
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "first");
    std::filesystem::create_directories(folder / "then");
    StorySpool first(folder / "first", pairs_at_once);
    StorySpool then(folder / "then", pairs_at_once);
    DocumentBuilder builder;
    const auto told = [&](const std::string& id, const std::string& text) {
        return builder.build(make_briefing(id, "Rhine floods Cologne", text));
    };
    for (int i = 1; i <= 9; ++i) {
        const std::string id = std::to_string(i);
        const AnalysedDocument right = told(id, "The Rhine rose by a metre at gauge " + id + ".");
        first.add(right);
        then.add(i % 3 == 0 ? told(id, "Read our newsletter.") : right);
    }
    CHECK(print_keys(then) != print_keys(first));
    for (const int i : {9, 3, 6, 3}) {
        const std::string id = std::to_string(i);
        then.replace(static_cast<std::uint32_t>(i),
                     told(id, "The Rhine rose by a metre at gauge " + id + "."));
    }
    CHECK(print_keys(then) == print_keys(first));
    for (std::uint32_t i = 1; i <= 9; ++i) {
        CHECK(print(then.read_profile(i)) == print(first.read_profile(i)));
        CHECK(print(then.read_head(i)) == print(first.read_head(i)));
    }
}

TEST_CASE("keys that very many documents have are counted, and an id of any length is kept",
          "[indexer][story_spool]") {
    const TemporaryFolder folder;
    StorySpool spool(folder.path(), 1'000);
    const std::string id(3'000, 'x');
    const AnalysedDocument document =
        DocumentBuilder().build(make_briefing(id, "Rhine floods Cologne", "The Rhine rose by a metre."));
    for (int i = 0; i < 1'024; ++i) spool.add(document);
    CHECK(spool.read_head(1'024).id == id);
    std::size_t keys = 0;
    spool.for_each_key([&](std::uint32_t, std::uint32_t frequency, std::span<const std::uint32_t> documents) {
        CHECK(frequency == 1'024);
        CHECK(documents.empty());
        ++keys;
    });
    CHECK(keys > 2);
    // Those too: a run that removes some makes them less common.
    const std::uint32_t key = document.story_keys.front();
    for (const auto& [name, list] : spool.key_lists())
        if (name == story_key_list_name(story_key_list_of(key)))
            CHECK(story_key_frequency(list, key) == 1'024);
}
