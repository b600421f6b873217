#pragma once

#include "searcher/search.h"
#include "web/addresses.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// Of a hit, so many of the hosts that it cites are shown.
inline constexpr std::size_t shown_cites = 5;

/// The briefings that a page of results lists, as a list that counts from `first` on. `query` is lit behind
/// their links. Languages are told but for `usual_language`.
[[nodiscard]] std::string found_hits_html(const SearchResult& result, std::size_t first,
                                          std::string_view usual_language, const Addresses& addresses);

/// The day of a hit: "8 April 2026"; one that only its file tells says so. Empty where it is unknown.
[[nodiscard]] std::string hit_day(const Hit& hit);

}  // namespace debrief
