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
            lengths_[slot_of(word)] |= length_of(word.size());
        }
    }

    /// The sieve of both lists.
    [[nodiscard]] constexpr WordSieve operator|(const WordSieve& other) const {
        WordSieve both(*this);
        for (std::size_t slot = 0; slot < slots; ++slot) both.lengths_[slot] |= other.lengths_[slot];
        return both;
    }

    /// False only where the list does not have the word.
    [[nodiscard]] constexpr bool may_hold(std::string_view word) const {
        return may_hold(slot_of(word), word.size());
    }
    /// The same of a word of so many bytes whose slot is known: for words that many sieves are asked about.
    [[nodiscard]] constexpr bool may_hold(std::uint8_t slot, std::size_t bytes) const {
        return (lengths_[slot] & length_of(bytes)) != 0;
    }

    /// Where all sieves look up a word.
    [[nodiscard]] static constexpr std::uint8_t slot_of(std::string_view word) {
        return word.empty() ? 0 : slot_of(word.front(), word.back());
    }
    /// The same of a word's first and last byte.
    [[nodiscard]] static constexpr std::uint8_t slot_of(char first, char last) {
        // of two small letters each its own, nearly
        return static_cast<std::uint8_t>(static_cast<unsigned char>(first) * 9U +
                                         static_cast<unsigned char>(last));
    }

 private:
    static constexpr std::size_t slots = 256;

    static constexpr std::uint32_t length_of(std::size_t bytes) {
        return std::uint32_t{1} << std::min<std::size_t>(bytes, 31);
    }

    std::array<std::uint32_t, slots> lengths_{};
};

}  // namespace debrief
