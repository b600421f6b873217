#pragma once

#include "corpus/reader/formats.h"
#include "corpus/reader/reader.h"

#include <filesystem>
#include <string_view>

namespace debrief {

/// How a file is read: by a filter, as an archive, or in a format; by none of them where it is of no kind
/// that we know.
struct FileKind {
    const Filter* filter = nullptr;
    bool is_archive = false;
    const Format* format = nullptr;

    [[nodiscard]] bool is_known() const { return filter || is_archive || format; }

    /// Whether the file's first bytes have no say.
    [[nodiscard]] bool is_sure() const { return is_known() && !(format && is_markless(*format)); }
};

/// What a name tells. A filter that the user gives wins over all that we know ourselves.
[[nodiscard]] FileKind kind_by_name(std::string_view name, const ReadOptions& options);

/// What a file tells by its name and by where it lies: the messages of a Maildir have names that tell
/// nothing.
[[nodiscard]] FileKind kind_by_place(const std::filesystem::path& file, const ReadOptions& options);

/// What the first bytes of a file (`kind_head_bytes` of them) tell; formats of text are not among it, since
/// they are told after decoding.
[[nodiscard]] FileKind kind_by_content(std::string_view head, const ReadOptions& options);
inline constexpr std::size_t kind_head_bytes = 4096;

}  // namespace debrief
