#include "indexer/index_writer.h"

#include "corpus/base/error.h"
#include "indexer/committed_index.h"
#include "indexer/document_builder.h"
#include "indexer/record.h"
#include "indexer/schema.h"
#include "indexer/xapian_document.h"
#include "indexer/xapian_errors.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <algorithm>
#include <stdexcept>

#include <unistd.h>
#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

Xapian::Document document_of(const Briefing& briefing) {
    return to_xapian_document(DocumentBuilder().build(briefing));
}

std::size_t count_documents(const IndexDirectory& index) {
    return Xapian::Database(index.shard("shard-0").string()).get_doccount();
}

}  // namespace

TEST_CASE("an index is made, filled and read again", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    {
        IndexWriter writer(index);
        CHECK(writer.document_count() == 0);
        CHECK(writer.put("1", document_of(make_briefing("1", "One"))) == IndexWriter::Put::added);
        CHECK(writer.put("2", document_of(make_briefing("2", "Two"))) == IndexWriter::Put::added);
        CHECK(writer.put("1", document_of(make_briefing("1", "Won"))) == IndexWriter::Put::replaced);
        CHECK(writer.document_count() == 2);
        CHECK(count_documents(index) == 0);  // nobody sees it yet
        writer.commit();
        CHECK(count_documents(index) == 2);
        CHECK(writer.put("2", document_of(make_briefing("2", "Too"))) == IndexWriter::Put::replaced);
        CHECK(writer.put("3", document_of(make_briefing("3", "Three"))) == IndexWriter::Put::added);
        writer.commit();
    }
    CHECK(index.read_manifest().shards == std::vector<std::string>{"shard-0"});
    CHECK(count_documents(index) == 3);
}

TEST_CASE("what is not committed is taken back", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    {
        IndexWriter writer(index);
        (void)writer.put("1", document_of(make_briefing("1", "One")));
        writer.commit();
        (void)writer.put("2", document_of(make_briefing("2", "Two")));
    }
    CHECK(count_documents(index) == 1);
    CHECK(IndexWriter(index).document_count() == 1);
}

TEST_CASE("an index has one writer at a time", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    const IndexWriter writer(index);
    const std::string failure = thrown_by([&] { const IndexWriter second(index); });
    CHECK(failure == "index '" + index.root().string() + "' is being written by process " +
                         std::to_string(::getpid()) + " | wait for it to end, or say '--wait'");
    CHECK(kind_thrown_by([&] { const IndexWriter second(index); }) == ErrorKind::index);
}

TEST_CASE("a database without its manifest, as a killed run leaves it, is taken on",
          "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    { const IndexWriter writer(index); }
    std::filesystem::remove(folder / "index/debrief.json");
    {
        IndexWriter writer(index);
        (void)writer.put("1", document_of(make_briefing("1", "One")));
        writer.commit();
    }
    CHECK(count_documents(index) == 1);
}

