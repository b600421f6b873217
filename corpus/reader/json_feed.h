#pragma once

#include "corpus/reader/formats.h"

#include <string_view>

namespace debrief {

/// Whether a JSON text is a JSON Feed (jsonfeed.org): an object whose "version" names that format. Never
/// throws; false for what is no JSON. Costs a scan of the object up to that key.
[[nodiscard]] bool is_json_feed(std::string_view json);

/// Reads a JSON Feed in well-formed UTF-8 as `read_feed` does one in XML: an entry becomes a briefing. Throws
/// `Error` of kind `corpus` for what is no JSON, is no feed or is nested too deeply.
void read_json_feed(std::string_view json, const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
