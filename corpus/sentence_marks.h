#pragma once

#include <string_view>

namespace debrief {

/// A mark that ends a sentence in some script.
[[nodiscard]] bool is_terminator(char32_t c);

/// A mark of a script that puts no blank behind it: `。`.
[[nodiscard]] bool is_spaceless_terminator(char32_t c);

[[nodiscard]] bool is_opening_bracket(char32_t c);
[[nodiscard]] bool is_closing_bracket(char32_t c);

/// What closes a quotation, a bracket or emphasis.
[[nodiscard]] bool is_closer(char32_t c);

/// Quotation marks that open in some languages and close in others: `“`, `«`.
[[nodiscard]] bool is_either_quote(char32_t c);

[[nodiscard]] bool is_dash(char32_t c);
[[nodiscard]] bool is_blank(char32_t c);
[[nodiscard]] bool is_line_end(char32_t c);
[[nodiscard]] bool is_small_letter(char32_t c);

/// Whether `text` has more than marks and white space.
[[nodiscard]] bool has_words(std::string_view text);

/// `iPhone`, `eBay`: a name that begins with a small letter.
[[nodiscard]] bool is_brand(std::string_view word);

}  // namespace debrief
