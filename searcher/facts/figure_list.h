#pragma once

#include "corpus/figures.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class IndexReader;
class StatementReaders;

/// The kinds of figures, by name in the order that lists of a story have them.
inline constexpr std::array<std::string_view, 5> figure_kind_names{"money", "percentage", "multiple",
                                                                   "duration", "count"};

/// The kind of that name; nothing where there is none.
[[nodiscard]] std::optional<FigureKind> find_figure_kind(std::string_view name);

struct FigureRequest {
    SubjectRequest subject;
    std::vector<FigureKind> kinds{};  ///< that are wanted; empty: all
    std::size_t limit = 20;           ///< most figures to give
};

/// Where a briefing gives a figure.
struct FigurePlace {
    std::size_t briefing = 0;  ///< of `Subject::briefings`
    std::string written;       ///< as it stands there, with its bound words and unit
    /// The sentence. A very long one is cut around the figure; its place is that of the whole sentence.
    Statement statement;
    Span span{};              ///< of the figure, in the sentence's text
    bool cut_before = false;  ///< whether something of the sentence is left out in front
    bool cut_after = false;
    double score = 0;  ///< how much of the query its sentence matches, from 0 to 1; 1 of a story
};

/// A figure with all places that give it: of one kind, normal form and bound, about the same thing, told by
/// one briefing or by tellings of one story.
struct ListedFigure {
    Figure figure;  ///< as the first place has it
    /// Those with direct evidence first, then those whose evidence is inherited, each the one with the most
    /// sources first; then those with the higher score, in the order of the briefings and of their texts.
    std::vector<FigurePlace> places;
    std::size_t briefings = 0;  ///< that give it
    std::size_t owners = 0;     ///< different ones, of all sources that back it
};

struct FigureList {
    Subject subject;
    std::size_t total = 0;  ///< figures that were found
    /// The first of them. Of a query: by the sentence that matches best, then by the number of briefings,
    /// of owners, in the order of the briefings and of their texts. Of a story: by kind, then likewise.
    std::vector<ListedFigure> figures;
};

/// The figures of what was asked about. Of a story all, of a query those in sentences that match it: with the
/// briefing's title a sentence has most of the words that are looked for, and at least one of them itself.
/// Where a query asks for sums or percentages (`amount:`, `percent:`), it is those, whatever else their
/// sentences say. Of each briefing the first 1,000 figures are looked at. Throws `Error` of kind `index`.
[[nodiscard]] FigureList find_figure_list(IndexReader& reader, const FigureRequest& request);

/// The same of a subject that was read before, as the request asks, and whose briefings others read too. What
/// is returned has no subject.
[[nodiscard]] FigureList find_figure_list(IndexReader& reader, const FigureRequest& request,
                                          const Subject& subject, StatementReaders& briefings);

}  // namespace debrief
