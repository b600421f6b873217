#pragma once

#include "corpus/base/input_stream.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace debrief {

/// How many bytes of a file's front `looks_compressed` wants to see.
inline constexpr std::size_t compression_mark_bytes = 6;

/// Whether a file's first bytes are those of gzip, zstd, xz or bzip2.
[[nodiscard]] bool looks_compressed(std::string_view head);

/// What a compressed stream holds; what turns out not to be compressed comes as it is. Throws `Error` of
/// kind `corpus` for what is compressed more than once, is damaged, or holds more than the stream's budget
/// allows.
[[nodiscard]] std::unique_ptr<ByteSource> decompress(InputStream&& packed);

}  // namespace debrief
