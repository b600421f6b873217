#include "corpus/reader/file_kind.h"

#include "corpus/reader/archive.h"
#include "corpus/reader/filters.h"
#include "corpus/reader/maildir.h"

namespace debrief {

FileKind kind_by_name(std::string_view name, const ReadOptions& options) {
    if (const Filter* filter = filter_by_name(name, options.filters)) return {.filter = filter};
    if (is_archive_name(name)) return {.is_archive = true};
    return {.format = format_by_name(name)};
}

FileKind kind_by_place(const std::filesystem::path& file, const ReadOptions& options) {
    const FileKind kind = kind_by_name(file.filename().string(), options);
    if (kind.is_known() || !is_maildir_message(file)) return kind;
    return {.format = format_by_name("message.eml")};
}

FileKind kind_by_content(std::string_view head, const ReadOptions& options) {
    if (const Filter* filter = filter_by_content(head, options.filters)) return {.filter = filter};
    return {.is_archive = looks_like_archive(head)};
}

}  // namespace debrief
