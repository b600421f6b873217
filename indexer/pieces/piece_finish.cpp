#include "indexer/pieces/deflater.h"
#include "indexer/pieces/glass_numbers.h"
#include "indexer/pieces/piece_writer.h"
#include "indexer/pieces/term_list_coder.h"
#include "indexer/pieces/term_list_spool.h"

#include <algorithm>

namespace debrief {

namespace {

/// Writes the term lists' table: of each document its terms, and behind them the slots that it uses.
class TermListTable {
 public:
    explicit TermListTable(const std::filesystem::path& file) : table_(file) {}

    void add(std::uint32_t number, std::string_view term_list, std::string_view used_slots) {
        key_.assign(SortedGlassNumber(number).bytes());
        const auto packed = deflater_.deflate(term_list);
        table_.add(key_, packed.value_or(term_list),
                   packed ? GlassTableWriter::Tag::deflated : GlassTableWriter::Tag::plain);
        if (used_slots.empty()) return;
        key_ += '\0';
        table_.add(key_, used_slots);
    }

    [[nodiscard]] GlassRoot finish() { return table_.finish(); }

 private:
    GlassTableWriter table_;
    Deflater deflater_;
    std::string key_;
};

/// The slots that a document uses, with those that came late.
std::string with_slots(std::string_view used, std::span<const LateAddition> additions) {
    std::vector<std::uint32_t> slots = used_slots(used);
    for (const LateAddition& addition : additions) {
        if (!addition.value.bytes.empty()) slots.push_back(addition.value.slot);
    }
    std::ranges::sort(slots);
    const auto repeated = std::ranges::unique(slots);
    slots.erase(repeated.begin(), repeated.end());
    std::string bytes;
    UsedSlotsCoder coder(bytes);
    for (const std::uint32_t slot : slots) coder.add(slot);
    return bytes;
}

std::vector<std::string_view> terms_of(std::span<const LateAddition> additions) {
    std::vector<std::string_view> terms;
    for (const LateAddition& addition : additions) {
        if (!addition.term.empty()) terms.push_back(addition.term);
    }
    return terms;
}

}  // namespace

void finish_piece(const WrittenPiece& piece, std::span<const LateAddition> additions) {
    const std::filesystem::path spool = spool_of_term_lists(piece.folder);
    TermListTable table(piece.folder / "termlist.glass");
    auto rest = additions;
    for (TermListSpoolReader reader(spool); reader.next();) {
        const auto begin = std::ranges::lower_bound(rest, reader.number(), {}, &LateAddition::number);
        const auto end =
            std::ranges::upper_bound(begin, rest.end(), reader.number(), {}, &LateAddition::number);
        const std::span<const LateAddition> its(begin, end);
        rest = {end, rest.end()};
        if (its.empty()) {
            table.add(reader.number(), reader.term_list(), reader.used_slots());
        } else {
            table.add(reader.number(), with_terms(reader.term_list(), terms_of(its)),
                      with_slots(reader.used_slots(), its));
        }
    }
    GlassRoots roots = piece.roots;
    roots.termlist = table.finish();
    write_glass_version(piece.folder, roots, piece.statistics);
    std::filesystem::remove(spool);
}

std::span<const LateAddition> late_additions_of(const WrittenPiece& piece,
                                                std::span<const LateAddition> additions) {
    const auto begin = std::ranges::lower_bound(additions, piece.first_number, {}, &LateAddition::number);
    const auto end = std::ranges::upper_bound(begin, additions.end(), piece.statistics.last_number, {},
                                              &LateAddition::number);
    return {begin, end};
}

}  // namespace debrief
