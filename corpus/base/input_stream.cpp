#include "corpus/base/input_stream.h"

#include "corpus/base/decompression.h"
#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

namespace debrief {

namespace {

Descriptor open_to_read(const std::filesystem::path& file, InputStream::Accept accept) {
    const bool is_any = accept == InputStream::Accept::anything_readable;
    // O_NONBLOCK: opening a pipe without a writer must not wait for one.
    Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (descriptor.number() < 0) {
        throw Error(ErrorKind::corpus, fmt::format("cannot read: {}", std::strerror(errno)));
    }
    struct stat status = {};
    const bool is_known = ::fstat(descriptor.number(), &status) == 0;
    if (!is_known || !(is_any ? !S_ISDIR(status.st_mode) : S_ISREG(status.st_mode))) {
        throw Error(ErrorKind::corpus, is_any ? "is a folder" : "not a regular file");
    }
    if (is_any)
        ::fcntl(descriptor.number(), F_SETFL, O_RDONLY);  // but reading from one that has a writer may
    return descriptor;
}

/// A file's size, where it is a regular file that stands at its beginning.
std::optional<std::uint64_t> plain_size(int descriptor) {
    struct stat status = {};
    const bool is_plain =
        ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && ::lseek(descriptor, 0, SEEK_CUR) == 0;
    return is_plain ? std::optional(static_cast<std::uint64_t>(status.st_size)) : std::nullopt;
}

/// A file's bytes as they are.
class FileSource : public ByteSource {
 public:
    explicit FileSource(Descriptor descriptor)
        : descriptor_(std::move(descriptor)), size_(plain_size(descriptor_.number())) {}

    std::size_t read(std::span<char> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size()) {
            const ssize_t count = ::read(descriptor_.number(), &buffer[filled], buffer.size() - filled);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0 && filled == 0) {
                throw Error(ErrorKind::corpus, fmt::format("cannot read on: {}", std::strerror(errno)));
            }
            if (count <= 0) break;
            filled += static_cast<std::size_t>(count);
        }
        bytes_ += filled;
        return filled;
    }

    [[nodiscard]] std::uint64_t bytes_consumed() const override { return bytes_; }

    [[nodiscard]] std::optional<PlainFile> plain_file() const override {
        if (!size_) return std::nullopt;
        return PlainFile{descriptor_.number(), *size_};
    }

 private:
    Descriptor descriptor_;
    std::optional<std::uint64_t> size_;  ///< of a regular file
    std::uint64_t bytes_ = 0;
};

}  // namespace

InputStream::InputStream(std::unique_ptr<ByteSource> source)
    : InputStream(std::move(source), std::make_shared<ExpansionBudget>(usual_expansion)) {}

InputStream::InputStream(std::unique_ptr<ByteSource> source, Budget budget)
    : source_(std::move(source)), budget_(std::move(budget)) {}

InputStream InputStream::decompressed(std::unique_ptr<ByteSource> source, const Budget& budget) {
    InputStream packed(std::move(source), budget);
    if (!looks_compressed(packed.peek(compression_mark_bytes))) return packed;
    return {decompress(std::move(packed)), budget};
}

InputStream InputStream::open(const std::filesystem::path& file, Accept accept, std::size_t expansion) {
    return decompressed(std::make_unique<FileSource>(open_to_read(file, accept)),
                        std::make_shared<ExpansionBudget>(expansion));
}

InputStream InputStream::standard_input(std::size_t expansion) {
    return decompressed(std::make_unique<FileSource>(Descriptor(STDIN_FILENO)),
                        std::make_shared<ExpansionBudget>(expansion));
}

InputStream InputStream::inside(InputStream& outer, std::unique_ptr<ByteSource> source) {
    return decompressed(std::move(source), outer.budget_);
}

std::size_t InputStream::read_source(std::span<char> buffer) {
    if (failure_) std::rethrow_exception(failure_);
    return source_->read(buffer);
}

std::size_t InputStream::read(std::span<char> buffer) {
    const std::size_t known = std::min(ahead_.size(), buffer.size());
    std::copy_n(ahead_.begin(), known, buffer.begin());
    ahead_.erase(0, known);
    if (known == 0) return read_source(buffer);
    if (known == buffer.size()) return known;
    try {
        return known + read_source(buffer.subspan(known));
    } catch (const Error&) {  // what is known comes first, the next call tells of the damage
        failure_ = std::current_exception();
        return known;
    }
}

std::string_view InputStream::peek(std::size_t bytes) {
    if (ahead_.size() < bytes) {
        std::string more(bytes - ahead_.size(), '\0');
        more.resize(read_source(more));
        ahead_ += more;
    }
    return std::string_view(ahead_).substr(0, bytes);
}

std::uint64_t InputStream::bytes_consumed() const {
    return source_->bytes_consumed();
}

std::optional<PlainFile> InputStream::plain_file() const {
    return source_->plain_file();
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
