#pragma once

#include "corpus/base/byte_source.h"

#include <cstdint>

namespace debrief {

/// How long the table of contents at the end of a zip file says to be; 0 for what has none.
[[nodiscard]] std::uint64_t zip_directory_bytes(const PlainFile& file);

}  // namespace debrief
