#pragma once

#include "corpus/base/byte_order.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace debrief {

/// The first eight bytes of a text and its last: with its length all of one that `is_told_by_ends`.
struct TextEnds {
    explicit TextEnds(std::string_view text)
        : first(load_first_bytes(text)),
          last(text.size() > sizeof first ? load_number(text.data() + text.size() - sizeof first) : 0) {}
    TextEnds() = default;

    bool operator==(const TextEnds&) const = default;

    std::uint64_t first = 0;  ///< zeros behind the end of a shorter one
    std::uint64_t last = 0;   ///< of no more than eight bytes: 0
};

[[nodiscard]] constexpr bool is_told_by_ends(std::size_t size) {
    return size <= sizeof(TextEnds);
}

/// A hash of short texts; quick. Of no meaning outside of a program's run: nothing that is kept or given out
/// may depend on it. `ends` are the text's.
[[nodiscard]] inline std::uint32_t hash_bytes(std::string_view text, const TextEnds& ends) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    constexpr std::size_t step = sizeof ends.first;
    std::uint64_t hash = text.size() * factor;
    const auto mix = [&](std::uint64_t word) { hash = std::rotl((hash ^ word) * factor, 29); };
    mix(ends.first);
    for (std::size_t i = step; i + step < text.size(); i += step) mix(load_number(text.data() + i));
    if (text.size() > step) mix(ends.last);
    constexpr unsigned upper_half = 32;
    return static_cast<std::uint32_t>((hash * factor) >> upper_half);
}

[[nodiscard]] inline std::uint32_t hash_bytes(std::string_view text) {
    return hash_bytes(text, TextEnds(text));
}

/// Which of a row of different texts is a given one: an open-addressing hash table of their numbers. The
/// texts themselves lie where their owner keeps them.
class ByteTable {
 public:
    /// Forgets all texts, and gives back the memory that very many have taken.
    void clear() {
        if (slots_.size() != first_slots)
            std::vector<Slot>(first_slots).swap(slots_);
        else
            slots_.assign(first_slots, Slot());
        count_ = 0;
    }

    /// Has the processor fetch what `find_or_add` will look at first.
    void fetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    /// The number that `find_or_add` will ask for first; nothing where it will ask for none.
    [[nodiscard]] std::optional<std::uint32_t> first_asked_for(std::uint32_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = hash & mask; slots_[i].number_above != 0; i = (i + 1) & mask)
            if (slots_[i].hash == hash) return slots_[i].number_above - 1;
        return std::nullopt;
    }

    /// The number of the text with this hash that `is_same(number)` tells, else `count()`, under which it
    /// then is known.
    template <typename IsSame>
    std::uint32_t find_or_add(std::uint32_t hash, const IsSame& is_same) {
        constexpr std::uint32_t most_part = 2;  // at most half of the slots are taken
        if ((count_ + 1) * most_part > slots_.size()) grow();
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
            Slot& slot = slots_[i];
            if (slot.number_above == 0) {
                slot = {hash, ++count_};
                return count_ - 1;
            }
            if (slot.hash == hash && is_same(slot.number_above - 1)) return slot.number_above - 1;
        }
    }

    [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number_above = 0;  ///< one above the number; 0: free
    };

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        const std::size_t mask = slots_.size() - 1;
        for (const Slot& slot : old) {
            if (slot.number_above == 0) continue;
            std::size_t i = slot.hash & mask;
            while (slots_[i].number_above != 0) i = (i + 1) & mask;
            slots_[i] = slot;
        }
    }

    static constexpr std::size_t first_slots = 2048;
    std::vector<Slot> slots_{first_slots};
    std::uint32_t count_ = 0;
};

}  // namespace debrief
