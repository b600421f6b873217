#include "corpus/base/temporary_file.h"

#include "corpus/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

constexpr std::size_t spool_block_bytes = 65536;

[[noreturn]] void fail() {
    throw Error(ErrorKind::corpus, fmt::format("cannot write a temporary file: {}", std::strerror(errno)));
}

Descriptor make_temporary_file() {
    std::error_code failure;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(failure);
    std::string name = ((failure ? "/tmp" : folder) / "debrief-XXXXXX").string();
    Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
    if (file.number() < 0) fail();
    ::unlink(name.c_str());
    return file;
}

void write_all(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) fail();
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
}

}  // namespace

Descriptor copy_to_temporary_file(InputStream& stream, std::uint64_t most_bytes) {
    Descriptor file = make_temporary_file();
    std::string block(spool_block_bytes, '\0');
    std::uint64_t written = 0;
    while (const std::size_t count = stream.read(block)) {
        written += count;
        if (written > most_bytes) {
            throw Error(ErrorKind::corpus,
                        fmt::format("longer than {} bytes, the most a filter is given", most_bytes));
        }
        write_all(file, std::string_view(block).substr(0, count));
    }
    return file;
}

}  // namespace debrief
