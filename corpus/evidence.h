#pragma once

#include "corpus/base/span.h"
#include "corpus/citations.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace debrief {

/// How a sentence is backed by the citations of its briefing.
enum class Evidence {
    direct,     ///< a citation group closes it
    inherited,  ///< a citation group closes a later sentence of its block
    none,
};

/// A sentence with what backs it. A block is the sentences of one paragraph up to and including one that is
/// closed by citation groups; a heading and a list item are blocks of their own, since a line's end ends a
/// block.
struct BackedSentence {
    Span span;
    Evidence evidence = Evidence::none;
    /// Indices of the groups (in the order of `find_citations`) that close it, or close its block; in order.
    std::vector<std::size_t> groups;
};

/// The evidence of each of `sentences` (of `split_sentences`, of the same text as `groups`). Those in chrome
/// are not to be given.
///
/// A group closes a sentence if nothing but other groups and marks stands between it and the sentence's end;
/// it may stand before or behind the full stop. One in the midst of a sentence backs no more than its own
/// words, so it is not counted. A line of citations alone is no claim and is left out; it closes the line
/// above it, unless a blank line is between them or that line is closed already.
[[nodiscard]] std::vector<BackedSentence> find_evidence(std::string_view text,
                                                        std::span<const Span> sentences,
                                                        std::span<const CitationGroup> groups);

[[nodiscard]] std::string_view to_string(Evidence evidence);

}  // namespace debrief
