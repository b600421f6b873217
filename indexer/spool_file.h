#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace debrief {

/// A file that holds for a while what memory shall not: written at its end, read anywhere. Throws
/// `std::filesystem::filesystem_error`.
class SpoolFile {
 public:
    /// Makes the file; whoever names it removes it.
    explicit SpoolFile(const std::filesystem::path& path);
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;
    ~SpoolFile();

    void append(std::string_view bytes);
    [[nodiscard]] std::uint64_t size() const { return written_ + waiting_.size(); }

    /// Bytes that were appended, fewer at the end. What waits to be written is written first.
    [[nodiscard]] std::string read(std::uint64_t offset, std::size_t bytes);

 private:
    void write_waiting();

    std::filesystem::path path_;
    int file_;
    std::uint64_t written_ = 0;
    std::string waiting_;
};

}  // namespace debrief
