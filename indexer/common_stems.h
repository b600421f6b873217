#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace debrief {

/// A stem of the table `corpus/data/stems.txt`: English ones that general news uses, numbered from 0 in byte
/// order. The table is part of the index's format (`schema_version`); nothing is read beforehand.
struct CommonStem {
    std::string_view stem;    ///< in the table, for as long as the program runs
    std::uint8_t rarity = 0;  ///< `background_idf` of its commonest form as it once was, in sixteenths
};

[[nodiscard]] std::size_t common_stem_count();

/// `number` must be below the count. Some 5 ns.
[[nodiscard]] CommonStem common_stem(std::size_t number);

/// Its rarity alone.
[[nodiscard]] std::uint8_t common_stem_rarity(std::size_t number);

/// The number of a stem; nothing where the table does not have it. Some 30 ns; the first time half a
/// millisecond.
[[nodiscard]] std::optional<std::uint32_t> find_common_stem(std::string_view stem);

}  // namespace debrief
