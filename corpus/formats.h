#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace debrief {

/// One input of a reader and what is known of it beforehand.
struct FormatInput {
    InputStream& stream;
    std::string_view id;    ///< of a briefing that has none of its own
    std::string_view name;  ///< for messages
    const ReadOptions& options;
};

/// A format of files: one row of the table.
struct Format {
    std::string_view name;
    std::span<const std::string_view> endings;  ///< with their dot, lower case; ".gz" may follow each
    bool (*looks_like)(
        std::string_view head);  ///< told by a file's first bytes (white space in front removed)
    void (*read)(const FormatInput& input, ReadVisitor& visitor);
};

/// All formats, the surest sniffing test first.
[[nodiscard]] std::span<const Format> all_formats();

/// The format that a file's name tells, if any.
[[nodiscard]] const Format* format_by_name(const std::filesystem::path& file);

/// The format that a file's content tells, if any.
[[nodiscard]] const Format* format_by_content(std::string_view head);

/// Plain text: `format_text.cpp`.
void read_text(const FormatInput& input, ReadVisitor& visitor);
/// JSON Lines: `format_json_lines.cpp`.
void read_json_lines(const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
