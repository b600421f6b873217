#pragma once

#include "corpus/base/input_stream.h"

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>

struct archive;
struct archive_entry;

namespace debrief {

/// The seam to libarchive, for `decompression` and `archive` only: a reader that is fed from a stream, and
/// whose failures come out as `Error` of kind `corpus`.
class LibarchiveReader {
 public:
    enum class Access {
        forward,             ///< the stream's bytes in their order
        anywhere_if_a_file,  ///< back and forth where the stream is a plain file
    };

    /// `stream` must live as long as the reader.
    LibarchiveReader(InputStream& stream, Access access);
    LibarchiveReader(const LibarchiveReader&) = delete;
    LibarchiveReader& operator=(const LibarchiveReader&) = delete;

    /// For libarchive's functions. Formats and filters are chosen before `open`.
    [[nodiscard]] archive* get() const { return reader_.get(); }

    /// Begins to read.
    void open();

    /// Goes to the next entry, which is valid until the next call; nullptr at the end.
    [[nodiscard]] archive_entry* next();

    /// As `ByteSource::read`, of the entry that libarchive stands at. Counts in the stream's budget.
    [[nodiscard]] std::size_t read(std::span<char> buffer);

    /// Whether the archive is read back and forth, so that entries need not be read to be passed.
    [[nodiscard]] bool is_anywhere() const { return file_.has_value(); }

    /// Bytes used so far of the file below; of a plain file all, since its end may be read first.
    [[nodiscard]] std::uint64_t bytes_consumed() const;

 private:
    struct Feed {
        InputStream& stream;
        std::string block;
        std::exception_ptr failure;  ///< no exception may pass through libarchive's C
    };
    static ssize_t feed(archive* reader, void* data, const void** bytes);
    void check(int status) const;
    [[nodiscard]] std::size_t read_some(std::span<char> buffer);

    Feed feed_;
    std::exception_ptr failure_;  ///< of the entry, to be told by the next `read`
    std::optional<PlainFile> file_;
    std::unique_ptr<archive, int (*)(archive*)> reader_;
};

}  // namespace debrief
