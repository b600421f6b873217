#pragma once

#include <string>
#include <string_view>

namespace debrief {

/// A word with `*` (any characters) and `?` (one).
class Wildcards {
 public:
    explicit Wildcards(std::string_view pattern);

    /// What all matching words begin with: what stands before the first `*` or `?`.
    [[nodiscard]] std::string_view prefix() const { return prefix_; }

    /// Whether a word (UTF-8) matches. Cost: in the worst case the product of both lengths.
    [[nodiscard]] bool matches(std::string_view word) const;

 private:
    std::string prefix_;
    std::string rest_;  ///< of the pattern, behind the prefix, without stars beside stars
    std::string tail_;  ///< of the pattern, behind its last wildcard
};

}  // namespace debrief
