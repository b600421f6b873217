#include "tests/support/piece_collections.h"

#include "indexer/pieces/early_tables.h"
#include "indexer/pieces/piece_writer.h"
#include "tests/support/random.h"

#include <algorithm>

#include <xapian.h>

namespace debrief::test {

namespace {

std::string random_term(Random& random) {
    if (random.below(40) == 0) return std::string(245, static_cast<char>('a' + random.below(3)));
    if (random.below(40) == 0) return std::string(1 + random.below(122), '\0');
    static constexpr std::string_view letters("aabcdeZX\x00\x01\xFF\xC3", 12);
    std::string term;
    const std::size_t length = 1 + random.below(random.below(10) == 0 ? 60 : 6);
    for (std::size_t i = 0; i < length; ++i) term += letters[random.below(letters.size())];
    return term;
}

std::string random_bytes(Random& random, std::size_t length) {
    std::string bytes;
    const std::size_t letters = 1 + random.below(256);
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random.below(letters));
    return bytes;
}

MadeDocument random_document(Random& random, std::size_t longest_record) {
    MadeDocument document;
    if (random.below(12) == 0) return document;
    const std::size_t terms = random.below(random.below(6) == 0 ? 300 : 20);
    for (std::size_t i = 0; i < terms; ++i) {
        const std::size_t counts = random.below(3) == 0 ? 300 : 3;
        document.terms[random_term(random)] = static_cast<std::uint32_t>(random.below(counts));
    }
    for (std::size_t i = random.below(5); i > 0; --i) {
        const std::size_t slot = random.below(random.below(5) == 0 ? 100'000 : 9);
        const std::size_t length = 1 + random.below(random.below(20) == 0 ? 6000 : 12);
        document.values[static_cast<std::uint32_t>(slot)] = random_bytes(random, length);
    }
    document.record =
        random_bytes(random, random.below(2) == 0 ? random.below(40) : random.below(longest_record));
    return document;
}

/// A slot that none of the random documents has.
constexpr std::uint32_t late_slot = 10;

void add_late(MadeCollection& collection, Random& random) {
    for (const auto& [number, document] : collection.documents) {
        if (document.values.contains(late_slot) || random.below(2) == 0) continue;
        LateAddition addition{
            number, random.below(4) == 0 ? "" : "XLATE" + std::to_string(random.below(4)), {}};
        if (random.below(4) != 0) addition.value = {late_slot, random_bytes(random, 1 + random.below(20))};
        collection.late.additions.push_back(addition);
    }
    for (std::size_t i = random.below(4); i > 0; --i) {
        collection.late.metadata.emplace_back("key " + std::to_string(9 - i),
                                              random_bytes(random, random.below(30)));
    }
}

Xapian::Document to_xapian(const MadeDocument& document) {
    Xapian::Document result;
    for (const auto& [term, count] : document.terms) result.add_term(term, count);
    for (const auto& [slot, value] : document.values) result.add_value(slot, value);
    result.set_data(document.record);
    return result;
}

}  // namespace

AnalysedDocument analysed(const MadeDocument& document) {
    AnalysedDocument result;
    for (const auto& [term, count] : document.terms) {
        result.terms.push_back({static_cast<std::uint32_t>(result.bytes.size()),
                                static_cast<std::uint32_t>(term.size()), count});
        result.bytes += term;
    }
    for (const auto& [slot, value] : document.values) result.values.push_back({slot, value});
    result.record = document.record;
    return result;
}

MadeCollection random_collection(unsigned seed, std::size_t longest_record) {
    Random random(seed);
    MadeCollection collection;
    std::uint32_t number = 0;
    const std::size_t gaps = random.below(2) == 0 ? 1 : 1 + random.below(40'000);
    const std::size_t documents = 1 + random.below(random.below(10) == 0 ? 60 : 12);
    for (std::size_t i = 0; i < documents; ++i) {
        number += 1 + static_cast<std::uint32_t>(random.below(gaps));
        collection.documents.emplace_back(number, random_document(random, longest_record));
    }
    add_late(collection, random);
    return collection;
}

std::filesystem::path write_plainly(const MadeCollection& collection, const std::filesystem::path& folder) {
    Xapian::WritableDatabase database(
        folder.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    for (const auto& [number, document] : collection.documents) {
        Xapian::Document whole = to_xapian(document);
        for (const LateAddition& addition : collection.late.additions) {
            if (addition.number != number) continue;
            if (!addition.term.empty()) whole.add_boolean_term(addition.term);
            if (!addition.value.bytes.empty()) whole.add_value(addition.value.slot, addition.value.bytes);
        }
        database.replace_document(number, whole);
    }
    for (const auto& [key, value] : collection.late.metadata) database.set_metadata(key, value);
    database.commit();
    return folder;
}

std::filesystem::path write_in_pieces(const MadeCollection& collection, const std::filesystem::path& folder,
                                      std::size_t documents_a_piece) {
    PieceWriter writer;
    std::vector<WrittenPiece> pieces;
    std::vector<std::filesystem::path> databases{folder / "overlay"};
    for (const auto& [number, document] : collection.documents) {
        writer.add(number, analysed(document));
        if (writer.documents() < documents_a_piece && number != collection.documents.back().first) continue;
        databases.push_back(folder / ("piece-" + std::to_string(pieces.size())));
        pieces.push_back(writer.write(databases.back()));
    }
    merge_early_tables(folder / "early", folder / "early-pieces", pieces);
    for (const WrittenPiece& piece : pieces) {
        finish_piece(without_early_tables(piece), late_additions_of(piece, collection.late.additions));
    }
    write_overlay(databases.front(), collection.late);
    merge_pieces(folder / "merged", databases);
    take_early_tables(folder / "merged", folder / "early");
    check_merged(folder / "merged", pieces, collection.late);
    return folder / "merged";
}

}  // namespace debrief::test
