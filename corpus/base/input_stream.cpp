#include "corpus/base/input_stream.h"

#include "corpus/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::size_t block_bytes = 65536;

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ > STDERR_FILENO) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

 private:
    int number_;
};

int open_to_read(const std::filesystem::path& file, InputStream::Accept accept) {
    const bool is_any = accept == InputStream::Accept::anything_readable;
    // O_NONBLOCK: opening a pipe without a writer must not wait for one.
    const int number = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (number < 0) throw Error(ErrorKind::corpus, fmt::format("cannot read: {}", std::strerror(errno)));
    struct stat status = {};
    const bool is_known = ::fstat(number, &status) == 0;
    if (!is_known || !(is_any ? !S_ISDIR(status.st_mode) : S_ISREG(status.st_mode))) {
        ::close(number);
        throw Error(ErrorKind::corpus, is_any ? "is a folder" : "not a regular file");
    }
    if (is_any) ::fcntl(number, F_SETFL, O_RDONLY);  // but reading from one that has a writer may
    return number;
}

/// A file, decompressed.
class FileSource : public ByteSource {
 public:
    explicit FileSource(int number) : descriptor_(number), reader_(archive_read_new(), archive_read_free) {
        archive_read_support_filter_gzip(reader_.get());
        archive_read_support_format_raw(reader_.get());
        archive_read_support_format_empty(reader_.get());
        check(archive_read_open_fd(reader_.get(), descriptor_.number(), block_bytes));
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader_.get(), &entry);
        ended_ = status == ARCHIVE_EOF;
        if (!ended_) check(status);
        constexpr int gzip_and_none = 2;
        if (!ended_ && archive_filter_count(reader_.get()) > gzip_and_none) {
            throw Error(ErrorKind::corpus, "is compressed more than once");
        }
    }

    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && !ended_) {
            const la_ssize_t count =
                archive_read_data(reader_.get(), &buffer[filled], buffer.size() - filled);
            if (count < 0 && filled > 0) break;  // what came before the damage; the next call tells of it
            if (count < 0) check(static_cast<int>(count));
            ended_ = count <= 0;
            if (count > 0) filled += static_cast<std::size_t>(count);
        }
        return filled;
    }

    [[nodiscard]] std::uint64_t bytes_consumed() const override {
        return static_cast<std::uint64_t>(archive_filter_bytes(reader_.get(), -1));
    }

 private:
    void check(int status) const {
        if (status >= ARCHIVE_WARN) return;
        const char* message = archive_error_string(reader_.get());
        throw Error(ErrorKind::corpus,
                    fmt::format("cannot read on: {}", message ? message : "it is damaged or breaks off"));
    }

    Descriptor descriptor_;
    std::unique_ptr<archive, int (*)(archive*)> reader_;
    bool ended_ = false;
};

}  // namespace

InputStream::InputStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

InputStream InputStream::open(const std::filesystem::path& file, Accept accept) {
    return InputStream(std::make_unique<FileSource>(open_to_read(file, accept)));
}

InputStream InputStream::standard_input() {
    return InputStream(std::make_unique<FileSource>(STDIN_FILENO));
}

std::size_t InputStream::read(std::span<char> buffer) {
    const std::size_t known = std::min(ahead_.size(), buffer.size());
    std::copy_n(ahead_.begin(), known, buffer.begin());
    ahead_.erase(0, known);
    return known + source_->read(buffer.subspan(known));
}

std::string_view InputStream::peek(std::size_t bytes) {
    const std::size_t known = ahead_.size();
    if (known < bytes) {
        ahead_.resize(bytes);
        ahead_.resize(known + source_->read(std::span(ahead_).subspan(known)));
    }
    return ahead_;
}

std::uint64_t InputStream::bytes_consumed() const {
    return source_->bytes_consumed();
}

InputStream open_operand(const std::string& name) {
    try {
        return name == "-" ? InputStream::standard_input()
                           : InputStream::open(name, InputStream::Accept::anything_readable);
    } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("'{}': {}", name, error.what()), error.hint());
    }
}

}  // namespace debrief
