#pragma once

#include "corpus/base/byte_source.h"
#include "corpus/base/expansion.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

/// The bytes of a file, of standard input or of an archive's member, decompressed where they are gzip,
/// zstd, xz or bzip2 (told by content, not by name). Reads in order, once; memory does not grow with the
/// file. Failures throw `Error` of kind `corpus`.
class InputStream {
 public:
    enum class Accept {
        files,              ///< devices, pipes and folders are refused without waiting for them
        anything_readable,  ///< pipes too, for what a user names himself
    };

    /// `expansion`: how many times its size a compressed file may give, and all that lies in it.
    [[nodiscard]] static InputStream open(const std::filesystem::path& file, Accept accept = Accept::files,
                                          std::size_t expansion = usual_expansion);
    [[nodiscard]] static InputStream standard_input(std::size_t expansion = usual_expansion);

    /// What lies inside of another stream, decompressed where it is compressed; `outer` must live as long.
    [[nodiscard]] static InputStream inside(InputStream& outer, std::unique_ptr<ByteSource> source);

    /// The bytes of a source as they are.
    explicit InputStream(std::unique_ptr<ByteSource> source);

    /// As `ByteSource::read`.
    [[nodiscard]] std::size_t read(std::span<char> buffer);

    /// The first `bytes` that `read` will give (fewer at the end), without taking them; valid until the next
    /// call.
    [[nodiscard]] std::string_view peek(std::size_t bytes);

    /// Bytes of the file itself (compressed, where it is) used so far.
    [[nodiscard]] std::uint64_t bytes_consumed() const;

    /// As `ByteSource::plain_file`: there for a regular file that is not compressed.
    [[nodiscard]] std::optional<PlainFile> plain_file() const;

    /// What may still be unpacked of the file that this is of.
    [[nodiscard]] ExpansionBudget& budget() const { return *budget_; }

 private:
    // Shared by all streams of one file: each may be destroyed before the others.
    using Budget = std::shared_ptr<ExpansionBudget>;
    InputStream(std::unique_ptr<ByteSource> source, Budget budget);
    [[nodiscard]] static InputStream decompressed(std::unique_ptr<ByteSource> source, const Budget& budget);
    [[nodiscard]] std::size_t read_source(std::span<char> buffer);

    std::unique_ptr<ByteSource> source_;
    Budget budget_;
    std::string ahead_;           ///< taken from the source, not yet read
    std::exception_ptr failure_;  ///< to be told by the next call
};

/// The stream that an operand of a command names: a file, or standard input for "-". A failure names the
/// operand.
[[nodiscard]] InputStream open_operand(const std::string& name);

}  // namespace debrief
