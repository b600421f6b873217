#include "indexer/pieces/early_tables.h"

#include "indexer/pieces/glass_version.h"
#include "indexer/pieces/piece_merge.h"
#include "tests/support/catch.h"
#include "tests/support/piece_collections.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

using namespace debrief;
using namespace debrief::test;

namespace {

std::string bytes_in_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The version file but for the random name that the library gave to the database.
std::string version_but_name(const std::filesystem::path& folder) {
    constexpr std::size_t name_begin = 16;
    constexpr std::size_t name_bytes = 16;
    return bytes_in_file(folder / "iamglass").replace(name_begin, name_bytes, "");
}

/// Three pieces with gaps in their numbers.
std::vector<WrittenPiece> three_pieces(const std::filesystem::path& folder, std::string_view record) {
    PieceWriter writer;
    std::vector<WrittenPiece> pieces;
    for (std::uint32_t i = 0; i < 3; ++i) {
        for (std::uint32_t number = i * 200 + 5; number < i * 200 + 105; ++number) {
            MadeDocument document;
            document.terms["everywhere"] = 1;
            document.terms["word" + std::to_string(number)] = 2;
            document.record = record;
            writer.add(number, analysed(document));
        }
        pieces.push_back(writer.write(folder / std::to_string(i)));
    }
    return pieces;
}

std::filesystem::path merged_from(const TemporaryFolder& folder, const std::string& name,
                                  const std::vector<WrittenPiece>& pieces) {
    std::vector<std::filesystem::path> databases;
    for (const WrittenPiece& piece : pieces) {
        finish_piece(piece, {});
        databases.push_back(piece.folder);
    }
    merge_pieces(folder / name, databases);
    return folder / name;
}

}  // namespace

TEST_CASE("tables that are merged early are the bytes that they would be", "[indexer][pieces]") {
    const auto record = GENERATE(as<std::string>{}, std::string(3000, 'r'), "record", "");
    CAPTURE(record.size());
    const TemporaryFolder folder;
    const auto whole = merged_from(folder, "whole", three_pieces(folder / "whole-pieces", record));

    std::vector<WrittenPiece> pieces = three_pieces(folder / "pieces", record);
    merge_early_tables(folder / "early", folder / "scratch", pieces);
    CHECK_FALSE(std::filesystem::exists(folder / "scratch"));
    for (WrittenPiece& piece : pieces) piece = without_early_tables(piece);
    const auto rest = merged_from(folder, "rest", pieces);
    take_early_tables(rest, folder / "early");
    CHECK_FALSE(std::filesystem::exists(folder / "early"));

    for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
        CAPTURE(table);
        CHECK(std::filesystem::exists(rest / table) == std::filesystem::exists(whole / table));
        CHECK((bytes_in_file(rest / table) == bytes_in_file(whole / table)));
    }
    CHECK((version_but_name(rest) == version_but_name(whole)));
    CHECK(Xapian::Database::check(rest.string(), 0, nullptr) == 0);
}

TEST_CASE("databases that are none are not put together", "[indexer][pieces]") {
    const TemporaryFolder folder;
    const std::vector<WrittenPiece> pieces = three_pieces(folder / "pieces", "record");
    const std::filesystem::path none = folder / "none";
    std::filesystem::create_directories(none);
    const auto told = [](const std::filesystem::path& one, const std::filesystem::path& other) {
        return "databases '" + one.string() + "' and '" + other.string() +
               "' cannot be put together | build the index with '--builder plain'";
    };
    const std::filesystem::path& piece = pieces[0].folder;
    CHECK(thrown_by([&] { join_glass_versions(piece, none); }) == told(piece, none));
    CHECK(thrown_by([&] { join_glass_versions(none, piece); }) == told(none, piece));

    const std::string version = bytes_in_file(piece / "iamglass");
    for (std::size_t kept = 0; kept < version.size() / 2; ++kept) {  // cut off, as on a full disk
        std::ofstream(none / "iamglass", std::ios::binary) << version.substr(0, kept);
        CHECK(thrown_by([&] { join_glass_versions(piece, none); }) == told(piece, none));
    }
    constexpr std::size_t revision_at = 32;
    std::string newer = version;
    newer[revision_at] = 2;
    std::ofstream(none / "iamglass", std::ios::binary) << newer;
    CHECK(thrown_by([&] { join_glass_versions(piece, none); }) == told(piece, none));
    CHECK((bytes_in_file(piece / "iamglass") == version));
}