TEST_CASE("what killed runs left behind is removed by the next one", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    { const IndexWriter writer(index); }
    folder.write("index/debrief.json.123.new", "{");
    folder.write("index/shard-1.new/v.tmp", "");
    folder.write("index/shard-7/iamglass", "");
    const auto mode = GENERATE(IndexWriter::Mode::update, IndexWriter::Mode::rebuild);
    IndexWriter(index, mode).commit();
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(index.root()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    const std::string shard = mode == IndexWriter::Mode::update ? "shard-0" : "shard-8";
    CHECK(names == std::vector<std::string>{"debrief.json", "debrief.lock", shard});
}

TEST_CASE("an index that cannot be made or opened says why", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const auto open = [&](const std::string& name) {
        return thrown_by([&] { const IndexWriter writer(IndexDirectory(folder / name)); });
    };
    folder.write("other/notes.txt", "mine");
    CHECK(open("other").rfind("'" + folder / "other" + "' holds files that are no index's ('notes.txt')",
                              0) == 0);

    folder.write("outdated/debrief.json", R"({"schema": 0, "shards": ["shard-0"]})");
    CHECK(
        open("outdated").rfind("index '" + folder / "outdated" + "' has schema 0, this program reads 8", 0) ==
        0);
}

TEST_CASE("a damaged database is told as an error of the index", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    { const IndexWriter writer(index); }
    folder.write("index/shard-0/iamglass", "garbage");
    const std::string failure = thrown_by([&] { const IndexWriter writer(index); });
    CAPTURE(failure);
    CHECK(failure.rfind("index '" + index.root().string() + "' ", 0) == 0);
    CHECK(failure.ends_with(" | build it again with 'debrief-index --rebuild PATH...'"));
    CHECK(thrown_by([&] { const CommittedIndex committed(index); }) != "nothing");
}

TEST_CASE("an index knows what it held at its last commit", "[indexer][committed_index]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    CHECK_FALSE(CommittedIndex(index).find("1"));
    CHECK(CommittedIndex(index).is_empty());
    const Briefing briefing = make_briefing("1", "One", "First line\nSecond line\nThird line");
    const FileEntry entry{"/in/one.txt", 12, 3, 4, "abc", "v1", 1, true, false};
    IndexWriter writer(index);
    (void)writer.put("1", to_xapian_document(DocumentBuilder().build(briefing, {"12345678", "file-1"})));
    writer.remember_file("file-1", entry);
    CHECK_FALSE(CommittedIndex(index).find("1"));
    writer.commit();
    CommittedIndex committed(index);
    const auto known = committed.find("1");
    REQUIRE(known);
    CHECK(known->fingerprint == "12345678");
    CHECK(known->file == "file-1");
    CHECK(committed.id_of(known->number) == "1");
    CHECK(committed.documents_of("file-1") == std::vector<std::uint32_t>{known->number});
    CHECK(committed.documents_of("file-2").empty());
    CHECK(committed.lines_of(known->number).size() == edge_lines(briefing).size());
    CHECK(committed.find_file("file-1") == entry);
    CHECK(committed.find_content("abc") == entry);
    CHECK_FALSE(committed.find_file("file-2"));
    CHECK_FALSE(committed.find_content("abd"));
    CHECK_FALSE(committed.find("2"));
    CHECK_FALSE(committed.find(std::string(1000, '1')));
    CHECK_FALSE(CommittedIndex::empty(index).find("1"));
    const CommittedIndex moved = std::move(committed);
    CHECK(moved.find("1"));

    FileEntry changed = entry;
    changed.content = "abd";
    writer.remember_file("file-1", changed);
    writer.commit();
    CHECK_FALSE(CommittedIndex(index).find_content("abc"));
    CHECK(CommittedIndex(index).find_content("abd") == changed);
    writer.remember_file("file-2", changed);  // a copy, which is found from now on
    changed.content = "abe";
    writer.remember_file("file-1", changed);
    writer.commit();
    CHECK(CommittedIndex(index).find_content("abd").has_value());
    CHECK(CommittedIndex(index).find_content("abe") == changed);

    writer.remove(known->number);
    writer.forget_file("file-1", changed);
    writer.commit();
    const CommittedIndex after(index);
    CHECK_FALSE(after.find("1"));
    CHECK_FALSE(after.find_file("file-1"));
    CHECK_FALSE(after.find_content("abe"));
}

TEST_CASE("a rebuilt index takes the old one's place at its commit, and not before",
          "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    {
        IndexWriter writer(index);
        (void)writer.put("1", document_of(make_briefing("1", "One")));
        writer.commit();
    }
    {
        IndexWriter given_up(index, IndexWriter::Mode::rebuild);
        (void)given_up.put("2", document_of(make_briefing("2", "Two")));
    }
    CHECK(index.read_manifest().shards == std::vector<std::string>{"shard-0"});
    CHECK(CommittedIndex(index).find("1"));
    {
        IndexWriter writer(index, IndexWriter::Mode::rebuild);
        CHECK(writer.document_count() == 0);
        (void)writer.put("2", document_of(make_briefing("2", "Two")));
        CHECK(CommittedIndex(index).find("1"));
        writer.commit();
        CHECK(writer.document_count() == 1);
    }
    CHECK(index.read_manifest().shards == std::vector<std::string>{"shard-1"});
    CHECK_FALSE(std::filesystem::exists(folder / "index/shard-0"));
    CHECK_FALSE(CommittedIndex(index).find("1"));
    CHECK(CommittedIndex(index).find("2"));
}

