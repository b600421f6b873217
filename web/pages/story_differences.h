#pragma once

#include "searcher/facts/telling_comparison.h"
#include "web/addresses.h"

#include <string>

namespace debrief {

/// Where the tellings of a story differ, the weightiest first: each thing with what each telling says of it,
/// behind which are the sentences with what backs them. What not all of them give, and what they say alike,
/// is folded away. At most some 160 kB, whatever documents hold.
[[nodiscard]] std::string differences_html(const TellingComparison& comparison, const Subject& story,
                                           const Addresses& addresses);

}  // namespace debrief
