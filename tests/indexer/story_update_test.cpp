#include "indexer/story_update.h"

#include "corpus/base/error.h"
#include "indexer/committed_index.h"
#include "indexer/index_run.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/story_id.h"
#include "indexer/story_store.h"
#include "indexer/story_window.h"
#include "tests/support/catch.h"
#include "tests/support/index_run.h"
#include "tests/support/random.h"
#include "tests/support/sample_corpus.h"
#include "tests/support/story_keys.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

namespace fs = std::filesystem;

using Stories = std::map<std::string, std::string>;

/// Each briefing's story; empty: it tells none with others.
Stories stories_of(const std::string& root) {
    const IndexDirectory index(root);
    const Xapian::Database database(index.shard(index.read_manifest().shards.front()).string());
    Stories stories;
    for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post) {
        const Xapian::Document document = database.get_document(*post);
        const std::string story = document.get_value(slot::story);
        std::string terms;
        auto term = document.termlist_begin();
        for (term.skip_to("XSTORY"); term != document.termlist_end(); ++term) {
            if (!(*term).starts_with("XSTORY")) break;
            terms += (*term).substr(6);
        }
        CHECK(terms == story);
        stories[decode_record(document.get_data()).id] = story;
    }
    return stories;
}

/// The slug of a sample's file name, or of a record of `wire.jsonl` (corpus/samples/README.md).
std::string true_story(const std::string& id) {
    static const std::map<std::string, std::string> wire{
        {"wire/2024-07-20-1", "crowdstrike-outage"}, {"wire/2024-09-18-1", "fed-cut-2024"},
        {"wire/2024-10-08-1", "nobel-physics"},      {"wire/2024-10-13-1", "starship-catch"},
        {"wire/2024-10-14-1", "europa-clipper"},     {"wire/2025-03-02-1", "blue-ghost"},
        {"wire/2025-03-07-1", "athena-landing"},     {"wire/2026-04-08-1", "muse-spark"}};
    if (const auto found = wire.find(id); found != wire.end()) return found->second;
    const bool is_dated = id.front() >= '0' && id.front() <= '9';
    const std::size_t begin = is_dated ? std::string_view("2026-04-08-").size() : 0;
    return id.substr(begin, id.rfind('-') - begin);
}

struct PairCounts {
    std::size_t right = 0;   ///< of one story and told so
    std::size_t wrong = 0;   ///< told to be of one story, and are not
    std::size_t missed = 0;  ///< of one story, and not told so
};

PairCounts count_pairs(const Stories& stories) {
    PairCounts counts;
    for (auto left = stories.begin(); left != stories.end(); ++left) {
        for (auto right = stories.begin(); right != left; ++right) {
            const bool is_told = !left->second.empty() && left->second == right->second;
            const bool is_true = true_story(left->first) == true_story(right->first);
            if (is_told && !is_true) UNSCOPED_INFO("wrong: " << left->first << ", " << right->first);
            if (is_true && !is_told) UNSCOPED_INFO("missed: " << left->first << ", " << right->first);
            counts.right += is_told && is_true ? 1 : 0;
            counts.wrong += is_told && !is_true ? 1 : 0;
            counts.missed += is_true && !is_told ? 1 : 0;
        }
    }
    return counts;
}

