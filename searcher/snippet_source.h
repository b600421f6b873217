#pragma once

#include "searcher/character_boundaries.h"
#include "searcher/snippet.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace debrief {

/// A stretch of one of the texts that may become a snippet.
struct Passage {
    std::size_t text = 0;  ///< which text
    Span span;
    double score = 0;
    bool cut_before = false;
    bool cut_after = false;
};

/// One of the texts of a briefing, with its matches. Looks only at the sentences around them.
class SnippetSource {
 public:
    /// What is given must outlive it; `index` is the text's among those of its briefing.
    SnippetSource(std::size_t index, const SnippetText& text, const Highlighter& highlighter,
                  const TermWeights& weights, const SnippetOptions& options, const TextTraits& traits);

    /// Every run of sentences that could be shown and holds a match.
    void append_passages(std::vector<Passage>& passages);

    /// Whether it has a sentence.
    [[nodiscard]] bool has_text();

    /// The first sentences; there must be one.
    [[nodiscard]] Passage beginning();

    [[nodiscard]] Snippet to_snippet(const Passage& passage);

 private:
    void find_sentences();
    [[nodiscard]] std::size_t sentence_count() const;
    [[nodiscard]] Span sentence(std::size_t index) const;
    [[nodiscard]] std::size_t first_sentence_behind(std::size_t offset) const;
    [[nodiscard]] bool is_long(std::size_t index) const;
    [[nodiscard]] bool fits(std::size_t first, std::size_t last) const;
    [[nodiscard]] std::span<const Match> matches_in(const Span& span) const;
    void append(Passage passage, std::size_t first, std::vector<Passage>& passages);
    void append_runs(std::size_t least, std::size_t matched, std::vector<Passage>& passages);
    [[nodiscard]] double score(const Span& span);
    [[nodiscard]] Passage around(const Span& stretch, const Span& match);
    [[nodiscard]] Passage cut(const Span& stretch, const Span& match);
    [[nodiscard]] std::size_t beginning_of_word(const Span& span);
    [[nodiscard]] std::size_t end_of_word(const Span& span);

    std::size_t index_;
    const SnippetText& given_;
    std::string_view text_;  ///< as much of the stretch as is looked at
    const TermWeights& weights_;
    const SnippetOptions& options_;
    std::vector<Match> matches_;
    CharacterBoundaries characters_;
    std::span<const PlacedSentence> placed_;  ///< those of the stretch; spans count from the part's beginning
    std::vector<Span> split_;                 ///< where none were given
    bool has_sentences_ = false;
    std::vector<std::uint32_t> seen_;  ///< by term: the last passage that it was counted for
    std::uint32_t passage_ = 0;
};

}  // namespace debrief
