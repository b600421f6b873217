#pragma once

#include "corpus/briefing.h"
#include "searcher/facts/statements.h"
#include "web/addresses.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A source as a page numbers it, for notes at the foot of a printed page.
struct NumberedSource {
    BackingSource source;
    std::size_t sentences = 0;  ///< that it backs
};

/// A stretch of a briefing that is read in one go: a paragraph, broken where its sources are named if it is
/// long, with what backs it.
struct ReadingBlock {
    Span span;                           ///< in its part, without blanks around it
    std::vector<std::size_t> sentences;  ///< of the `StatementReader`
};

inline constexpr std::size_t readable_block = 320;  ///< bytes; a longer one ends behind a backed sentence

/// The blocks of a part (`summary` or `text`) in order, chrome left out.
[[nodiscard]] std::vector<ReadingBlock> reading_blocks(const Briefing& briefing,
                                                       const StatementReader& reader, BriefingPart part);

/// Makes the markup of blocks, one after the other, and remembers what it has numbered: matches (`m1`, `m2`,
/// …) and sources in the order of their first appearance.
class BodyMarkup {
 public:
    /// `reader` and `addresses` must outlive it.
    BodyMarkup(const StatementReader& reader, const Addresses& addresses);

    /// The sentences of the block, each with its id (`anchor_of`) and evidence, citations that lead to their
    /// sources' pages, and what is lit. `part` is the whole part; `matches` are in it, in order.
    [[nodiscard]] std::string block(std::string_view part, const ReadingBlock& block,
                                    const std::vector<Span>& matches);

    /// What backs the block's sentences, each source once.
    [[nodiscard]] std::vector<BackingSource> sources_of(const ReadingBlock& block) const;

    /// Their numbers, from 1.
    [[nodiscard]] std::vector<std::size_t> numbers_of(const ReadingBlock& block);

    [[nodiscard]] std::size_t matches() const { return matches_; }
    [[nodiscard]] const std::vector<NumberedSource>& sources() const { return sources_; }

 private:
    [[nodiscard]] std::string lit(std::string_view part, Span span, const std::vector<Span>& matches);
    [[nodiscard]] std::string cited(std::string_view part, Span span, const std::vector<Span>& matches);

    const StatementReader& reader_;
    const Addresses& addresses_;
    std::map<std::size_t, const CitationGroup*> groups_;  ///< by where they begin in the whole text
    std::size_t shift_ = 0;                               ///< of the block's part in the whole text
    std::size_t matches_ = 0;
    std::size_t last_match_ = 0;  ///< end of the last one that got a number, in the whole text
    std::vector<NumberedSource> sources_;
};

}  // namespace debrief
