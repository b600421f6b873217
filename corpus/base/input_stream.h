#pragma once

#include "corpus/base/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// The bytes of a file or of standard input, decompressed where they are gzip (told by content, not by name).
/// Reads in order, once; memory does not grow with the file. Failures throw `Error` of kind `corpus`.
class InputStream {
 public:
    enum class Accept {
        files,              ///< devices, pipes and folders are refused without waiting for them
        anything_readable,  ///< pipes too, for what a user names himself
    };

    [[nodiscard]] static InputStream open(const std::filesystem::path& file, Accept accept = Accept::files);
    [[nodiscard]] static InputStream standard_input();

    explicit InputStream(std::unique_ptr<ByteSource> source);

    /// As `ByteSource::read`.
    [[nodiscard]] std::size_t read(std::span<char> buffer);

    /// The first `bytes` that `read` will give (fewer at the end), without taking them; valid until the next
    /// call.
    [[nodiscard]] std::string_view peek(std::size_t bytes);

    /// Bytes of the file itself (compressed, where it is) used so far.
    [[nodiscard]] std::uint64_t bytes_consumed() const;

 private:
    std::unique_ptr<ByteSource> source_;
    std::string ahead_;  ///< taken from the source, not yet read
};

/// The stream that an operand of a command names: a file, or standard input for "-". A failure names the
/// operand.
[[nodiscard]] InputStream open_operand(const std::string& name);

}  // namespace debrief
