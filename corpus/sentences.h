#pragma once

#include "corpus/base/span.h"

#include <string_view>
#include <vector>

namespace debrief {

/// The sentences of `text`, in order, without the white space between them. A line's end ends a sentence;
/// closing quotes, brackets and the citations that follow belong to the sentence they close. Rules for
/// English, harmless elsewhere: abbreviations, initials and decimals do not end a sentence.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text);

}  // namespace debrief
