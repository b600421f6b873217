#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// A character reference in a text.
struct Reference {
    char32_t value = 0;   ///< what it means
    std::size_t end = 0;  ///< behind it, in the text
};

/// The reference that begins with the `&` at `offset`, if one does; one that was escaped (`&amp;quot;`) means
/// what it meant before.
[[nodiscard]] std::optional<Reference> reference_at(std::string_view text, std::size_t offset);

/// A reference that lost its `&`.
struct BareReference {
    Reference reference;
    bool is_certain = false;  ///< without a look at the rest of the text
};

/// The reference without its `&` that begins at `offset`, if there is what may be one.
[[nodiscard]] std::optional<BareReference> bare_reference_at(std::string_view text, std::size_t offset);

/// Whether a sign that a bare reference means belongs to the word in front of it, from which a blank divides
/// it that stands for the `&`. `before` is the text up to that blank, `rest` what follows the reference.
[[nodiscard]] bool belongs_to_word_before(char32_t sign, std::string_view before, std::string_view rest);

/// A tag of a formatting element (`b`, `font`, `br` …) between escaped angle brackets.
struct EscapedTag {
    std::string name;  ///< lower case
    bool is_closing = false;
    std::size_t end = 0;  ///< behind it, in the text
};

/// The tag that begins with the `&lt;` at `offset`, if one does.
[[nodiscard]] std::optional<EscapedTag> escaped_tag_at(std::string_view text, std::size_t offset);

/// Whether a tag formats what stands behind it, rather than being spoken of: it is closed soon, and both tags
/// touch what they enclose.
[[nodiscard]] bool is_closed(std::string_view text, const EscapedTag& tag);

}  // namespace debrief
