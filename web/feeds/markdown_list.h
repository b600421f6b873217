#pragma once

#include "searcher/search.h"
#include "web/addresses.h"

#include <string>
#include <string_view>

namespace debrief {

/// Hits as a list in CommonMark, to paste into a note: title with a link, day, source, passages as quotes
/// with what answers in bold. Links lead to the original where it is known, else to the page on `site` (its
/// origin). Nothing of a briefing is markup in it.
[[nodiscard]] std::string to_markdown(const SearchResult& result, const std::string& site,
                                      const Addresses& addresses);

/// A text of which nothing is markup (CommonMark 0.31, section 2.4), on one line.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace debrief
