#include "searcher/stem_numbers.h"

#include <algorithm>

#include <xxhash.h>

namespace debrief {

namespace {

constexpr std::size_t first_table_size = 4096;

}  // namespace

std::uint32_t StemNumbers::number_of(std::string_view stem) {
    if (2 * names_.size() >= table_.size()) widen_table();
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = XXH3_64bits(stem.data(), stem.size()) & mask;
    for (; table_[slot] != 0; slot = (slot + 1) & mask) {
        const std::uint32_t number = table_[slot] - 1;
        if (name(number) == stem) return number;
    }
    const auto number = static_cast<std::uint32_t>(names_.size());
    table_[slot] = number + 1;
    names_.push_back({letters_.size(), letters_.size() + stem.size()});
    letters_ += stem;
    return number;
}

void StemNumbers::widen_table() {
    table_.assign(std::max(first_table_size, 2 * table_.size()), 0);
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t number = 0; number < names_.size(); ++number) {
        const std::string_view stem = name(number);
        std::size_t slot = XXH3_64bits(stem.data(), stem.size()) & mask;
        while (table_[slot] != 0) slot = (slot + 1) & mask;
        table_[slot] = number + 1;
    }
}

}  // namespace debrief
