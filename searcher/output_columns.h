#pragma once

#include "searcher/output_pattern.h"

#include <array>

namespace debrief {

/// The columns of each verb's rows (`searcher/README.md`, "Formats"). New ones come last: scripts count them.
inline constexpr std::array hit_columns{
    Column{"rank", "/rank", "place among the hits, from 1"},
    Column{"id", "/id", "what 'debrief show' takes"},
    Column{"title", "/title", ""},
    Column{"date", "/date", "day of publication, ISO 8601"},
    Column{"source", "/source", "who published it"},
    Column{"score", "/score", ""},
    Column{"url", "/url", ""},
    Column{"language", "/language", "ISO 639-1"},
    Column{"path", "/path", "the file it came from"},
    Column{"story", "/story", "what it tells with others"},
    Column{"snippet", "/snippets/0/text", "the first passage"},
};

inline constexpr std::array similar_columns{
    Column{"rank", "/rank", "from 1"},
    Column{"id", "/id", "what 'debrief show' takes"},
    Column{"title", "/title", ""},
    Column{"date", "/date", "day of publication, ISO 8601"},
    Column{"source", "/source", "who published it"},
    Column{"score", "/score", "the share of what the briefing itself would score"},
    Column{"url", "/url", ""},
    Column{"words", "/words", "that both have"},
    Column{"path", "/path", "the file it came from"},
};

inline constexpr std::array briefing_columns{
    Column{"id", "/id", ""},
    Column{"title", "/title", ""},
    Column{"date", "/date", "day of publication, ISO 8601"},
    Column{"source", "/source", "who published it"},
    Column{"url", "/url", ""},
    Column{"language", "/language", "ISO 639-1"},
    Column{"summary", "/summary", ""},
    Column{"text", "/text", ""},
    Column{"path", "/path", "the file it came from"},
};

inline constexpr std::array reference_columns{
    Column{"id", "/id", "of the briefing"},
    Column{"text", "/text", "a line for a list of sources"},
    Column{"bibtex", "/bibtex", "an entry for BibTeX"},
    Column{"ris", "/ris", "a record of RIS"},
};

inline constexpr std::array chrome_columns{
    Column{"begin", "/begin", "byte of the text"},
    Column{"end", "/end", "byte behind it"},
    Column{"reason", "/reason", "listed, repeated, quoted or signature"},
    Column{"text", "/text", ""},
};

inline constexpr std::array why_columns{
    Column{"id", "/id", ""},
    Column{"title", "/title", ""},
    Column{"query", "/query", ""},
    Column{"hit", "/hit", "true or false"},
    Column{"rank", "/rank", "of a hit"},
    Column{"hits", "/hits", "how many there are"},
    Column{"score", "/score", "of a hit"},
};

inline constexpr std::array completion_columns{
    Column{"kind", "/kind", "field, source, name, title or word"},
    Column{"text", "/text", "what was completed"},
    Column{"query", "/query", "the whole text with it"},
    Column{"briefings", "/briefings", "that have it"},
};

inline constexpr std::array saved_columns{
    Column{"name", "/name", ""},
    Column{"query", "/query", ""},
};

}  // namespace debrief
