#pragma once

#include "corpus/base/input_stream.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace debrief {

/// A file inside of an archive.
struct ArchiveMember {
    std::string path;  ///< inside of the archive, with '/', without leading '/' and without '..'
    std::int64_t changed_nanoseconds = 0;  ///< since 1970; 0: unknown
};

/// Whether a file's first bytes are those of a `.zip` or `.tar` (also compressed: told after decompression).
[[nodiscard]] bool looks_like_archive(std::string_view head);

/// Reads the regular files of a .zip or .tar archive from its decompressed bytes, in the order of the
/// archive: `on_member` may read the stream, or leave it. Links, devices, hidden files, and names that lead
/// out of the archive are passed over. Throws `Error` of kind `corpus` for damage, for members that are
/// encrypted, and where more bytes come out than `expansion` times those of the file (beyond the first 64
/// MB).
void read_archive(InputStream& bytes, std::size_t expansion,
                  const std::function<void(const ArchiveMember&, InputStream&)>& on_member);

}  // namespace debrief
