#pragma once

#include <string>
#include <string_view>

namespace debrief::test {

/// The first thing in an output that could change a terminal, and where it is; empty where there is none. It
/// is ill-formed UTF-8, a control character other than a line end and a tab (of CR, only CR LF passes), or a
/// bidirectional control.
[[nodiscard]] std::string first_harm(std::string_view output);

/// The same of what is printed on a terminal, where our own sequences are let through: the colours of
/// `output_marks.h`, and links (OSC 8) to an address of printable ASCII.
[[nodiscard]] std::string first_harm_on_terminal(std::string_view output);

}  // namespace debrief::test
