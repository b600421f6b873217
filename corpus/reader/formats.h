#pragma once

#include "corpus/base/input_stream.h"
#include "corpus/reader/reader.h"

#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace debrief {

/// How far a sniffing test can be trusted.
enum class Marks {
    sure,    ///< only files of the format begin so
    likely,  ///< others may
    none,    ///< what no other format claims is of this one
};

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
    std::span<const std::string_view> endings;  ///< with their dot, lower case; ".gz" and its like may follow
    bool (*looks_like)(
        std::string_view head);  ///< told by a file's first bytes (white space in front removed)
    void (*read)(const FormatInput& input, ReadVisitor& visitor);
    Marks marks;  ///< that `looks_like` looks for
};

/// All formats, the surest sniffing test first.
[[nodiscard]] std::span<const Format> all_formats();

/// A file's name without the ending that tells that it is compressed (".gz", ".zst", ".xz", ".bz2"), if any.
[[nodiscard]] std::string_view without_compression_ending(std::string_view name);

/// The format that a file's name tells, if any.
[[nodiscard]] const Format* format_by_name(const std::filesystem::path& file);

/// The format that a file's content tells, if any.
[[nodiscard]] const Format* format_by_content(std::string_view head);

/// Whether a file is of a format by its name alone because it has none of the marks of others: what it begins
/// with may tell better.
[[nodiscard]] inline bool is_markless(const Format& format) {
    return format.marks == Marks::none;
}

/// All of an input that is read as a whole. Throws `Error` of kind `corpus` where it is longer than a record
/// may be.
[[nodiscard]] std::string read_whole(const FormatInput& input);

// Sniffing tests and readers of the formats, each pair in `format_NAME.cpp`. Readers throw `Error` of kind
// `corpus` for a file that is refused as a whole.
[[nodiscard]] bool looks_like_text(std::string_view head);
[[nodiscard]] bool looks_like_json_lines(std::string_view head);
[[nodiscard]] bool looks_like_json(std::string_view head);
[[nodiscard]] bool looks_like_csv(std::string_view head);
[[nodiscard]] bool looks_like_tsv(std::string_view head);
[[nodiscard]] bool looks_like_feed(std::string_view head);
[[nodiscard]] bool looks_like_html(std::string_view head);
[[nodiscard]] bool looks_like_markdown(std::string_view head);
[[nodiscard]] bool looks_like_mail(std::string_view head);
[[nodiscard]] bool looks_like_mailbox(std::string_view head);
void read_text(const FormatInput& input, ReadVisitor& visitor);
void read_json_lines(const FormatInput& input, ReadVisitor& visitor);
void read_json(const FormatInput& input, ReadVisitor& visitor);
void read_csv(const FormatInput& input, ReadVisitor& visitor);
void read_tsv(const FormatInput& input, ReadVisitor& visitor);
void read_feed(const FormatInput& input, ReadVisitor& visitor);
void read_html(const FormatInput& input, ReadVisitor& visitor);
void read_markdown(const FormatInput& input, ReadVisitor& visitor);
void read_mail(const FormatInput& input, ReadVisitor& visitor);
void read_mailbox(const FormatInput& input, ReadVisitor& visitor);

}  // namespace debrief
