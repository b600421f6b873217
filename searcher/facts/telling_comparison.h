#pragma once

#include "searcher/facts/statement_readers.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What is lined up across tellings.
enum class ComparedKind { figure, date, name, list };

/// How the tellings that give something stand to each other, the weightiest difference first.
enum class ComparisonLabel {
    different,        ///< surely the same thing, and no rounding, bound or precision explains it
    bound_and_exact,  ///< one bounds what the other gives
    less_precise,     ///< one is a range, an approximation, a longer time, or a shorter name
    rounds_to_same,   ///< one is the other, written with fewer digits
    only_in,          ///< not all of them give it
    same,
};

/// What one telling says of a thing.
struct TellingWording {
    std::size_t telling = 0;  ///< its place among the tellings that were compared, from 0
    std::string wording;      ///< as written: "$14.3 billion"
    std::string normal;       ///< its normal form: "USD 14300000000", "2025-06-18"; of a list whether the
                              ///< item is "inside" or "outside" of it
    std::string baseline{};   ///< of a multiple, what it is compared with, as written; empty: not told
    Statement statement;      ///< the sentence that gives it
    Span lit{};               ///< the wording in that sentence's text
};

/// One thing that the tellings give.
struct ComparisonEntry {
    ComparedKind kind = ComparedKind::figure;
    ComparisonLabel label = ComparisonLabel::same;
    std::string about;                     ///< in words of the tellings
    std::string note{};                    ///< what else is to be known; mostly empty
    std::vector<TellingWording> tellings;  ///< in the order of the tellings, each once
};

/// What tellings of one story say about the same things.
struct TellingComparison {
    std::size_t tellings = 0;              ///< that were compared
    std::vector<ComparisonEntry> entries;  ///< by kind, then differences first
};

/// Lines up figures, dates, names and lists. Two of them are told to be about the same thing only where their
/// sentences say so surely; `searcher/facts/README.md` has the rules ("Where tellings differ"). The order of
/// the briefings makes no difference but to the places of tellings. Of each kind at most `most_compared` of
/// a story are compared, from each telling the first ones, so cost grows with the square of that, not of
/// the story.
[[nodiscard]] TellingComparison compare_tellings(std::span<const SubjectBriefing> briefings);

/// The same for the briefings of a subject, until the deadline of `request`: of those that it reads then, and
/// of the kinds that it comes to. What is left out is taken from the subject, or told in a note.
[[nodiscard]] TellingComparison compare_tellings(Subject& subject, const SearchRequest& request);

/// The same for tellings that others read too, until `deadline`, which may be null.
[[nodiscard]] TellingComparison compare_tellings(StatementReaders& tellings, Deadline* deadline);

inline constexpr std::size_t most_compared = 600;

[[nodiscard]] std::string_view to_string(ComparedKind kind);
[[nodiscard]] std::string_view to_string(ComparisonLabel label);

}  // namespace debrief
