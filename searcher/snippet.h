#pragma once

#include "corpus/base/span.h"
#include "corpus/understanding.h"
#include "searcher/highlighter.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A passage of a briefing: a piece of its text, byte for byte, and what in it answers the query.
struct Snippet {
    std::string text;
    std::vector<Span> matches;               ///< in `text`, in order, apart from each other
    bool cut_before = false;                 ///< begins inside of a sentence
    bool cut_after = false;                  ///< ends inside of a sentence
    BriefingPart part = BriefingPart::text;  ///< of the briefing, in which it stands
    std::size_t begin = 0;                   ///< byte of the part that it begins at
    std::size_t begin_character = 0;         ///< the same in code points
};

/// The matches of a snippet in code points of its text.
[[nodiscard]] std::vector<Span> matches_in_characters(const Snippet& snippet);

struct SnippetOptions {
    std::size_t count = 1;            ///< passages a hit, at most
    std::size_t passage_bytes = 300;  ///< sentences are put together up to here, longer ones cut down to it
    std::size_t longest_whole_sentence = 520;  ///< bytes; a sentence up to here is shown whole
    std::size_t source_bytes =
        400'000;                ///< of each text, from its beginning, that passages are looked for in
    std::size_t sentences = 8;  ///< put together, at most: keeps texts of one-word sentences cheap
};

/// Ranges of `text` in order, with those joined that have only blanks between them: how matches are shown to
/// people.
[[nodiscard]] std::vector<Span> join_neighbours(std::string_view text, std::span<const Span> ranges);

/// How much it says that a term matches: one number a term of the highlighter, 0 or more.
using TermWeights = std::vector<double>;

/// A stretch of a briefing that passages are looked for in.
struct SnippetText {
    BriefingPart part = BriefingPart::text;
    std::string_view whole;  ///< the part
    Span span;               ///< of the stretch in it
    /// The sentences of the part, in order, or more than these; empty: not known, so they are split here.
    std::span<const PlacedSentence> sentences{};
};

/// The best passages of several stretches (of a briefing's summary and body), in their order. Each holds a
/// match and is made of whole sentences of one paragraph, or of one sentence cut at the ends of words. Where
/// nothing matches but cited hosts, the beginning of the first stretch that has any text serves. Empty only
/// where all are.
[[nodiscard]] std::vector<Snippet> make_snippets(std::span<const SnippetText> texts,
                                                 const Highlighter& highlighter, const TermWeights& weights,
                                                 const SnippetOptions& options,
                                                 const TextTraits& traits = {});

/// What of `matches` is shown of one piece of text: parts of words only where nothing better is.
[[nodiscard]] std::vector<Match> shown_matches(std::span<const Match> matches);

}  // namespace debrief
