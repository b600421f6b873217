#pragma once

#include "indexer/known_words.h"
#include "indexer/token_reader.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// A word of a text, with the hash of its form (`hash_bytes`).
struct FetchedToken {
    std::string_view form;
    Span span;
    std::uint32_t hash = 0;
};

/// Reads the words of a text a few ahead of those that it gives. Meanwhile the processor fetches what is
/// known of them: else it would wait for memory at every other word.
class FetchedTokens {
 public:
    /// Text and skipped spans as for `TokenReader`; all must outlive it.
    FetchedTokens(const KnownWords& words, std::string_view text, std::span<const Span> skipped)
        : words_(words), reader_(text, skipped) {}

    /// The next word, valid until the next call; null behind the last.
    [[nodiscard]] const FetchedToken* next() {
        if (next_ == count_ && !read_ahead()) return nullptr;
        return &tokens_[next_++];
    }

 private:
    static constexpr std::size_t most_ahead = 24;

    bool read_ahead();

    const KnownWords& words_;
    TokenReader reader_;
    std::array<FetchedToken, most_ahead> tokens_;
    std::size_t count_ = 0;
    std::size_t next_ = 0;
    std::string forms_;  ///< of those tokens
};

}  // namespace debrief
