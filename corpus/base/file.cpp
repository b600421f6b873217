#include "corpus/base/file.h"

#include "corpus/base/error.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace debrief {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
    throw std::filesystem::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

void sync_path(const std::filesystem::path& path, int flags) {
    const int number = ::open(path.c_str(), flags | O_CLOEXEC);
    if (number < 0) fail("cannot open", path);
    const bool is_synced = ::fsync(number) == 0;
    ::close(number);
    if (!is_synced) fail("cannot sync", path);
}

void write_for_good(const std::filesystem::path& file, std::string_view content) {
    {
        std::ofstream stream(file, std::ios::binary | std::ios::trunc);
        stream.write(content.data(), static_cast<std::streamsize>(content.size()));
        stream.close();
        if (!stream) fail("cannot write", file);
    }
    sync_path(file, O_RDONLY);
}

}  // namespace

void write_file_atomically(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::path draft = file;
    draft += fmt::format(".{}.new", ::getpid());
    try {
        write_for_good(draft, content);
        std::filesystem::rename(draft, file);
    } catch (const std::filesystem::filesystem_error&) {
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        throw;
    }
    sync_directory(file.has_parent_path() ? file.parent_path() : ".");
}

void throw_file_error(const std::filesystem::path& file, int error_number) {
    throw std::filesystem::filesystem_error("cannot use", file,
                                            std::error_code(error_number, std::generic_category()));
}

void sync_file(const std::filesystem::path& file) {
    sync_path(file, O_RDONLY);
}

void sync_directory(const std::filesystem::path& directory) {
    sync_path(directory, O_RDONLY | O_DIRECTORY);
}

OutputFile::OutputFile(const std::filesystem::path& file, Opening opening)
    : path_(file),
      stream_(file, std::ios::binary | (opening == Opening::replaced ? std::ios::trunc : std::ios::app)) {
    if (!stream_) throw Error(ErrorKind::usage, fmt::format("cannot write '{}'", file.string()));
}

void OutputFile::close() {
    stream_.close();
    if (!stream_) throw Error(ErrorKind::usage, fmt::format("cannot write '{}' to its end", path_.string()));
}

}  // namespace debrief
