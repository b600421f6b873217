#include "corpus/reader.h"

#include "corpus/base/archive.h"
#include "corpus/base/error.h"
#include "corpus/base/text_source.h"
#include "corpus/file_walk.h"
#include "corpus/filters.h"
#include "corpus/formats.h"
#include "corpus/selection.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

/// How many archives a file may lie in, one inside of the other.
constexpr std::size_t most_archives = 4;

/// Enough of a file to tell its format by.
constexpr std::size_t head_bytes = 4096;

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

/// Something to be read as a file: one that was found, standard input, or a member of an archive.
struct Content {
    std::string id;            ///< of a text in it; its name tells its format
    std::string name;          ///< for messages
    std::string path;          ///< of a member: what include and exclude are held against, in the archive
    bool is_named_itself;      ///< its format may be told by its content
    std::size_t archives = 0;  ///< that it lies in
};

bool has_known_name(std::string_view name, const ReadOptions& options) {
    return filter_by_name(name, options.filters) || is_archive_name(name) || format_by_name(name);
}

/// Reads the files of one run, one after the other, and adds up their bytes.
class FileReader {
 public:
    FileReader(const ReadOptions& options, const Selection& selection, ReadVisitor& visitor)
        : options_(options), selection_(selection), visitor_(visitor) {}

    void read(const FoundFile& file) {
        if (!file.is_named_itself && !has_known_name(file.id, options_)) {
            visitor_.on_passed_over(file.path);
        } else if (!file.state) {
            read_as(file);
        } else if (visitor_.on_file(*file.state) == FileDecision::read) {
            read_as(file);
            visitor_.on_file_end();
        } else {
            end_file(file.state->bytes);
        }
    }

 private:
    void read_as(const FoundFile& file) {
        const bool is_standard_input = file.path == standard_input_name;
        const std::string& id = is_standard_input ? options_.standard_input_as : file.id;
        const Content content{id, is_standard_input ? id : file.path.string(),
                              file.is_named_itself ? "" : file.id, file.is_named_itself};
        std::uint64_t bytes = 0;
        try {
            InputStream stream = open(file);
            ProgressVisitor progress(visitor_, stream, bytes_before_);
            try {
                read_content(content, stream, progress);
            } catch (const Error& error) {
                visitor_.on_problem({content.name, error.what()});
            }
            bytes = stream.bytes_consumed();
        } catch (const Error& error) {
            visitor_.on_problem({content.name, error.what()});
        }
        end_file(file.state ? file.state->bytes : bytes);
    }

    [[nodiscard]] InputStream open(const FoundFile& file) const {
        if (file.path == standard_input_name) return InputStream::standard_input(options_.expansion);
        return InputStream::open(
            file.path,
            file.is_named_itself ? InputStream::Accept::anything_readable : InputStream::Accept::files,
            options_.expansion);
    }

    void end_file(std::uint64_t bytes) {
        bytes_before_ += bytes;
        visitor_.on_progress(bytes_before_);
    }

    void read_content(const Content& content, InputStream& stream, ReadVisitor& visitor) {
        if (const Filter* filter = filter_of(content, stream)) {
            read_text_of_filter(*filter, content, stream, visitor);
        } else if (is_archive(content, stream)) {
            read_members(content, stream, visitor);
        } else {
            read_format(content, stream, visitor);
        }
    }

    [[nodiscard]] const Filter* filter_of(const Content& content, InputStream& stream) const {
        const Filter* filter = filter_by_name(content.id, options_.filters);
        const bool may_look = content.is_named_itself && !has_known_name(content.id, options_);
        return filter || !may_look ? filter : filter_by_content(stream.peek(head_bytes), options_.filters);
    }

    [[nodiscard]] static bool is_archive(const Content& content, InputStream& stream) {
        if (is_archive_name(content.id)) return true;
        const bool may_look = content.is_named_itself && !format_by_name(content.id);
        return may_look && looks_like_archive(stream.peek(head_bytes));
    }

    void read_text_of_filter(const Filter& filter, const Content& content, InputStream& stream,
                             ReadVisitor& visitor) {
        InputStream text(std::make_unique<TextSource>(filtered(filter, stream, options_), stream));
        read_as_format(format_by_content(text.peek(head_bytes)), content, text, visitor);
    }

    void read_format(const Content& content, InputStream& stream, ReadVisitor& visitor) {
        const Format* format = format_by_name(content.id);
        if (!format) format = format_by_content(stream.peek(head_bytes));
        read_as_format(format, content, stream, visitor);
    }

    void read_as_format(const Format* format, const Content& content, InputStream& stream,
                        ReadVisitor& visitor) {
        if (!format) throw Error(ErrorKind::corpus, "is of no format that can be read");
        format->read({stream, content.id, content.name, options_}, visitor);
    }

    void read_members(const Content& archive, InputStream& stream, ReadVisitor& visitor) {
        if (archive.archives == most_archives) {
            throw Error(ErrorKind::corpus,
                        fmt::format("lies in {} archives already, the most it may", most_archives));
        }
        read_archive(stream, [&](const ArchiveMember& member, std::unique_ptr<ByteSource> bytes) {
            const Content content{archive.id + '/' + member.path,
                                  fmt::format("{}!/{}", archive.name, member.path),
                                  archive.path.empty() ? member.path : archive.path + '/' + member.path,
                                  false, archive.archives + 1};
            read_member(content, stream, std::move(bytes), visitor);
        });
    }

    void read_member(const Content& content, InputStream& archive, std::unique_ptr<ByteSource> bytes,
                     ReadVisitor& visitor) {
        const bool is_wanted = is_archive_name(content.path) || selection_.has(content.path);
        if (!is_wanted) return;
        if (!has_known_name(content.id, options_)) return visitor.on_passed_over(content.name);
        try {
            InputStream stream = InputStream::inside(archive, std::move(bytes));
            read_content(content, stream, visitor);
        } catch (const Error& error) {
            if (archive.budget().is_exceeded()) throw;  // it is the whole file's
            visitor.on_problem({content.name, error.what()});
        }
    }

    const ReadOptions& options_;
    const Selection& selection_;
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
    const Selection selection(options);
    FileReader reader(options, selection, visitor);
    walk_files(paths, selection,
               {[&](const FoundFile& file) { reader.read(file); },
                [&](Problem&& problem) { visitor.on_problem(std::move(problem)); }});
}

std::uint64_t measure_input(std::span<const fs::path> paths, const ReadOptions& options) {
    std::uint64_t bytes = 0;
    walk_files(paths, Selection(options),
               {[&](const FoundFile& file) {
                    const bool is_read = file.is_named_itself || has_known_name(file.id, options);
                    if (is_read && file.state) bytes += file.state->bytes;
                },
                [](Problem&&) {}});
    return bytes;
}

}  // namespace debrief
