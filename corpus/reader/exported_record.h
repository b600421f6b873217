#pragma once

#include "corpus/briefing.h"

#include <cstddef>
#include <string_view>

namespace debrief {

/// The briefing of a record that `to_export_line` wrote, taken as it is: no text is mended, no markup
/// removed. `json` is a JSON object with `export_key`, nested at most so deep. Throws `BadRecord` where it
/// cannot have been written so.
[[nodiscard]] Briefing briefing_from_export(std::string_view json, std::size_t nesting);

}  // namespace debrief
