#pragma once

#include "corpus/briefing.h"
#include "indexer/stemmer.h"

#include <string>
#include <unordered_map>

namespace debrief {

/// Each stem of a briefing with the word form that it stands for most often there: "talks" for "talk". Of
/// equally frequent ones the first in byte order. Chrome and citations are left out.
[[nodiscard]] std::unordered_map<std::string, std::string> words_by_stem(const Briefing& briefing,
                                                                         Stemmer& stemmer);

}  // namespace debrief
