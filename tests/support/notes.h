#pragma once

#include "searcher/query_parser.h"

#include <string>

namespace debrief::test {

/// A query's notes in one line: `offset: message`, with bars between them.
[[nodiscard]] inline std::string notes_of(const ParsedQuery& parsed) {
    std::string notes;
    for (const QueryNote& note : parsed.notes) {
        notes += (notes.empty() ? "" : " | ") + std::to_string(note.offset) + ": " + note.message;
    }
    return notes;
}

}  // namespace debrief::test
