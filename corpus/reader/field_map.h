#pragma once

#include "corpus/reader/reader.h"

#include <string_view>
#include <vector>

namespace debrief {

/// Reads a field map as a user writes it: `title=headline,text=content.body`. Left of each `=` is a field of
/// a briefing (one of `briefing_field_names`), right of it the key of a record that holds it: its name, the
/// way to it inside of nested objects with dots between, or in CSV the number of its column, from 1. Blanks
/// around both do not count. Throws `Error` of kind `usage` for what is no such list, for unknown fields, and
/// for fields and keys that stand twice (only `id` may share a key with another field).
[[nodiscard]] std::vector<FieldMapping> parse_field_map(std::string_view text);

}  // namespace debrief
