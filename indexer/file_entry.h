#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

/// What an index remembers of a file that it was made from, so that the next run can leave it unread.
struct FileEntry {
    std::string path;  ///< absolute
    std::uint64_t bytes = 0;
    std::int64_t changed_nanoseconds = 0;  ///< as `FileState` has it
    std::int64_t status_nanoseconds = 0;   ///< the same; 0 where the file was too fresh to rely on its times
    std::string content;                   ///< hash of its bytes: XXH3 with 128 bits, hexadecimal
    std::string reading;                   ///< says how it was read: options and version
    std::size_t briefings = 0;             ///< that came from it
    bool is_complete =
        false;  ///< nothing in it was refused, and no other file has taken over a briefing of it
    bool gives_dates = false;  ///< a briefing of it is dated by the file's time

    bool operator==(const FileEntry&) const = default;
};

/// As JSON text, in the index's metadata.
[[nodiscard]] std::string to_metadata(const FileEntry& entry);

/// Nothing for an empty or damaged text: the file is read again then.
[[nodiscard]] std::optional<FileEntry> parse_file_entry(std::string_view metadata);

/// The metadata's key of a file (`file_key`), and what all such keys begin with.
inline constexpr std::string_view file_metadata_prefix = "file:";
[[nodiscard]] std::string file_metadata_key(std::string_view file);

/// The metadata's key of a content (`FileEntry::content`), under which stands the key of a file that has it.
[[nodiscard]] std::string content_metadata_key(std::string_view content);

/// XXH3 with 128 bits of a file's bytes, hexadecimal; nothing where it cannot be read.
[[nodiscard]] std::optional<std::string> hash_file(const std::string& path);

}  // namespace debrief
