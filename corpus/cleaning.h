#pragma once

#include "corpus/briefing.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A line of a briefing's text that may be chrome: what repetition across a collection is counted by.
struct EdgeLine {
    Span span;           ///< in the briefing's text, without blanks at both ends
    std::uint64_t line;  ///< hash of its words and of the edge it stands at: the same in all briefings that
                         ///< have it there
    std::uint64_t neighbour;  ///< hash of the next line inwards
};

/// The lines before and after the body that may be chrome, in the order of the text: short ones, a few from
/// each edge inwards, up to the first line that is too long.
[[nodiscard]] std::vector<EdgeLine> edge_lines(const Briefing& briefing);

/// How a line (`EdgeLine::line`) recurs at its edge of a collection's briefings.
enum class Repetition {
    none,      ///< in fewer than `repetitions_of_chrome` briefings
    shared,    ///< in as many, but perhaps in copies of one text
    bordering  ///< in as many, and next to as many different lines: bodies end or begin at it
};

/// "Several" briefings.
inline constexpr std::size_t repetitions_of_chrome = 3;

/// What it means that a line stands at its edge of so many briefings, next to so many different lines.
[[nodiscard]] constexpr Repetition judge_repetition(std::size_t briefings, std::size_t neighbours) {
    if (briefings < repetitions_of_chrome) return Repetition::none;
    return neighbours < repetitions_of_chrome ? Repetition::shared : Repetition::bordering;
}

using FindRepetition = std::function<Repetition(std::uint64_t line)>;

/// Adds to the chrome of a briefing, which its reader may have begun. From both edges of the text inwards,
/// for as long as each line is chrome or repeated: lines that the shipped list (`corpus/data/chrome.txt`)
/// names, and repeated ones up to one that borders on bodies. Lines that the list names for any place are
/// chrome everywhere. Where no line would be left for a body, none is marked.
void mark_chrome(Briefing& briefing, const FindRepetition& find_repetition);

/// A text without its chrome: the pieces between, without white space at their ends; none that is empty.
[[nodiscard]] std::vector<std::string_view> pieces_without_chrome(std::string_view text,
                                                                  const std::vector<Chrome>& chrome);

[[nodiscard]] std::string_view to_string(ChromeReason reason);

}  // namespace debrief
