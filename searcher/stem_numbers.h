#pragma once

#include "corpus/base/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Numbers for stems, from 0 in the order in which they come.
class StemNumbers {
 public:
    [[nodiscard]] std::uint32_t number_of(std::string_view stem);

    /// Valid until the next new stem.
    [[nodiscard]] std::string_view name(std::uint32_t number) const { return names_[number].of(letters_); }

    [[nodiscard]] std::size_t size() const { return names_.size(); }

    /// That it takes in memory, nearly.
    [[nodiscard]] std::size_t bytes() const {
        return letters_.size() + names_.size() * sizeof(Span) + table_.size() * sizeof(std::uint32_t);
    }

 private:
    void widen_table();

    std::string letters_;                 ///< of all stems
    std::vector<Span> names_;             ///< in `letters_`, by number
    std::vector<std::uint32_t> table_{};  ///< of numbers + 1, open addressing; 0: free
};

}  // namespace debrief