TEST_CASE("a rebuild replaces an index of another schema", "[indexer][index_writer]") {
    const TemporaryFolder folder;
    const IndexDirectory index(folder / "index");
    folder.write("index/debrief.json", R"({"schema": 0, "shards": ["shard-7"]})");
    folder.write("index/shard-7/iamglass", "old");
    IndexWriter(index, IndexWriter::Mode::rebuild).commit();
    CHECK(index.read_manifest().shards == std::vector<std::string>{"shard-8"});
    CHECK(CommittedIndex(index).is_empty());
}

TEST_CASE("every failure of Xapian becomes an error with a hint", "[indexer][xapian_errors]") {
    struct Case {
        void (*fail)();
        const char* expected;
    };
    const auto [fail, expected] = GENERATE(values<Case>({
        {[] { throw Xapian::DatabaseLockError("held"); },
         "index 'news' cannot be locked: held | wait for the other index run to end, or check that you may "
         "write "
         "there"},
        {[] { throw Xapian::DatabaseVersionError("9"); },
         "index 'news' was written by another version of Xapian | build it again with 'debrief-index "
         "--rebuild PATH...'"},
        {[] { throw Xapian::DatabaseCorruptError("block 7"); },
         "index 'news' is damaged: block 7 | build it again with 'debrief-index --rebuild PATH...'"},
        {[] { throw Xapian::DatabaseOpeningError("not there"); },
         "cannot open index 'news': not there | make it anew with 'debrief-index', or check that you may "
         "read it"},
        {[] { throw Xapian::DatabaseModifiedError("revision 7"); },
         "index 'news' changed while it was being read | try again"},
        {[] { throw Xapian::DatabaseError("Error writing block 5", EIO); },
         "index 'news': Error writing block 5: Input/output error | is the disk damaged, or the index still "
         "being written by another version?"},
        {[] { throw Xapian::DatabaseError(""); },
         "index 'news': DatabaseError | is the disk damaged, or the index still being written by another "
         "version?"},
        {[] { throw Xapian::DatabaseOpeningError("Couldn't write new rev file", ENOSPC); },
         "cannot write index 'news': No space left on device | make room there and run debrief-index again; "
         "what was committed is untouched"},
        {[] { throw Xapian::DatabaseError("Modifications failed (Error writing (Disk quota exceeded))"); },
         "cannot write index 'news': Disk quota exceeded | make room there and run debrief-index again; "
         "what was committed is untouched"},
        {[] {
             throw std::filesystem::filesystem_error("cannot write", "news",
                                                     std::make_error_code(std::errc::permission_denied));
         },
         "cannot write index 'news': Permission denied | check that the folder is yours to write"},
        {[] {
             throw std::filesystem::filesystem_error("cannot write", "news",
                                                     std::make_error_code(std::errc::no_space_on_device));
         },
         "cannot write index 'news': No space left on device | make room there and run debrief-index again; "
         "what was committed is untouched"},
        {[] { throw Error(ErrorKind::index, "ours", "as it is"); }, "ours | as it is"},
    }));
    CHECK(thrown_by([fail = fail] { translating_xapian_errors("news", fail); }) == expected);
}

TEST_CASE("what is no failure of the index passes the seam as it is", "[indexer][xapian_errors]") {
    CHECK_THROWS_AS(translating_xapian_errors("news", [] { throw std::logic_error("a bug"); }),
                    std::logic_error);
    CHECK(translating_xapian_errors("news", [] { return 7; }) == 7);
}
