#include "indexer/common_stems.h"

#include "corpus/data_files.h"
#include "indexer/byte_table.h"

#include <array>
#include <cassert>
#include <limits>

namespace debrief {

namespace {

// A row: the stem, filled up with spaces, two hexadecimal digits of its rarity, a newline.
constexpr std::size_t row_bytes = 16;
constexpr std::size_t longest_common_stem = 13;

/// Behind the line that says what the table is.
std::string_view rows() {
    static const std::string_view rows = [] {
        const std::string_view table = find_data_file("stems.txt");
        return table.substr(table.find('\n') + 1);
    }();
    return rows;
}

std::string_view row_of(std::size_t number) {
    return rows().substr(number * row_bytes, row_bytes);
}

std::string_view stem_of(std::string_view row) {
    const std::string_view filled = row.substr(0, longest_common_stem);
    return filled.substr(0, filled.find(' '));
}

/// Whether a row is that of a stem, which holds no space.
bool is_row_of(std::string_view row, std::string_view stem) {
    if (stem.size() > longest_common_stem) return false;
    return row.starts_with(stem) && (stem.size() == longest_common_stem || row[stem.size()] == ' ');
}

unsigned value_of(char hexadecimal) {
    return static_cast<unsigned>(hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10);
}

/// The stems' numbers by their hashes, with open addressing; small, so that it stays in fast memory.
class StemTable {
 public:
    StemTable() {
        slots_.fill(free);
        assert(common_stem_count() <= slots_.size() / 2);
        for (std::size_t number = 0; number < common_stem_count(); ++number)
            slots_[slot_of(stem_of(row_of(number)))] = static_cast<std::uint16_t>(number);
    }

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view stem) const {
        const std::uint16_t number = slots_[slot_of(stem)];
        return number == free ? std::nullopt : std::optional<std::uint32_t>(number);
    }

 private:
    static constexpr std::uint16_t free = std::numeric_limits<std::uint16_t>::max();

    /// Where a stem stands, or would stand.
    [[nodiscard]] std::size_t slot_of(std::string_view stem) const {
        std::size_t slot = hash_bytes(stem) % slots_.size();
        while (slots_[slot] != free && !is_row_of(row_of(slots_[slot]), stem))
            slot = (slot + 1) % slots_.size();
        return slot;
    }

    std::array<std::uint16_t, 0x10000> slots_{};
};

}  // namespace

std::size_t common_stem_count() {
    return rows().size() / row_bytes;
}

CommonStem common_stem(std::size_t number) {
    return {stem_of(row_of(number)), common_stem_rarity(number)};
}

std::uint8_t common_stem_rarity(std::size_t number) {
    assert(number < common_stem_count());
    const std::string_view row = row_of(number);
    return static_cast<std::uint8_t>(value_of(row[longest_common_stem]) << 4U |
                                     value_of(row[longest_common_stem + 1]));
}

std::optional<std::uint32_t> find_common_stem(std::string_view stem) {
    static const StemTable table;
    return table.find(stem);
}

}  // namespace debrief
