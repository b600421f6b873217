#pragma once

#include "corpus/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// `text` for an element's content or a quoted attribute: nothing in it is markup. Control characters that
/// HTML forbids come out as U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

/// The escaped text with `<mark>` around the given ranges; ranges with only blanks between them are marked as
/// one.
[[nodiscard]] std::string mark_html(std::string_view text, const std::vector<Span>& matches);

/// The URL, if it is one that a link may lead to (http or https); empty otherwise.
[[nodiscard]] std::string_view safe_link(std::string_view url);

}  // namespace debrief
