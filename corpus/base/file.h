#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace debrief {

/// Replaces `file` by one with this content, at one instant and for good: a crash leaves the old file or the
/// new one. Throws `std::filesystem::filesystem_error`.
void write_file_atomically(const std::filesystem::path& file, std::string_view content);

/// Throws the `std::filesystem::filesystem_error` that says what the system said (`errno`) of a file.
[[noreturn]] void throw_file_error(const std::filesystem::path& file, int error_number);

/// Makes the content of a file survive a loss of power (fsync). Throws `std::filesystem::filesystem_error`.
void sync_file(const std::filesystem::path& file);

/// Makes the names in a folder survive a loss of power (fsync). Throws `std::filesystem::filesystem_error`.
void sync_directory(const std::filesystem::path& directory);

/// A file that is being written, and a check at its end that it was. Failures throw `Error` of kind `usage`,
/// since it is the caller who names such a file.
class OutputFile {
 public:
    enum class Opening { replaced, appended_to };
    explicit OutputFile(const std::filesystem::path& file, Opening opening = Opening::replaced);
    [[nodiscard]] std::ostream& stream() { return stream_; }
    void close();

 private:
    std::filesystem::path path_;
    std::ofstream stream_;
};

}  // namespace debrief
