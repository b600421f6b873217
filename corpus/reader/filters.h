#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader/reader.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Reads `ENDING:PROGRAM ARGUMENT...` ("pdf:pdftotext -enc UTF-8 - -"), the words divided and quoted as in a
/// shell ('…', "…", backslash), of which nothing else has a meaning here. Throws `Error` of kind `usage`.
[[nodiscard]] Filter parse_filter(std::string_view text);

/// All filters that were given, in their order. Throws `Error` of kind `usage` also where two are for one
/// ending, or a program is not installed.
[[nodiscard]] std::vector<Filter> parse_filters(std::span<const std::string> texts);

/// The filter for a file's name, if any (also where `.gz` and its like follow the ending): one of `given`,
/// else one that we come with (`.pdf`: pdftotext).
[[nodiscard]] const Filter* filter_by_name(std::string_view name, std::span<const Filter> given);

/// The filter that a file's first bytes ask for, if any: `given` or ours for the ending of that format.
[[nodiscard]] const Filter* filter_by_content(std::string_view head, std::span<const Filter> given);

/// What a filter makes of a file. Throws `Error` of kind `corpus` where it is not installed, fails or passes
/// a limit.
[[nodiscard]] std::string filtered(const Filter& filter, InputStream& stream, const ReadOptions& options);

}  // namespace debrief
