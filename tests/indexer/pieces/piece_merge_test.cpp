#include "indexer/pieces/piece_merge.h"

#include "indexer/pieces/glass_version.h"
#include "indexer/pieces/piece_writer.h"
#include "tests/support/catch.h"
#include "tests/support/index_digest.h"
#include "tests/support/piece_collections.h"
#include "tests/support/random.h"
#include "tests/support/sanitizers.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

/// What Xapian's own check finds wrong. In what Xapian writes, too: a document whose terms all count nothing
/// has no length, and must have no positions then, it thinks.
std::string faults_of(const std::filesystem::path& database) {
    std::ostringstream told;
    const std::size_t faults = Xapian::Database::check(database.string(), 0, &told);
    return faults == 0 ? "" : told.str();
}

void check_same(const MadeCollection& collection, std::size_t documents_a_piece) {
    const TemporaryFolder folder;
    const auto plain = write_plainly(collection, folder / "plain");
    const auto merged = write_in_pieces(collection, folder.path(), documents_a_piece);
    CHECK(faults_of(merged) == faults_of(plain));
    const Xapian::Database expected(plain.string());
    const Xapian::Database found(merged.string());
    if (index_digest(found) != index_digest(expected)) CHECK(index_print(found) == index_print(expected));
}

}  // namespace

TEST_CASE("pieces of any collection merge to what Xapian writes", "[indexer][pieces][property]") {
    for (unsigned seed = 0; seed < fewer_with_sanitizers(1000); ++seed) {
        CAPTURE(seed);
        check_same(random_collection(seed), 1 + seed % 7);
    }
}

/// `count` documents, each with `terms` of its own of `length` bytes, and a record of `record` bytes that do
/// not pack.
MadeCollection large_collection(std::uint32_t count, std::size_t terms, std::size_t length,
                                std::size_t record) {
    MadeCollection collection;
    Random random(9);
    for (std::uint32_t number = 1; number <= count; ++number) {
        MadeDocument document;
        for (std::size_t i = 0; i < terms; ++i) {
            std::string term(length - 8, 'k');
            for (int j = 0; j < 8; ++j) term += static_cast<char>(random.below(256));
            document.terms[term] = 2;
        }
        document.terms["everywhere"] = number;
        document.values[1] = std::to_string(number);
        for (std::size_t i = 0; i < record; ++i) document.record += static_cast<char>(random.below(256));
        collection.documents.emplace_back(number * 3, document);
    }
    return collection;
}

TEST_CASE("trees of any height merge to what Xapian writes", "[indexer][pieces]") {
    struct Case {
        std::uint32_t documents;
        std::size_t terms;
        unsigned level;  // of the postings' table
    };
    // Keys that differ at their end only stand in the tree whole: a block has some 31 of them.
    const auto [documents, terms, level] =
        GENERATE(values<Case>({{2, 1, 0}, {10, 20, 1}, {25, 50, 2}, {80, 500, 3}}));
    const MadeCollection collection = large_collection(documents, terms, 240, 300);
    const TemporaryFolder folder;
    PieceWriter writer;
    for (const auto& [number, document] : collection.documents) writer.add(number, analysed(document));
    CHECK(writer.write(folder / "piece").roots.postlist.level == level);
    check_same(collection, documents);
}

TEST_CASE("many documents and long records merge to what Xapian writes", "[indexer][pieces]") {
    check_same(large_collection(1500, 1, 12, 2200), 600);
}

TEST_CASE("records of any length are kept", "[indexer][pieces]") {
    for (const std::size_t bytes : {0, 1, 18, 19, 2035, 2036, 2037, 2038, 2039, 10'000'000}) {
        CAPTURE(bytes);
        MadeCollection collection;
        MadeDocument document;
        Random random(static_cast<unsigned>(bytes));
        document.terms["word"] = 1;
        for (std::size_t i = 0; i < bytes; ++i) document.record += static_cast<char>(random.below(256));
        collection.documents.emplace_back(1, document);
        const TemporaryFolder folder;
        const Xapian::Database merged(write_in_pieces(collection, folder.path(), 1).string());
        CHECK((merged.get_document(1).get_data() == document.record));
    }
}

TEST_CASE("what is merged is changed as if Xapian had written it", "[indexer][pieces][property]") {
    for (unsigned seed = 1000; seed < 1015; ++seed) {
        CAPTURE(seed);
        const TemporaryFolder folder;
        const MadeCollection collection = random_collection(seed);
        const auto plain = write_plainly(collection, folder / "plain");
        const auto merged = write_in_pieces(collection, folder.path(), 3);
        for (const auto& database : {plain, merged}) {
            Xapian::WritableDatabase changed(database.string());
            for (const auto& [number, document] : collection.documents) {
                if (number % 3 == 0) changed.delete_document(number);
                Xapian::Document other;
                other.add_posting("word", number);
                other.add_value(3, "value");
                if (number % 3 == 1) changed.replace_document(number, other);
            }
            changed.commit();
        }
        CHECK(index_digest(Xapian::Database(merged.string())) ==
              index_digest(Xapian::Database(plain.string())));
    }
}

TEST_CASE("pieces may be written where the library makes what we would", "[indexer][pieces]") {
    const TemporaryFolder folder;
    CHECK(can_write_pieces(folder / "scratch"));
    CHECK_FALSE(std::filesystem::exists(folder / "scratch"));

    Xapian::WritableDatabase(folder / "other", Xapian::DB_CREATE, 4096).close();
    CHECK_FALSE(is_our_glass_version(folder / "other"));
    CHECK_FALSE(is_our_glass_version(folder / "missing"));
}

TEST_CASE("a merged index that differs from its pieces is told", "[indexer][pieces]") {
    const TemporaryFolder folder;
    PieceWriter writer;
    MadeDocument document;
    document.terms["word"] = 1;
    document.record = "record";
    writer.add(1, analysed(document));
    WrittenPiece piece = writer.write(folder / "piece");
    finish_piece(piece, {});
    const std::filesystem::path databases[] = {folder / "piece"};
    merge_pieces(folder / "merged", databases);
    const auto told = [&](const WrittenPiece& expected) {
        return thrown_by([&] { check_merged(folder / "merged", std::vector{expected}, {}); });
    };
    CHECK(told(piece) == "nothing");

    const std::string begin = "merged index '" + (folder / "merged") + "' differs from what was put in: ";
    const std::string hint = " | build it with '--builder plain'";
    WrittenPiece other = piece;
    other.statistics.documents = 2;
    CHECK(told(other) == begin + "number of documents" + hint);
    other = piece;
    other.statistics.last_number = 2;
    CHECK(told(other) == begin + "last document" + hint);
    other = piece;
    other.statistics.total_length = 2;
    CHECK(told(other) == begin + "length of all documents" + hint);
    other = piece;
    other.samples.front().length = 2;
    CHECK(told(other) == begin + "document 1, length" + hint);
    other = piece;
    other.samples.front().terms = 2;
    CHECK(told(other) == begin + "document 1, terms" + hint);
    other = piece;
    other.samples.front().record_hash = 2;
    CHECK(told(other) == begin + "document 1, record" + hint);
}
