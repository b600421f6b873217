#pragma once

#include "corpus/base/span.h"
#include "searcher/highlighter.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A passage of a briefing: a piece of its text, byte for byte, and what in it answers the query.
struct Snippet {
    std::string text;
    std::vector<Span> matches;  ///< in `text`, in order, apart from each other
    bool cut_before = false;    ///< begins inside of a sentence
    bool cut_after = false;     ///< ends inside of a sentence
};

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

/// The best passages of several texts (a briefing's summary and body), in the order of the texts. Each holds
/// a match and is made of whole sentences of one paragraph, or of one sentence cut at the ends of words.
/// Where nothing matches, the beginning of the first text that has any serves, without matches. Empty only
/// where all texts are.
[[nodiscard]] std::vector<Snippet> make_snippets(std::span<const std::string_view> texts,
                                                 const Highlighter& highlighter, const TermWeights& weights,
                                                 const SnippetOptions& options);

}  // namespace debrief
