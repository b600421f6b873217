#include "corpus/reader.h"

#include "corpus/base/error.h"
#include "corpus/file_walk.h"
#include "corpus/formats.h"

#include <system_error>

#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

/// Counts the bytes of one file on top of those before it while the file is being read.
class ProgressVisitor : public ReadVisitor {
 public:
    ProgressVisitor(ReadVisitor& next, const InputStream& stream, std::uint64_t bytes_before)
        : next_(next), stream_(stream), bytes_before_(bytes_before) {}

    void on_briefing(Briefing&& briefing, std::string_view where) override {
        next_.on_briefing(std::move(briefing), where);
        next_.on_progress(bytes_before_ + stream_.bytes_consumed());
    }
    void on_problem(Problem&& problem) override { next_.on_problem(std::move(problem)); }
    void on_mended(Problem&& problem) override { next_.on_mended(std::move(problem)); }
    void on_passed_over(const fs::path& file) override { next_.on_passed_over(file); }
    void on_progress(std::uint64_t bytes) override { next_.on_progress(bytes); }

 private:
    ReadVisitor& next_;
    const InputStream& stream_;
    std::uint64_t bytes_before_;
};

std::optional<FileState> describe_file(const fs::path& file) {
    std::error_code unknown;
    struct stat status = {};
    const fs::path whole = fs::canonical(file, unknown);
    if (unknown || ::stat(whole.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    const auto ns = [](const timespec& t) { return t.tv_sec * 1'000'000'000 + t.tv_nsec; };
    return FileState{whole, static_cast<std::uint64_t>(status.st_size), ns(status.st_mtim), ns(status.st_ctim)};
}

struct FileEnding {
    explicit FileEnding(ReadVisitor* v) : visitor(v) {}
    FileEnding(const FileEnding&) = delete;
    FileEnding& operator=(const FileEnding&) = delete;
    ~FileEnding() noexcept(false) { if (visitor) visitor->on_file_end(); }
    ReadVisitor* visitor;
};

/// Reads the files of one run, one after the other, and adds up their bytes.
class FileReader {
 public:
    FileReader(const ReadOptions& options, ReadVisitor& visitor) : options_(options), visitor_(visitor) {}

    void read(const FoundFile& file) {
        const bool is_standard_input = file.path == standard_input_name;
        const Format* format = is_standard_input ? nullptr : format_by_name(file.path);
        if (!format && !file.is_named_itself) {
            visitor_.on_passed_over(file.path);
            return;
        }
        const std::string name = is_standard_input ? "stdin" : file.path.string();
        try {
            InputStream stream =
                is_standard_input ? InputStream::standard_input()
                                  : InputStream::open(file.path, file.is_named_itself
                                                                     ? InputStream::Accept::anything_readable
                                                                     : InputStream::Accept::files);
            const auto state = is_standard_input ? std::nullopt : describe_file(file.path);
            if (state && visitor_.on_file(*state) == FileDecision::skip) return;
            const FileEnding ending(state ? &visitor_ : nullptr);
            if (!format) format = format_by_content(stream.peek(head_bytes));
            if (!format) throw Error(ErrorKind::corpus, "is of no format that can be read");
            ProgressVisitor progress(visitor_, stream, bytes_before_);
            format->read({stream, is_standard_input ? name : file.id, name, options_}, progress);
            bytes_before_ += stream.bytes_consumed();
            visitor_.on_progress(bytes_before_);
        } catch (const Error& error) {
            visitor_.on_problem({name, error.what()});
        }
    }

 private:
    static constexpr std::size_t head_bytes = 4096;  ///< enough to tell a format by

    const ReadOptions& options_;
    ReadVisitor& visitor_;
    std::uint64_t bytes_before_ = 0;
};

}  // namespace

void check_inputs(std::span<const fs::path> paths) {
    for (const fs::path& path : paths) {
        std::error_code failure;
        if (path == standard_input_name || fs::exists(path, failure)) continue;
        const std::string reason = failure ? failure.message() : "it is not there";
        throw Error(ErrorKind::corpus, fmt::format("cannot read '{}': {}", path.string(), reason),
                    "name files and folders that exist, or '-' for standard input");
    }
}

void read_briefings(std::span<const fs::path> paths, const ReadOptions& options, ReadVisitor& visitor) {
    FileReader reader(options, visitor);
    walk_files(paths, {[&](const FoundFile& file) { reader.read(file); },
                       [&](Problem&& problem) { visitor.on_problem(std::move(problem)); }});
}

std::uint64_t measure_input(std::span<const fs::path> paths) {
    std::uint64_t bytes = 0;
    walk_files(paths, {[&](const FoundFile& file) {
                           if (!file.is_named_itself && !format_by_name(file.path)) return;
                           std::error_code failure;
                           const auto size = fs::file_size(file.path, failure);
                           if (!failure) bytes += size;
                       },
                       [](Problem&&) {}});
    return bytes;
}

}  // namespace debrief
