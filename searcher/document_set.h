#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace debrief {

/// Documents of an index by their numbers, a bit each.
class DocumentSet {
 public:
    /// Of documents up to the number `last`; empty.
    explicit DocumentSet(std::uint32_t last) : words_(last / bits + std::size_t{1}) {}

    void add(std::uint32_t document) { words_[document / bits] |= bit_of(document); }
    [[nodiscard]] bool has(std::uint32_t document) const {
        return (words_[document / bits] & bit_of(document)) != 0;
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t count = 0;
        for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }
    [[nodiscard]] std::size_t bytes() const { return words_.size() * sizeof(std::uint64_t); }

    /// The first document, from this one on; 0 for none, which no document has for its number.
    [[nodiscard]] std::uint32_t first_from(std::uint32_t document) const {
        std::size_t place = document / bits;
        if (place >= words_.size()) return 0;
        std::uint64_t word = words_[place] & ~(bit_of(document) - 1);
        while (word == 0) {
            if (++place == words_.size()) return 0;
            word = words_[place];
        }
        return number_of(place, word);
    }

    /// In ascending order.
    template <typename Operation>
    void for_each(Operation&& operation) const {
        for (std::size_t place = 0; place < words_.size(); ++place)
            for (std::uint64_t word = words_[place]; word != 0; word &= word - 1)
                operation(number_of(place, word));
    }

    // Both sets must be of the same documents.
    void unite(const DocumentSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }
    void intersect(const DocumentSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void subtract(const DocumentSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    void clear() { words_.assign(words_.size(), 0); }

    bool operator==(const DocumentSet&) const = default;

 private:
    static constexpr std::uint32_t bits = 64;
    [[nodiscard]] static std::uint64_t bit_of(std::uint32_t document) {
        return std::uint64_t{1} << (document % bits);
    }
    [[nodiscard]] static std::uint32_t number_of(std::size_t place, std::uint64_t word) {
        return static_cast<std::uint32_t>(place * bits) + static_cast<std::uint32_t>(std::countr_zero(word));
    }

    std::vector<std::uint64_t> words_;
};

}  // namespace debrief
