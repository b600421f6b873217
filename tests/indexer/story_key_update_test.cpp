#include "indexer/story_key_update.h"

#include "corpus/base/error.h"
#include "indexer/document_builder.h"
#include "indexer/schema.h"
#include "indexer/story_key_list.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"
#include "tests/support/story_keys.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Keyed = std::vector<KeyedDocument>;

constexpr std::string_view advice = "build the index again with 'debrief-index --rebuild PATH...'";

/// A text of words that some others have too.
std::string some_text(Random& random) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "word" + std::to_string(random.below(200)) + " ";
    return text;
}

Xapian::Database open_index(const IndexDirectory& index) {
    return Xapian::Database(index.shard(index.read_manifest().shards.front()).string());
}

/// Adds, changes and removes some briefings in one run.
void change(const IndexDirectory& index, Random& random, std::size_t keys_at_once) {
    IndexWriter writer(index);
    const CommittedIndex committed(index);
    DocumentBuilder builder;
    for (std::size_t changes = 1 + random.below(20); changes > 0; --changes) {
        const std::string id = std::to_string(random.below(40));
        const auto known = committed.find(id);
        if (known && random.below(3) == 0) {
            const std::vector<std::uint32_t> touched = writer.touched_documents();
            if (!std::binary_search(touched.begin(), touched.end(), known->number))
                writer.remove(known->number);
        } else {
            writer.put(id, builder.build(make_briefing(id, "Title", some_text(random))));
        }
    }
    update_story_keys(writer, committed, keys_at_once);
    writer.commit();
}

}  // namespace

TEST_CASE("a list of keys loses what goes and takes what comes", "[indexer][story_key_update]") {
    const std::string first = changed_story_key_list(0, "", {}, Keyed{{7, 1}, {7, 3}, {9, 2}});
    CHECK(story_key_documents(first, 7) == std::vector<std::uint32_t>{1, 3});
    const std::string then = changed_story_key_list(0, first, Keyed{{7, 1}, {9, 2}}, Keyed{{7, 2}, {8, 2}});
    CHECK(then == changed_story_key_list(0, "", {}, Keyed{{7, 2}, {7, 3}, {8, 2}}));
    CHECK(changed_story_key_list(0, then, Keyed{{7, 2}, {7, 3}, {8, 2}}, {}).empty());
    CHECK(changed_story_key_list(0, then, {}, {}) == then);
}

TEST_CASE("a list that is not that of its briefings is told with what to do", "[indexer][story_key_update]") {
    const std::string list = changed_story_key_list(0, "", {}, Keyed{{7, 1}, {7, 3}});
    struct Case {
        Keyed goes, comes;
    };
    for (const Case& each : {Case{{{7, 2}}, {}}, Case{{{8, 1}}, {}}, Case{{}, {{7, 3}}}}) {
        try {
            (void)changed_story_key_list(0, list, each.goes, each.comes);
            FAIL("nothing was thrown");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::index);
            CHECK(std::string(error.what()) == "a list of stories' keys is not that of its briefings");
            CHECK(error.hint() == advice);
        }
    }
    CHECK_THROWS_WITH(changed_story_key_list(0, "\xFF", {}, {}), "a list of stories' keys is damaged");
}

TEST_CASE("after any runs the lists are those of the documents, however few keys are taken at once",
          "[indexer][story_key_update][property]") {
    const auto seed = GENERATE(range(0U, 4U));
    const auto keys_at_once = GENERATE(std::size_t{1}, std::size_t{100}, std::size_t{4'000'000});
    CAPTURE(seed, keys_at_once);
    Random random(seed);
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    for (int run = 0; run < 6; ++run) {
        CAPTURE(run);
        change(index, random, keys_at_once);
        const Xapian::Database database = open_index(index);
        REQUIRE(listed_documents_by_key(database) == documents_by_key(database));
    }
    CHECK(listed_documents_by_key(open_index(index)).size() > 50);
}

TEST_CASE("a list that is missing is told when a briefing of it goes", "[indexer][story_key_update]") {
    const SampleIndex samples({make_briefing("a", "Rhine floods Cologne", "The Rhine rose by a metre.")});
    IndexWriter writer(samples.directory());
    writer.read([](Xapian::WritableDatabase& database) {
        database.set_metadata(*database.metadata_keys_begin(std::string(story_key_list_prefix)), "");
    });
    writer.remove(1);
    CHECK_THROWS_WITH(update_story_keys(writer, CommittedIndex(samples.directory())),
                      "a list of stories' keys is not that of its briefings");
}
