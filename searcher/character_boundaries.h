#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace debrief {

/// Where the characters of a text that readers see begin and end: a letter with its marks, an emoji with its
/// parts (Unicode's extended grapheme clusters). Cheap where there is only ASCII around.
class CharacterBoundaries {
 public:
    /// The text must outlive it.
    explicit CharacterBoundaries(std::string_view text);
    CharacterBoundaries(CharacterBoundaries&&) noexcept;
    CharacterBoundaries& operator=(CharacterBoundaries&&) noexcept;
    ~CharacterBoundaries();

    /// The nearest boundary at `offset` (a code point's begin, or the text's end) or before it.
    [[nodiscard]] std::size_t at_or_before(std::size_t offset);
    /// The nearest boundary at `offset` or behind it.
    [[nodiscard]] std::size_t at_or_after(std::size_t offset);

 private:
    struct Iterator;
    [[nodiscard]] bool is_plainly_boundary(std::size_t offset) const;
    [[nodiscard]] Iterator& iterator();

    std::string_view text_;
    std::unique_ptr<Iterator> iterator_;  ///< made when it is first needed, which it seldom is
};

}  // namespace debrief
