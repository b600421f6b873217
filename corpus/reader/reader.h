#pragma once

#include "corpus/base/expansion.h"
#include "corpus/base/problem.h"
#include "corpus/briefing.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A file that is there to be read, as the file system describes it.
struct FileState {
    std::filesystem::path path;  ///< absolute, without links and dots
    std::uint64_t bytes = 0;
    std::int64_t changed_nanoseconds = 0;  ///< when it was last written, since 1970
    std::int64_t status_nanoseconds = 0;   ///< when it or its name, owner or rights last changed, since 1970
};

/// The day on which a file was last written, in UTC.
[[nodiscard]] constexpr Day day_of_change(const FileState& file) {
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(file.changed_nanoseconds)));
}

/// What is to be done with a file.
enum class FileDecision { read, skip };

/// What a reader tells while it reads; called in the order of the input, from one thread.
class ReadVisitor {
 public:
    virtual ~ReadVisitor() = default;
    /// A regular file is about to be read. All that comes up to `on_file_end` is of this file.
    virtual FileDecision on_file(const FileState&) { return FileDecision::read; }
    /// The file has been read to its end; not called for one that is skipped.
    virtual void on_file_end() {}
    /// `where` it stands: "file" or "file:line"; valid during the call.
    virtual void on_briefing(Briefing&& briefing, std::string_view where) = 0;
    /// A record or a file is refused; reading goes on behind it.
    virtual void on_problem(Problem&& problem) = 0;
    /// A record or a file is damaged and was mended as well as could be; it is given all the same.
    virtual void on_mended(Problem&& problem) = 0;
    /// A file in a folder is of no format we know; reading goes on.
    virtual void on_passed_over(const std::filesystem::path& file) = 0;
    /// Bytes of the input's files (as they lie on the disk) used so far.
    virtual void on_progress(std::uint64_t bytes) = 0;
};

/// Which key of a record (JSON, CSV) is which field of a briefing.
struct FieldMapping {
    std::string field;  ///< of the briefing: "title"
    std::string key;    ///< of the record: "headline"
};

/// A program that turns files of a format we do not read into text on its standard output.
struct Filter {
    std::string ending;  ///< with its dot, lower case: ".pdf"
    std::vector<std::string>
        command;  ///< the program and its arguments; the file comes on its standard input
};

/// What a filter may use; one that wants more is ended and its file refused.
struct FilterLimits {
    std::size_t seconds = 60;  ///< of wall-clock time, and of processor time
    std::size_t memory_bytes = 2'000'000'000;
};

struct ReadOptions {
    /// Most bytes of a file that is one record or is read as a whole, and of a line of JSON Lines or CSV,
    /// decompressed; a longer one is refused. Bounds the memory.
    std::size_t record_bytes = 32'000'000;
    /// How deep HTML, JSON, XML and the parts of a mail may be nested; what lies deeper is refused or left
    /// out.
    std::size_t nesting = 256;
    /// How many times larger than on the disk what an archive or a compressed file holds may be, beyond the
    /// first 64 MB.
    std::size_t expansion = usual_expansion;
    std::vector<FieldMapping> field_map{};
    std::vector<Filter> filters{};
    FilterLimits filter_limits{};
    std::vector<std::string> include{};  ///< of files in folders and archives: patterns in gitignore syntax
                                         ///< for their paths below; empty: all
    std::vector<std::string> exclude{};  ///< likewise
    /// A folder that is not read, whatever leads to it: the index's own. Empty: none.
    std::filesystem::path left_out{};
    std::string standard_input_as = "stdin";  ///< the name that tells standard input's format and id
};

/// The name that stands for standard input among paths.
inline constexpr std::string_view standard_input_name = "-";

/// Reads all briefings of files, folders (with all below them, in byte order of their names) and standard
/// input ("-"), and of the members of .zip and .tar archives, each read as a file of its own.
///
/// The format is told by a file's ending; a file that is named itself, and standard input, also by their
/// content. A text's id is its path below the given folder, a named file's its name, a member's its archive's
/// id with its path behind. What `include`, `exclude` and `.debriefignore` do not want, devices and hidden
/// files are passed over; each file is read once, whatever links lead to it (`walk_files`). What cannot be
/// read is a problem told to the visitor; only `check_inputs` throws.
void read_briefings(std::span<const std::filesystem::path> paths, const ReadOptions& options,
                    ReadVisitor& visitor);

/// Throws `Error` of kind `corpus` for a path that is not there.
void check_inputs(std::span<const std::filesystem::path> paths);

/// Bytes on the disk of all that `read_briefings` would read; 0 where that cannot be known (standard input).
[[nodiscard]] std::uint64_t measure_input(std::span<const std::filesystem::path> paths,
                                          const ReadOptions& options);

}  // namespace debrief
