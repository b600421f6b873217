#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

/// Which bytes a text has, a bit for four of them; the letters from a to z have one each.
[[nodiscard]] constexpr std::uint64_t bytes_in(std::string_view text) {
    std::uint64_t bytes = 0;
    for (const char c : text) bytes |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
    return bytes;
}

/// A word with `*` (any characters) and `?` (one).
class Wildcards {
 public:
    explicit Wildcards(std::string_view pattern);

    /// What all matching words begin with: what stands before the first `*` or `?`.
    [[nodiscard]] std::string_view prefix() const { return prefix_; }

    /// Whether a word of such `bytes_in` may match: where many patterns look at the same word, this tells
    /// most of them apart from it.
    [[nodiscard]] bool may_match(std::uint64_t bytes) const { return (needed_ & ~bytes) == 0; }

    /// Whether a word (UTF-8) matches. Cost: in the worst case the product of both lengths.
    [[nodiscard]] bool matches(std::string_view word) const;

 private:
    std::string prefix_;
    std::string rest_;          ///< of the pattern, behind the prefix, without stars beside stars
    std::string tail_;          ///< of the pattern, behind its last wildcard
    std::uint64_t needed_ = 0;  ///< `bytes_in` what is no wildcard
};

}  // namespace debrief
