#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace debrief::test {

/// A folder of its own for one test, gone with it.
class TemporaryFolder {
 public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string operator/(std::string_view name) const { return (path_ / name).string(); }

    /// Writes a file below the folder, with the folders above it.
    std::string write(std::string_view name, std::string_view content) const;

 private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace debrief::test
