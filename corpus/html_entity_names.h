#pragma once

#include <optional>
#include <string_view>

namespace debrief {

/// The character that HTML 4 or XML calls by a name ("eacute", "apos"), which is given without `&` and `;`,
/// in its own capitals; nothing where they call none so.
[[nodiscard]] std::optional<char32_t> named_character(std::string_view name);

}  // namespace debrief
