#include "searcher/index_reader.h"

#include "corpus/base/error.h"
#include "indexer/document_builder.h"
#include "indexer/index_writer.h"
#include "indexer/record.h"
#include "indexer/xapian_document.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <thread>

#include <fmt/format.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// Kind, message and hint of what `operation` throws, a line each; the folder's name is left out.
template <typename Operation>
std::string failure_of(const TemporaryFolder& folder, const Operation& operation) {
    try {
        operation();
    } catch (const Error& error) {
        std::string text =
            fmt::format("{}\n{}\n{}", static_cast<int>(error.kind()), error.what(), error.hint());
        const std::string name = folder.path().string();
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
            text.replace(at, name.size(), "T");
        return text;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("what is no index says so and how to make one", "[searcher][index_reader]") {
    const TemporaryFolder folder;
    const auto open = [&] { const IndexReader reader{IndexDirectory(folder / "index")}; };
    CHECK(failure_of(folder, open) ==
          "2\nthere is no index at 'T/index'\nmake one with 'debrief-index -i T/index PATH...'");
    folder.write("index/debrief.json", "{");
    CHECK(failure_of(folder, open) ==
          "2\n'T/index/debrief.json' is damaged\nbuild it again with 'debrief-index --rebuild PATH...'");
    folder.write("index/debrief.json", R"({"schema": 99, "shards": ["shard-1"]})");
    CHECK(failure_of(folder, open) == fmt::format("2\nindex 'T/index' has schema 99, this program reads {}\n"
                                                  "build it again with 'debrief-index --rebuild PATH...'",
                                                  schema_version));
    folder.write("index/debrief.json",
                 fmt::format(R"({{"schema": {}, "shards": ["shard-1"]}})", schema_version));
    CHECK(failure_of(folder, open).starts_with("2\ncannot open index 'T/index': "));
    CHECK(failure_of(folder, open)
              .ends_with("\nmake it anew with 'debrief-index', or check that you may read it"));
}

TEST_CASE("a briefing is found by its whole id", "[searcher][index_reader]") {
    Briefing full = make_briefing("a/b c.txt", "Title", "Text.");
    full.summary = "Summary.";
    full.title_origin = TitleOrigin::made;
    full.date = parse_iso_day("2026-04-08");
    full.source = "Harbor Wire";
    full.url = "https://example.org/1";
    full.language = "en";
    full.attributes = {{"section", "\"World\""}};
    const std::string long_id(400, 'x');
    const SampleIndex index({full, make_briefing(long_id + "1", "One"), make_briefing(long_id + "2", "Two")});
    IndexReader reader(index.directory());
    CHECK(reader.find("a/b c.txt") == full);
    CHECK_FALSE(reader.find("a/b"));
    CHECK_FALSE(reader.find("A/B C.TXT"));
    CHECK_FALSE(reader.find(""));
    CHECK_FALSE(reader.find(long_id));
    REQUIRE(reader.find(long_id + "2"));
    CHECK(reader.find(long_id + "2")->title == "Two");
}

TEST_CASE("an index tells how much it holds", "[searcher][index_reader]") {
    Briefing first = make_briefing("1", "One");
    first.date = parse_iso_day("1969-12-31");
    Briefing last = make_briefing("2", "Two");
    last.date = parse_iso_day("2026-04-08");
    const SampleIndex index({last, make_briefing("3", "Three"), first});
    IndexReader reader(index.directory());
    const IndexInfo info = read_info(reader);
    CHECK(info.index == index.path());
    CHECK(info.schema == schema_version);
    CHECK(info.documents == 3);
    CHECK(info.first_day == first.date);
    CHECK(info.last_day == last.date);
}

TEST_CASE("an index without dates has no days to tell", "[searcher][index_reader]") {
    const SampleIndex index({make_briefing("1", "One")});
    IndexReader reader(index.directory());
    const IndexInfo info = read_info(reader);
    CHECK(info.documents == 1);
    CHECK_FALSE(info.first_day);
    CHECK_FALSE(info.last_day);
}

TEST_CASE("a read that a writer overtakes is made again, but not for ever", "[searcher][index_reader]") {
    const SampleIndex index({make_briefing("1", "One")});
    IndexReader reader(index.directory());
    int calls = 0;
    reader.read([&](const Xapian::Database&) {
        if (++calls < 5) throw Xapian::DatabaseModifiedError("overtaken");
    });
    CHECK(calls == 5);
    calls = 0;
    const TemporaryFolder unused;
    const std::string failure = failure_of(unused, [&] {
        reader.read([&](const Xapian::Database&) {
            ++calls;
            throw Xapian::DatabaseCorruptError("block 7");
        });
    });
    CHECK(calls == 5);
    CHECK(failure ==
          fmt::format(
              "2\nindex '{}' is damaged: block 7\nbuild it again with 'debrief-index --rebuild PATH...'",
              index.path()));
    CHECK(reader.find("1"));
}

TEST_CASE("readers beside a writer that commits and rebuilds see one state or the next, whole",
          "[searcher][index_reader]") {
    const TemporaryFolder folder;
    const IndexDirectory directory(folder / "index");
    constexpr std::size_t briefings = 50;
    const auto write_round = [&](IndexWriter& writer) {
        DocumentBuilder builder;
        for (std::size_t i = 0; i < briefings; ++i) {
            const std::string id = std::to_string(i);
            writer.put(id, to_xapian_document(
                               builder.build(make_briefing(id, "Title " + id, "The river rose again."))));
        }
        writer.commit();
    };
    {
        IndexWriter writer(directory);
        write_round(writer);
    }
    const auto find_all = [&](IndexReader& reader) {
        SearchRequest request;
        request.query = "\"the river rose\"";  // needs the positions
        const SearchResult found = search(reader, request);
        return found.total == briefings && found.hits.front().title.starts_with("Title ");
    };
    std::vector<std::string> failures(2);
    std::vector<std::jthread> readers;
    for (std::string& failure : failures) {
        const bool is_kept = &failure == &failures.front();
        readers.emplace_back([&, is_kept](const std::stop_token& stop) {
            try {
                IndexReader kept(directory);
                while (failure.empty() && !stop.stop_requested()) {
                    IndexReader anew(directory);
                    if (!find_all(is_kept ? kept : anew)) failure = "not all found";
                }
            } catch (const std::exception& error) {
                failure = error.what();
            }
        });
    }
    for (int round = 0; round < 10; ++round) {
        {
            IndexWriter writer(directory);
            for (int commit = 0; commit < 3; ++commit) write_round(writer);
        }
        IndexWriter rebuilt(directory, IndexWriter::Mode::rebuild);
        write_round(rebuilt);
    }
    readers.clear();  // stops and joins them
    CHECK(failures == std::vector<std::string>(2));
}

TEST_CASE("the shards of an index are searched as one", "[searcher][index_reader]") {
    const SampleIndex left({make_briefing("1", "Flood"), make_briefing("4", "Flood")});
    const SampleIndex right({make_briefing("2", "Flood"), make_briefing("3", "Budget")});
    const ShardedIndex both({&left, &right});
    IndexReader reader(both.directory());
    SearchRequest request;
    request.query = "flood";
    const SearchResult result = search(reader, request);
    CHECK(result.total == 3);
    REQUIRE(result.hits.size() == 3);
    CHECK(result.hits[0].id == "1");
    CHECK(result.hits[1].id == "2");
    CHECK(result.hits[2].id == "4");
    CHECK(reader.find("3"));
    CHECK(read_info(reader).documents == 4);
}

TEST_CASE("a reader can be moved", "[searcher][index_reader]") {
    const SampleIndex index({make_briefing("1", "One")});
    IndexReader first(index.directory());
    IndexReader second(std::move(first));
    CHECK(second.find("1"));
}

TEST_CASE("a reader sees an index that was removed and made anew in its place", "[searcher][index_reader]") {
    const TemporaryFolder folder;
    const IndexDirectory directory(folder / "index");
    const auto make_with = [&](const std::string& id) {
        std::filesystem::remove_all(directory.root());
        IndexWriter writer(directory);
        DocumentBuilder builder;
        const Briefing briefing = make_briefing(id, "One");
        writer.put(id, to_xapian_document(builder.build(briefing)));
        writer.commit();
    };
    make_with("old");
    IndexReader reader(directory);
    CHECK(reader.find("old"));
    make_with("new");
    CHECK_FALSE(reader.find("old"));
    CHECK(reader.find("new"));
    std::filesystem::remove_all(directory.root());
    CHECK_THROWS_AS(reader.find("new"), Error);
}
