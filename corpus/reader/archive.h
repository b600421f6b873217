#pragma once

#include "corpus/base/input_stream.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace debrief {

/// A file inside of an archive.
struct ArchiveMember {
    std::string path;  ///< inside of the archive, in UTF-8, with '/', without leading '/', '.' and '..'
    std::int64_t changed_nanoseconds = 0;  ///< since 1970; 0: unknown
};

/// What is done with a member: its bytes may be read during the call, or left. Reading throws `Error` of
/// kind `corpus` where the member is encrypted or damaged.
using OnMember = std::function<void(const ArchiveMember&, std::unique_ptr<ByteSource>)>;

/// Whether a file's first 512 bytes are those of a `.zip` or `.tar` (compressed: told after decompression).
[[nodiscard]] bool looks_like_archive(std::string_view head);

/// Whether a file's name is that of an archive: `.zip`, `.tar`, `.tgz`, `.tar.gz`, `.tar.zst`...
[[nodiscard]] bool is_archive_name(std::string_view name);

/// Reads the regular files of a .zip or .tar archive, in the order of the archive, none of them as a whole
/// in memory. Links, devices, hidden files, and names that lead out of the archive are passed over. Names
/// that are not UTF-8 are read as the characters of code page 437, which zip knows. Throws `Error` of kind
/// `corpus` for damage behind which nothing can be read, for more than a million members, and where more
/// comes out than the stream's budget allows.
void read_archive(InputStream& bytes, const OnMember& on_member);

}  // namespace debrief
