#pragma once

#include "corpus/base/day.h"
#include "searcher/query.h"
#include "searcher/query_lexer.h"

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// What a field of a query and its value were read as. Either part may be empty, and both may be there.
struct FieldReading {
    std::optional<Query> query;
    std::string problem;  ///< a message for a note
};

/// Reads `text`, the value of `field`; `kind` tells whether it stood in quotes. Saved queries are not read
/// here.
[[nodiscard]] FieldReading read_field(const Field& field, std::string_view text, QueryToken::Kind kind,
                                      std::optional<Day> today);

/// Whether a value of the field may be written in several words without quotes (`since:8 April 2026`).
[[nodiscard]] bool may_span_words(const Field& field);

/// What is told of a name that is no field.
[[nodiscard]] std::string unknown_field_message(std::string_view name);

}  // namespace debrief
