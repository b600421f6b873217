#include "indexer/pieces/piece_merge.h"

#include "corpus/base/error.h"
#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/glass_table.h"
#include "indexer/pieces/glass_version.h"
#include "indexer/pieces/posting_coder.h"
#include "indexer/pieces/value_coder.h"
#include "indexer/xapian_errors.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

void write_metadata(GlassTableWriter& table, const PieceOverlay& overlay) {
    constexpr std::string_view metadata_prefix("\x00\xC0", 2);
    std::string key;
    for (const auto& [name, value] : overlay.metadata) {
        if (value.empty()) continue;
        key.assign(metadata_prefix).append(name);
        table.add(key, value);
    }
}

void write_late_terms(GlassTableWriter& table, std::span<const LateAddition> additions) {
    std::vector<const LateAddition*> by_term;
    for (const LateAddition& addition : additions) {
        if (!addition.term.empty()) by_term.push_back(&addition);
    }
    std::ranges::stable_sort(
        by_term, {}, [](const LateAddition* addition) -> const std::string& { return addition->term; });
    PostingListCoder list;
    std::string key;
    for (auto addition = by_term.begin(); addition != by_term.end();) {
        const std::string& term = (*addition)->term;
        for (; addition != by_term.end() && (*addition)->term == term; ++addition) {
            list.add((*addition)->number, 0);
        }
        key.clear();
        append_key_of_term(key, term);
        list.write_term(table, key);
    }
}

void require(bool is_same, const fs::path& merged, std::string_view what) {
    if (is_same) return;
    throw Error(ErrorKind::index,
                fmt::format("merged index '{}' differs from what was put in: {}", merged.string(), what),
                "build it with '--builder plain'");
}

/// How many late terms a document has.
std::size_t late_terms_of(std::span<const LateAddition> additions, std::uint32_t number) {
    const auto its = std::ranges::equal_range(additions, number, {}, &LateAddition::number);
    return static_cast<std::size_t>(
        std::ranges::count_if(its, [](const LateAddition& addition) { return !addition.term.empty(); }));
}

void check_sample(const Xapian::Database& database, const fs::path& merged, const PieceSample& sample,
                  std::size_t late_terms) {
    const Xapian::Document document = database.get_document(sample.number);
    const std::string record = document.get_data();
    const std::string name = fmt::format("document {}", sample.number);
    require(database.get_doclength(sample.number) == sample.length, merged, name + ", length");
    require(document.termlist_count() == sample.terms + late_terms, merged, name + ", terms");
    require(XXH3_64bits(record.data(), record.size()) == sample.record_hash, merged, name + ", record");
}

}  // namespace

bool can_write_pieces(const fs::path& scratch) {
    Xapian::WritableDatabase(scratch.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC).close();
    const bool is_ours = is_our_glass_version(scratch);
    fs::remove_all(scratch);
    return is_ours;
}

void write_overlay(const fs::path& folder, const PieceOverlay& overlay) {
    fs::create_directories(folder);
    GlassRoots roots;
    GlassTableWriter postlist(folder / "postlist.glass");
    write_metadata(postlist, overlay);
    ValueCoder values;
    for (const LateAddition& addition : overlay.additions) {
        if (addition.value.bytes.empty()) continue;
        values.add(addition.number, addition.value.slot, addition.value.bytes);
    }
    values.write(postlist);
    write_late_terms(postlist, overlay.additions);
    roots.postlist = postlist.finish();
    // Xapian merges no term lists where one of the databases has no table of them.
    GlassTableWriter termlist(folder / "termlist.glass");
    roots.termlist = termlist.finish();
    write_glass_version(folder, roots, {});
}

void merge_pieces(const fs::path& merged, std::span<const fs::path> databases) {
    Xapian::Database all;
    for (const fs::path& database : databases) all.add_database(Xapian::Database(database.string()));
    all.compact(merged.string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
}

void check_merged(const fs::path& merged, std::span<const WrittenPiece> pieces, const PieceOverlay& overlay) {
    std::uint64_t documents = 0;
    std::uint64_t total_length = 0;
    std::uint32_t last_number = 0;
    for (const WrittenPiece& piece : pieces) {
        documents += piece.statistics.documents;
        total_length += piece.statistics.total_length;
        last_number = std::max(last_number, piece.statistics.last_number);
    }
    translating_xapian_errors(merged, [&] {
        const Xapian::Database database(merged.string());
        require(database.get_doccount() == documents, merged, "number of documents");
        require(database.get_lastdocid() == last_number, merged, "last document");
        require(database.get_total_length() == total_length, merged, "length of all documents");
        for (const WrittenPiece& piece : pieces) {
            for (const PieceSample& sample : piece.samples) {
                check_sample(database, merged, sample, late_terms_of(overlay.additions, sample.number));
            }
        }
        for (const auto& [name, value] : overlay.metadata)
            require(database.get_metadata(name) == value, merged, "metadata");
    });
}

}  // namespace debrief
