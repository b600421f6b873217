#pragma once

#include "corpus/briefing.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// A part of the input that could not be used.
struct Problem {
    std::string where;  ///< "file" or "file:line"
    std::string reason;
};

/// What a reader tells while it reads; called in the order of the input, from one thread.
class ReadVisitor {
 public:
    virtual ~ReadVisitor() = default;
    /// `where` it stands: "file" or "file:line"; valid during the call.
    virtual void on_briefing(Briefing&& briefing, std::string_view where) = 0;
    /// A record or a file is refused; reading goes on behind it.
    virtual void on_problem(Problem&& problem) = 0;
    /// A file in a folder is of no format we know; reading goes on.
    virtual void on_passed_over(const std::filesystem::path& file) = 0;
    /// Bytes of the input's files (as they lie on the disk) used so far.
    virtual void on_progress(std::uint64_t bytes) = 0;
};

struct ReadOptions {
    /// Most bytes of a plain-text file or of a line of JSON Lines, decompressed; a longer one is refused.
    /// Bounds the memory.
    std::size_t record_bytes = 32'000'000;
};

/// The name that stands for standard input among paths.
inline constexpr std::string_view standard_input_name = "-";

/// Reads all briefings of files, folders (with all below them, in byte order of their names) and standard
/// input ("-").
///
/// The format is told by a file's ending; a file that is named itself, and standard input, also by their
/// content. A text's id is its path below the given folder, a named file's its name. In folders, links to
/// folders, devices and hidden files are passed over. What cannot be read is a problem told to the visitor;
/// only `check_inputs` throws.
void read_briefings(std::span<const std::filesystem::path> paths, const ReadOptions& options,
                    ReadVisitor& visitor);

/// Throws `Error` of kind `corpus` for a path that is not there.
void check_inputs(std::span<const std::filesystem::path> paths);

/// Bytes on the disk of all that `read_briefings` would read; 0 where that cannot be known (standard input).
[[nodiscard]] std::uint64_t measure_input(std::span<const std::filesystem::path> paths);

}  // namespace debrief
