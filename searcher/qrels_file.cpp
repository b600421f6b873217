#include "searcher/qrels_file.h"

#include "corpus/base/descriptor.h"
#include "corpus/base/error.h"
#include "corpus/base/file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace debrief {

namespace {

[[noreturn]] void fail_to_write(const std::filesystem::path& file, const std::string& reason) {
    throw Error(ErrorKind::usage, fmt::format("cannot write judgements to '{}': {}", file.string(), reason));
}

std::string line_of(const Judgement& judgement) {
    return fmt::format("{} 0 {} {}\n", judgement.topic, judgement.document, judgement.relevance);
}

/// The last byte of a file of this size is no line's end.
bool is_line_open(int file, off_t size) {
    char last = '\n';
    return size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The file itself where the name is a link to it, which stays one then.
std::filesystem::path target_of(const std::filesystem::path& file) {
    std::error_code failure;
    const auto target = std::filesystem::canonical(file, failure);
    return failure ? file : target;
}

void check_writable(const std::filesystem::path& file) {
    std::error_code failure;
    const auto type = std::filesystem::status(file, failure).type();
    if (type == std::filesystem::file_type::not_found) {
        const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
        if (::access(folder.c_str(), W_OK | X_OK) != 0) fail_to_write(file, std::strerror(errno));
    } else if (type != std::filesystem::file_type::regular) {
        fail_to_write(file, "it is no file");
    } else if (::access(file.c_str(), W_OK) != 0) {
        fail_to_write(file, std::strerror(errno));
    }
}

}  // namespace

QrelsFile::QrelsFile(std::filesystem::path file) : file_(target_of(file)) {
    check_writable(file_);
    if (!std::filesystem::exists(file_)) return;
    InputStream stream = InputStream::open(file_);
    judgements_ = read_judgements(stream, file.string());
}

bool QrelsFile::has(const std::string& topic, const std::string& document) const {
    const auto found = judgements_.find(topic);
    return found != judgements_.end() && found->second.contains(document);
}

void QrelsFile::add(const Judgement& judgement) {
    const Descriptor file(::open(file_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666));
    struct stat status = {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) fail_to_write(file_, std::strerror(errno));
    const std::string line = (is_line_open(file.number(), status.st_size) ? "\n" : "") + line_of(judgement);
    const ssize_t written = ::write(file.number(), line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size())) {
        const std::string reason = written < 0 ? std::strerror(errno) : "the disk is full";
        (void)!::ftruncate(file.number(), status.st_size);
        fail_to_write(file_, reason);
    }
    judgements_[judgement.topic][judgement.document] = judgement.relevance;
}

void QrelsFile::remove(const Judgement& judgement) {
    std::string content = content_of(file_);
    const std::string line = line_of(judgement);
    std::size_t place = content.rfind(line);
    while (place != std::string::npos && place > 0 && content[place - 1] != '\n')
        place = content.rfind(line, place - 1);
    if (place != std::string::npos) {
        content.erase(place, line.size());
        try {
            write_file_atomically(file_, content);
        } catch (const std::filesystem::filesystem_error& error) {
            fail_to_write(file_, error.code().message());
        }
    }
    judgements_[judgement.topic].erase(judgement.document);
}

}  // namespace debrief
