#include "corpus/base/libarchive_reader.h"

#include "corpus/base/error.h"
#include "corpus/base/libarchive.h"

#include <algorithm>
#include <cerrno>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <locale.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::size_t archive_block_bytes = 65536;

/// Lets libarchive, which gives up names that the locale cannot write, write them all: in this thread, for as
/// long as it lives.
class WritesUtf8 {
 public:
    WritesUtf8() : before_(uselocale(utf8())) {}
    ~WritesUtf8() { uselocale(before_); }
    WritesUtf8(const WritesUtf8&) = delete;
    WritesUtf8& operator=(const WritesUtf8&) = delete;

 private:
    /// Where there is no such locale, the one in use stays.
    static locale_t utf8() {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", static_cast<locale_t>(nullptr));
        return locale;
    }

    locale_t before_;
};

}  // namespace

LibarchiveReader::LibarchiveReader(InputStream& stream, Access access)
    : feed_{stream, {}, nullptr},
      file_(access == Access::forward ? std::nullopt : stream.plain_file()),
      reader_(libarchive().read_new(), libarchive().read_free) {
    if (!reader_) throw std::bad_alloc();
}

ssize_t LibarchiveReader::feed(archive* reader, void* data, const void** bytes) {
    auto& feed = *static_cast<Feed*>(data);
    try {
        feed.block.resize(archive_block_bytes);
        *bytes = feed.block.data();
        return static_cast<ssize_t>(feed.stream.read(feed.block));
    } catch (const std::exception& error) {
        feed.failure = std::current_exception();
        libarchive().set_error(reader, EIO, "%s", error.what());
        return ARCHIVE_FATAL;
    }
}

void LibarchiveReader::open() {
    if (file_) {
        (void)::lseek(file_->descriptor, 0, SEEK_SET);  // what was peeked at; a regular file can always do it
        check(libarchive().read_open_fd(get(), file_->descriptor, archive_block_bytes));
    } else {
        check(libarchive().read_open(get(), &feed_, nullptr, feed, nullptr));
    }
}

archive_entry* LibarchiveReader::next() {
    failure_ = nullptr;
    archive_entry* entry = nullptr;
    const WritesUtf8 names_are_kept;
    const int status = libarchive().read_next_header(get(), &entry);
    if (status == ARCHIVE_EOF) return nullptr;
    if (status != ARCHIVE_RETRY) check(status);  // to try again is what the next call does
    return entry;
}

void LibarchiveReader::check(int status) const {
    if (status >= ARCHIVE_WARN) return;
    if (feed_.failure) std::rethrow_exception(feed_.failure);
    const char* message = libarchive().error_string(get());
    throw Error(ErrorKind::corpus,
                fmt::format("cannot read on: {}", message ? message : "it is damaged or breaks off"));
}

std::size_t LibarchiveReader::read_some(std::span<char> buffer) {
    const la_ssize_t count = libarchive().read_data(get(), buffer.data(), buffer.size());
    if (count < 0) check(std::min(static_cast<int>(count), ARCHIVE_FAILED));  // warnings: its bytes are wrong
    feed_.stream.budget().spend(static_cast<std::uint64_t>(count), bytes_consumed());
    return static_cast<std::size_t>(count);
}

std::size_t LibarchiveReader::read(std::span<char> buffer) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        try {
            const std::size_t count = read_some(buffer.subspan(filled));
            if (count == 0) break;
            filled += count;
        } catch (const Error&) {
            if (filled == 0) throw;
            failure_ = std::current_exception();
            break;
        }
    }
    return filled;
}

std::uint64_t LibarchiveReader::bytes_consumed() const {
    return file_ ? file_->bytes : feed_.stream.bytes_consumed();
}

}  // namespace debrief
