#pragma once

#include "corpus/reader/formats.h"

namespace debrief {

/// Reads JSON text in UTF-8 that is known to have a record a line.
void read_json_per_line(const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
