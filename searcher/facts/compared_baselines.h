#pragma once

#include "corpus/base/span.h"

#include <string>
#include <string_view>

namespace debrief {

/// What a multiple is compared with, as its sentence has it: "Llama 4 Maverick" of "an order of magnitude
/// less compute than Llama 4 Maverick", "its older model" of "matches its older model with a tenth of the
/// compute". `figure` is the multiple's place in the sentence. Empty where it does not tell.
[[nodiscard]] std::string find_baseline(std::string_view sentence, Span figure);

}  // namespace debrief
