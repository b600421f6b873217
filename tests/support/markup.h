#pragma once

#include <string>
#include <string_view>

namespace debrief::test {

/// What the attacks of `attack_strings` try to make an element or an attribute of.
inline constexpr std::string_view attack_element = "pwn";

/// What in a page of ours must not be there, as an HTML5 parser reads it: elements and attributes that are
/// none of ours, handlers, inline styles and scripts, addresses that are neither ours nor http(s). Empty:
/// nothing.
[[nodiscard]] std::string problem_of_page(const std::string& html);

}  // namespace debrief::test
