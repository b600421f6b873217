#pragma once

#include "corpus/sentences.h"

#include <string>
#include <string_view>

namespace debrief::test {

/// The sentences of a text with bars between them.
inline std::string split(std::string_view text) {
    std::string sentences;
    for (const Span& span : split_sentences(text)) {
        if (!sentences.empty()) sentences += "|";
        sentences += span.of(text);
    }
    return sentences;
}

}  // namespace debrief::test
