#include "indexer/spool_file.h"

#include "corpus/base/file.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::size_t bytes_at_once = 65'536;

}  // namespace

SpoolFile::SpoolFile(const std::filesystem::path& path)
    : path_(path), file_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw_file_error(path_, errno);
}

SpoolFile::~SpoolFile() {
    ::close(file_);
}

void SpoolFile::append(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= bytes_at_once) write_waiting();
}

void SpoolFile::write_waiting() {
    for (std::string_view rest = waiting_; !rest.empty();) {
        const ssize_t done = ::write(file_, rest.data(), rest.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) throw_file_error(path_, errno);
        rest.remove_prefix(static_cast<std::size_t>(done));
    }
    written_ += waiting_.size();
    waiting_.clear();
}

std::string SpoolFile::read(std::uint64_t offset, std::size_t bytes) {
    write_waiting();
    std::string read(bytes, '\0');
    std::size_t filled = 0;
    while (filled < bytes) {
        const ssize_t done =
            ::pread(file_, read.data() + filled, bytes - filled, static_cast<off_t>(offset + filled));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) throw_file_error(path_, errno);
        if (done == 0) break;
        filled += static_cast<std::size_t>(done);
    }
    read.resize(filled);
    return read;
}

}  // namespace debrief
