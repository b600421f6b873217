#pragma once

#include "searcher/facts/subject.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace debrief {

class IndexReader;

/// The briefings that are compared.
struct ComparedSubject {
    Subject subject;                   ///< in the order of telling; its query is the ids with blanks between
    std::vector<std::string> unknown;  ///< ids that the index has neither a briefing nor a story of
};

/// Reads what `ids` stand for: one alone, a story or a briefing, all tellings of the story; of several, the
/// tellings of each story and each briefing itself. Each briefing comes once, whatever the order of the ids.
/// Of a story at most `limit` tellings are read, and none past `deadline`, which may be null: a note tells.
/// Throws `Error` of kind `index`.
[[nodiscard]] ComparedSubject read_compared(IndexReader& reader, std::span<const std::string> ids,
                                            std::size_t limit, Deadline* deadline = nullptr);

}  // namespace debrief
