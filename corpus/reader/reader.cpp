#include "corpus/reader/reader.h"

#include "corpus/base/error.h"
#include "corpus/base/memory_source.h"
#include "corpus/base/text.h"
#include "corpus/base/utf16_source.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/archive.h"
#include "corpus/reader/file_kind.h"
#include "corpus/reader/file_walk.h"
#include "corpus/reader/filters.h"
#include "corpus/reader/formats.h"
#include "corpus/reader/selection.h"

#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

namespace fs = std::filesystem;

/// How many archives a file may lie in, one inside of the other.
constexpr std::size_t most_archives = 4;

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
    std::string id;            ///< of a text in it
    std::string name;          ///< for messages
    std::string path;          ///< below the given folder or archive; empty for what is given itself
    FileKind kind;             ///< by its name; where that tells none, by its content
    std::size_t archives = 0;  ///< that it lies in
    bool is_declared = false;  ///< its name was made up to tell its kind: standard input's

    /// Whether its first bytes have no say.
    [[nodiscard]] bool is_sure() const { return is_declared ? kind.is_known() : kind.is_sure(); }
};

/// Whether a text may begin so with a note in braces; a record goes on with a key.
bool may_be_note(std::string_view beginning) {
    return beginning.starts_with('{') && !trim(beginning.substr(1)).starts_with('"');
}

/// The format that a name tells, but for a text that has the marks of another, and for what begins with the
/// markup of another: an error page that was saved as a table.
const Format* format_of(const Content& content, std::string_view head) {
    const Format* named = content.kind.format;
    const std::string_view beginning = trim(without_byte_order_mark(head));
    const bool has_foreign_markup =
        named && !content.is_declared && beginning.starts_with('<') && !named->looks_like(beginning);
    if (content.is_sure() && !has_foreign_markup) return named;
    if (named && may_be_note(beginning)) return named;
    const Format* told = format_by_content(head);
    return !named || (told && told->marks == Marks::sure) ? told : named;
}

/// Reads the content of one file: filters, archives and formats, one in the other.
class ContentReader {
 public:
    ContentReader(const ReadOptions& options, const Selection& selection, ReadVisitor& visitor)
        : options_(options), selection_(selection), visitor_(visitor) {}

    void read(const Content& content, InputStream& stream) {
        const FileKind kind =
            content.is_sure() ? content.kind : kind_by_content(stream.peek(kind_head_bytes), options_);
        if (kind.filter) {
            InputStream text(std::make_unique<MemorySource>(filtered(*kind.filter, stream, options_)));
            read_text({content.id, content.name, content.path, {}, content.archives}, text);
        } else if (kind.is_archive) {
            read_members(content, stream);
        } else {
            read_text(content, stream);
        }
    }

 private:
    /// Every format sees UTF-8, or another charset whose ASCII is ASCII.
    void read_text(const Content& content, InputStream& stream) {
        const auto kind = utf16_kind(stream.peek(utf16_head_bytes));
        if (!kind) return read_format(content, stream);
        auto source = decode_utf16(stream, *kind);
        const Utf16Source& decoded = *source;
        InputStream text(std::move(source));
        read_format(content, text);
        if (decoded.replaced() == 0) return;
        visitor_.on_mended(
            {content.name, fmt::format("{} {} not {}, and became U+FFFD", decoded.replaced(),
                                       decoded.replaced() == 1 ? "place is" : "places are", name_of(*kind))});
    }

    void read_format(const Content& content, InputStream& stream) {
        const Format* format = format_of(content, stream.peek(kind_head_bytes));
        if (!format) throw Error(ErrorKind::corpus, "is of no format that can be read");
        format->read({stream, content.id, content.name, options_}, visitor_);
    }

    void read_members(const Content& archive, InputStream& stream) {
        if (archive.archives == most_archives) {
            throw Error(ErrorKind::corpus,
                        fmt::format("lies in {} archives already, the most it may", most_archives));
        }
        read_archive(stream, [&](const ArchiveMember& member, std::unique_ptr<ByteSource> bytes) {
            const std::string path = archive.path.empty() ? member.path : archive.path + '/' + member.path;
            read_member({archive.id + '/' + member.path, fmt::format("{}!/{}", archive.name, member.path),
                         path, kind_by_name(member.path, options_), archive.archives + 1},
                        stream, std::move(bytes));
        });
    }

    void read_member(const Content& member, InputStream& archive, std::unique_ptr<ByteSource> bytes) {
        const bool is_wanted = member.kind.is_archive || selection_.has(member.path);
        if (!is_wanted) return;
        if (!member.kind.is_known()) return visitor_.on_passed_over(member.name);
        try {
            InputStream stream = InputStream::inside(archive, std::move(bytes));
            read(member, stream);
        } catch (const Error& error) {
            if (archive.budget().is_exceeded()) throw;  // nothing more is to be had of the whole file
            visitor_.on_problem({member.name, error.what()});
        }
    }

    const ReadOptions& options_;
    const Selection& selection_;
    ReadVisitor& visitor_;
};

FileKind kind_of(const FoundFile& file, const ReadOptions& options) {
    return file.path == standard_input_name ? kind_by_name(options.standard_input_as, options)
                                            : kind_by_place(file.path, options);
}

/// Whether a file is read whatever its name, or has a name that tells its kind.
bool is_read(const FoundFile& file, const ReadOptions& options) {
    return file.is_named_itself || kind_of(file, options).is_known();
}

/// Reads the files of one run, one after the other, and adds up their bytes.
class FileReader {
 public:
    FileReader(const ReadOptions& options, const Selection& selection, ReadVisitor& visitor)
        : options_(options), selection_(selection), visitor_(visitor) {}

    void read(const FoundFile& file) {
        if (!is_read(file, options_)) {
            visitor_.on_passed_over(file.path);
        } else if (!file.state) {
            end_file(read_content(file));
        } else if (visitor_.on_file(*file.state) == FileDecision::read) {
            read_content(file);
            end_file(file.state->bytes);
            visitor_.on_file_end();
        } else {
            end_file(file.state->bytes);
        }
    }

 private:
    /// Gives the bytes that it used.
    std::uint64_t read_content(const FoundFile& file) {
        const bool is_standard_input = file.path == standard_input_name;
        const std::string& id = is_standard_input ? options_.standard_input_as : file.id;
        const std::string name = is_standard_input ? id : file.path.string();
        std::optional<InputStream> stream;
        try {
            stream.emplace(open(file));
            ProgressVisitor progress(visitor_, *stream, bytes_before_);
            ContentReader reader(options_, selection_, progress);
            reader.read({.id = id,
                         .name = name,
                         .path = file.is_named_itself ? "" : file.id,
                         .kind = kind_of(file, options_),
                         .is_declared = is_standard_input},
                        *stream);
        } catch (const Error& error) {
            visitor_.on_problem({name, error.what()});
        }
        return stream ? stream->bytes_consumed() : 0;
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
                    if (file.state && is_read(file, options)) bytes += file.state->bytes;
                },
                [](Problem&&) {}});
    return bytes;
}

}  // namespace debrief
