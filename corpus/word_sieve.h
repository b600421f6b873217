#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace debrief {

/// Tells of most words without a comparison that a list does not have them: by their length with their first
/// and last byte. For short lists that every word of a text is looked up in.
class WordSieve {
 public:
    /// `word_of` gives the word of an entry.
    template <typename Entries, typename WordOf = std::identity>
    constexpr explicit WordSieve(const Entries& entries, WordOf word_of = {}) {
        for (const auto& entry : entries) {
            const std::string_view word = std::invoke(word_of, entry);
            lengths_[slot_of(word)] |= length_of(word);
        }
    }

    /// False only where the list does not have the word.
    [[nodiscard]] constexpr bool may_hold(std::string_view word) const {
        return (lengths_[slot_of(word)] & length_of(word)) != 0;
    }

 private:
    static constexpr std::size_t slots = 256;

    static constexpr std::size_t slot_of(std::string_view word) {
        if (word.empty()) return 0;
        const auto first = static_cast<unsigned char>(word.front());
        const auto last = static_cast<unsigned char>(word.back());
        return (first * 9U + last) % slots;  // of two small letters each its own, nearly
    }
    static constexpr std::uint32_t length_of(std::string_view word) {
        return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
    }

    std::array<std::uint32_t, slots> lengths_{};
};

}  // namespace debrief
