#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Numbers terms from 0 in the order in which they come first. A hash table of its own: no allocation for a
/// term.
class TermNumbers {
 public:
    TermNumbers();

    /// What `number_of` wants to be told of a term.
    [[nodiscard]] static std::uint32_t hash_of(std::string_view term);

    /// Has the processor fetch what `number_of` will look at first: most terms are far from each other in
    /// memory.
    void fetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    /// The same for what it will look at next, some time later.
    void fetch_bytes(std::uint32_t hash) const {
        __builtin_prefetch(bytes_.data() + slots_[hash & (slots_.size() - 1)].begin);
    }

    /// The term's number, a new one where it is new. Throws `Error` where all terms take more than 4 GB.
    std::uint32_t number_of(std::string_view term, std::uint32_t hash);

    [[nodiscard]] std::size_t size() const { return terms_.size(); }
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
        return std::string_view(bytes_).substr(terms_[number].begin, terms_[number].length);
    }

    /// All numbers, by their terms' bytes.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;

    /// Bytes that it holds.
    [[nodiscard]] std::size_t memory() const;
    void clear();

 private:
    struct Term {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };
    /// Holds its term's place too, so that a look takes two places in memory and not three.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  ///< plus 1; 0: free
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };

    void grow();

    std::string bytes_;
    std::vector<Term> terms_;
    std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
};

}  // namespace debrief
