#pragma once

#include "corpus/base/descriptor.h"
#include "corpus/base/input_stream.h"

#include <cstdint>

namespace debrief {

/// A stream's bytes in a file without a name, below TMPDIR (else /tmp), gone with the descriptor. Throws
/// `Error` of kind `corpus` where there are more than `most_bytes` or they cannot be written.
[[nodiscard]] Descriptor copy_to_temporary_file(InputStream& stream, std::uint64_t most_bytes);

}  // namespace debrief
