#pragma once

#include <cstdint>
#include <string_view>

namespace debrief {

/// How many texts the table of common words is made from (`corpus/data/background.txt`: general news in
/// English).
[[nodiscard]] std::uint32_t background_texts();

/// In how many of them a word form (as `Token` has it) stands; 0 for one that fewer than three have. A
/// look-up in the table as it lies in the program, some 200 ns; nothing is read beforehand.
[[nodiscard]] std::uint32_t background_count(std::string_view form);

/// How much a word form tells by itself: the logarithm of texts there are to texts that have it. About 0 for
/// `the`, 9 for words that the table does not have.
[[nodiscard]] double background_idf(std::string_view form);

}  // namespace debrief