/// The documents of an index as a run would make them.
std::vector<Xapian::Document> documents_without_stories(const std::string& root) {
    const IndexDirectory index(root);
    const Xapian::Database database(index.shard(index.read_manifest().shards.front()).string());
    std::vector<Xapian::Document> documents;
    for (auto post = database.postlist_begin(""); post != database.postlist_end(""); ++post) {
        Xapian::Document document = Xapian::Document::unserialise(database.get_document(*post).serialise());
        const std::string story = document.get_value(slot::story);
        if (!story.empty()) {
            document.remove_term("XSTORY" + story);
            document.remove_value(slot::story);
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

/// A folder of some of the samples and an index of it.
class SomeSamples {
 public:
    SomeSamples() {
        fs::create_directories(folder_ / "in");
        for (const fs::directory_entry& entry : fs::directory_iterator(sample_folder())) {
            const std::string name = entry.path().filename().string();
            if (name.ends_with(".txt")) names_.push_back(name);
        }
        std::sort(names_.begin(), names_.end());
    }

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] std::string root() const { return folder_ / "index"; }

    /// Puts the text of a sample into a file of some sample's name.
    void put(const std::string& name, const std::string& text_of) {
        const fs::path file = folder_ / "in/" + name;
        fs::copy_file(fs::path(sample_folder()) / text_of, file, fs::copy_options::overwrite_existing);
        fs::last_write_time(file, fs::last_write_time(fs::path(sample_folder()) / text_of));
    }
    void remove(const std::string& name) { fs::remove(folder_ / "in/" + name); }

    void run(std::optional<std::chrono::days> window = std::nullopt) { run_on(root(), 2, window); }

    /// Whether the index holds what a new one would.
    [[nodiscard]] bool is_like_new() {
        fs::remove_all(folder_ / "new");
        run_on(folder_ / "new", 1);
        return index_content(root()) == index_content(folder_ / "new") &&
               listed_ids_by_key(root()) == listed_ids_by_key(folder_ / "new");
    }

 private:
    void run_on(const std::string& root, std::size_t threads,
                std::optional<std::chrono::days> window = std::nullopt) {
        CollectingObserver observer;
        IndexRunRequest request{IndexDirectory(root), {folder_ / "in"}, threads};
        request.story_window = window;
        (void)run_index(request, observer);
        CHECK(observer.problems.empty());
    }

    TemporaryFolder folder_;
    std::vector<std::string> names_;
};

}  // namespace

TEST_CASE("the samples' stories are told apart", "[indexer][story_update][quality]") {
    const PairCounts counts = count_pairs(stories_of(sample_corpus_index()));
    const auto twice = static_cast<double>(2 * counts.right);
    const double f1 = twice / (twice + static_cast<double>(counts.wrong + counts.missed));
    CAPTURE(counts.right, counts.wrong, counts.missed);
    CHECK(f1 >= 0.95);
    CHECK(counts.wrong == 0);
}

TEST_CASE("the samples' stories are the same in any order and any number of runs",
          "[indexer][story_update][property]") {
    const std::string samples = sample_corpus_index();
    std::vector<Xapian::Document> documents = documents_without_stories(samples);
    const Stories expected = stories_of(samples);
    const auto expected_keys = listed_ids_by_key(samples);
    CHECK(expected_keys.size() > 1000);
    for (unsigned seed = 0; seed < 8; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        for (std::size_t i = documents.size(); i > 1; --i)
            std::swap(documents[i - 1], documents[random.below(i)]);
        const std::size_t in_a_run = documents.size() / (1 + random.below(6)) + 1;
        const TemporaryFolder folder;
        const IndexDirectory directory(folder / "index");
        for (std::size_t begin = 0; begin < documents.size(); begin += in_a_run) {
            IndexWriter writer(directory);
            const CommittedIndex committed(directory);
            const std::size_t end = std::min(begin + in_a_run, documents.size());
            for (std::size_t i = begin; i < end; ++i)
                writer.put(documents[i].get_value(slot::id), documents[i]);
            update_stories(writer, committed);
            writer.commit();
        }
        CHECK(stories_of(directory.root().string()) == expected);
        CHECK((listed_ids_by_key(directory.root().string()) == expected_keys));
    }
}

TEST_CASE("a story's id is made of its first telling's, and a lone briefing has none",
          "[indexer][story_update]") {
    SomeSamples samples;
    samples.put("2025-03-06-athena-landing-a.txt", "2025-03-06-athena-landing-a.txt");
    samples.put("2025-03-07-athena-landing-b.txt", "2025-03-07-athena-landing-b.txt");
    samples.put("2024-08-01-eu-ai-act-a.txt", "2024-08-01-eu-ai-act-a.txt");
    samples.run();
    const std::string story = story_id("2025-03-06-athena-landing-a.txt");
    CHECK(stories_of(samples.root()) == Stories{{"2024-08-01-eu-ai-act-a.txt", ""},
                                                {"2025-03-06-athena-landing-a.txt", story},
                                                {"2025-03-07-athena-landing-b.txt", story}});
    samples.remove("2025-03-06-athena-landing-a.txt");
    samples.run();
    CHECK(stories_of(samples.root()) ==
          Stories{{"2024-08-01-eu-ai-act-a.txt", ""}, {"2025-03-07-athena-landing-b.txt", ""}});
}

TEST_CASE("copies are one story whatever their days", "[indexer][story_update]") {
    SomeSamples samples;
    samples.put("2025-03-06-athena-landing-a.txt", "2025-03-06-athena-landing-a.txt");
    samples.put("2026-04-08-muse-spark-a.txt", "2025-03-06-athena-landing-a.txt");
    samples.run();
    const Stories stories = stories_of(samples.root());
    CHECK(stories.at("2026-04-08-muse-spark-a.txt") == story_id("2025-03-06-athena-landing-a.txt"));
    CHECK(stories.at("2025-03-06-athena-landing-a.txt") == story_id("2025-03-06-athena-landing-a.txt"));
}

TEST_CASE("after any runs the stories are those of a new index", "[indexer][story_update][property]") {
    const auto seed = GENERATE(range(0U, 3U));
    CAPTURE(seed);
    Random random(seed);
    SomeSamples samples;
    const auto any = [&]() -> const std::string& {
        return samples.names()[random.below(samples.names().size())];
    };
    for (const std::string& name : samples.names()) {
        if (random.below(3) > 0) samples.put(name, name);
    }
    samples.run();
    for (int step = 0; step < 3; ++step) {
        CAPTURE(step);
        for (std::size_t changes = 1 + random.below(4); changes > 0; --changes) {
            const std::string& name = any();
            switch (random.below(4)) {
                case 0:
                    samples.remove(name);
                    break;
                case 1:
                    samples.put(name, any());
                    break;
                default:
                    samples.put(name, name);
            }
        }
        samples.run();
        REQUIRE(samples.is_like_new());
    }
}

TEST_CASE("telling what was touched anew comes to the same as telling all",
          "[indexer][story_update][property]") {
    SomeSamples samples;
    for (const std::string& name : samples.names()) samples.put(name, name);
    samples.run();
    const auto before = index_content(samples.root());
    const IndexDirectory directory(samples.root());
    const auto scope = GENERATE(StoryScope::touched, StoryScope::all);
    IndexWriter writer(directory);
    const CommittedIndex committed(directory);
    writer.read([&](Xapian::WritableDatabase& database) {
        // As a run would leave them: without their stories.
        for (std::uint32_t number = 1; number <= database.get_lastdocid(); number += 3) {
            Xapian::Document document = database.get_document(number);
            const std::string story = document.get_value(slot::story);
            if (!story.empty()) document.remove_term("XSTORY" + story);
            document.add_value(slot::story, "");
            writer.replace(number, document);
        }
    });
    update_stories(writer, committed, scope);
    writer.commit();
    CHECK(index_content(samples.root()) == before);
}

TEST_CASE("the window of days is remembered, and another tells stories anew", "[indexer][story_update]") {
    SomeSamples samples;
    const std::string first = "2025-03-06-athena-landing-a.txt";
    const std::string second = "2025-03-07-athena-landing-b.txt";
    samples.put(first, first);
    samples.put(second, second);
    samples.run();
    CHECK(stories_of(samples.root()).at(second) == story_id(first));
    samples.remove(second);
    samples.put("2025-03-09-late.txt", second);
    samples.run(std::chrono::days(1));
    CHECK(stories_of(samples.root()).at("2025-03-09-late.txt").empty());
    samples.put("2024-08-01-eu-ai-act-a.txt", "2024-08-01-eu-ai-act-a.txt");
    samples.run();
    CHECK(stories_of(samples.root()).at("2025-03-09-late.txt").empty());
    samples.run(std::chrono::days(3));
    CHECK(stories_of(samples.root()).at("2025-03-09-late.txt") == story_id(first));
    const IndexDirectory directory(samples.root());
    const Xapian::Database database(directory.shard(directory.read_manifest().shards.front()).string());
    CHECK(remembered_story_window(database) == std::chrono::days(3));
}

TEST_CASE("a damaged window is told, not taken", "[indexer][story_update]") {
    for (const char* text : {"x", "0", "-3", "14 ", "99999999999"}) {
        CAPTURE(text);
        Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
        CHECK(remembered_story_window(database) == std::chrono::days(14));
        database.set_metadata("story-window", text);
        CHECK_THROWS_WITH(remembered_story_window(database), "the stored window of stories is damaged");
    }
}

TEST_CASE("a damaged value ends the telling of stories with a message", "[indexer][story_update]") {
    SomeSamples samples;
    samples.put("2025-03-06-athena-landing-a.txt", "2025-03-06-athena-landing-a.txt");
    samples.put("2025-03-07-athena-landing-b.txt", "2025-03-07-athena-landing-b.txt");
    samples.run();
    const IndexDirectory directory(samples.root());
    IndexWriter writer(directory);
    const CommittedIndex committed(directory);
    writer.read([&](Xapian::WritableDatabase& database) {
        Xapian::Document document = database.get_document(1);
        document.add_value(slot::signature, "\xFF\xFF\xFF");
        writer.replace(1, document);
    });
    for (const StoryScope scope : {StoryScope::touched, StoryScope::all})
        CHECK_THROWS_WITH(update_stories(writer, committed, scope), "a stored signature is damaged");
}
