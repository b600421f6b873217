#include "indexer/pieces/piece_writer.h"

#include "indexer/pieces/piece_merge.h"
#include "tests/support/catch.h"
#include "tests/support/index_digest.h"
#include "tests/support/piece_collections.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <filesystem>
#include <string>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

MadeDocument with_term(const std::string& term) {
    MadeDocument document;
    document.terms[term] = 1;
    return document;
}

}  // namespace

TEST_CASE("a term that is too long for an index is told, and so is an empty one", "[indexer][pieces]") {
    PieceWriter writer;
    CHECK(thrown_by([&] { writer.add(1, analysed(with_term(std::string(246, 'a')))); }) ==
          "term of 246 bytes is too long for an index | at most 245 can be written");
    PieceWriter other;
    CHECK(thrown_by([&] { other.add(1, analysed(with_term(std::string(123, '\0')))); }) ==
          "term of 246 bytes is too long for an index | at most 245 can be written");
    PieceWriter third;
    CHECK(thrown_by([&] { third.add(1, analysed(with_term(""))); }) ==
          "an empty term cannot be written to an index | ");
}

TEST_CASE("a piece answers before it is finished", "[indexer][pieces]") {
    const TemporaryFolder folder;
    PieceWriter writer;
    MadeDocument document = with_term("word");
    document.record = "a record";
    document.values[4] = "a value";
    writer.add(7, analysed(document));
    const WrittenPiece piece = writer.write(folder / "piece");
    const Xapian::Database database(folder / "piece");
    CHECK(database.get_doccount() == 1);
    CHECK(database.get_termfreq("word") == 1);
    CHECK(database.get_document(7).get_data() == "a record");
    CHECK(database.get_document(7).get_value(4) == "a value");
}

TEST_CASE("a writer begins anew after each piece, and tells what it holds", "[indexer][pieces]") {
    const TemporaryFolder folder;
    const MadeCollection collection = random_collection(3);
    PieceWriter writer;
    const std::size_t empty = writer.memory();
    std::string digests[2];
    std::size_t sizes[2];
    for (int i = 0; i < 2; ++i) {
        for (const auto& [number, document] : collection.documents) writer.add(number, analysed(document));
        sizes[i] = writer.memory();
        const WrittenPiece piece = writer.write(folder / std::to_string(i));
        finish_piece(piece, {});
        digests[i] = index_digest(Xapian::Database(folder / std::to_string(i)));
        CHECK(writer.memory() == empty);
    }
    CHECK(digests[0] == digests[1]);
    CHECK(sizes[0] == sizes[1]);
    CHECK(sizes[0] > empty);
}

TEST_CASE("a finished piece can be changed by Xapian", "[indexer][pieces]") {
    const TemporaryFolder folder;
    PieceWriter writer;
    for (std::uint32_t number = 1; number <= 300; ++number) {
        writer.add(number, analysed(with_term("word" + std::to_string(number % 40))));
    }
    finish_piece(writer.write(folder / "piece"), {});
    {
        Xapian::WritableDatabase database(folder / "piece");
        database.delete_document(17);
        Xapian::Document other;
        other.add_term("other");
        database.replace_document(18, other);
        database.add_document(other);
        database.commit();
    }
    const Xapian::Database database(folder / "piece");
    CHECK(Xapian::Database::check(folder / "piece") == 0);
    CHECK(database.get_doccount() == 300);
    CHECK(database.get_termfreq("other") == 2);
    CHECK(database.get_termfreq("word17") == 7);
}

TEST_CASE("a folder that cannot be written is told", "[indexer][pieces]") {
    const TemporaryFolder folder;
    const std::string file = folder.write("piece/postlist.glass/in-the-way", "");
    PieceWriter writer;
    writer.add(1, analysed(with_term("word")));
    CHECK_THROWS_AS(writer.write(folder / "piece"), std::filesystem::filesystem_error);
}
