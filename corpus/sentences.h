#pragma once

#include "corpus/base/span.h"

#include <string_view>
#include <vector>

namespace debrief {

/// The sentences of `text`, in order, without the white space between them. Closing quotes, brackets and the
/// citations that follow belong to the sentence they close; the mark of a list item belongs to its first
/// sentence. A line's end ends a sentence, unless it only keeps wrapped lines within their width or stands
/// inside of citations' brackets. Between two sentences there is nothing but white space and lines without a
/// letter or a digit (`---`).
///
/// Rules for English: abbreviations, initials, decimals and marks inside of brackets do not end a sentence.
/// They are harmless elsewhere, and know the full stops of other scripts (`。`, `।`, `؟`) and the commonest
/// German and Romance abbreviations.
[[nodiscard]] std::vector<Span> split_sentences(std::string_view text);

}  // namespace debrief
