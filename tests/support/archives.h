#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief::test {

/// What is put into an archive.
struct PackedFile {
    enum class Kind { file, folder, symbolic_link, hard_link, pipe };
    std::string path;
    std::string content{};  ///< of a link: where it leads
    Kind kind = Kind::file;
};

/// How an archive is written; `zip` as to a pipe, with the sizes behind the content.
enum class Packing { zip, encrypted_zip, tar, old_tar };

/// An archive of these files, in memory.
[[nodiscard]] std::string pack(Packing packing, const std::vector<PackedFile>& files);

/// `content` compressed: "gzip", "zstd", "xz" or "bzip2".
[[nodiscard]] std::string compress(std::string_view method, std::string_view content);

}  // namespace debrief::test
