#include "tests/support/archives.h"

#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace debrief::test {

namespace {

using Writer = std::unique_ptr<archive, int (*)(archive*)>;

void check(archive* writer, la_ssize_t status) {
    if (status < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer));
}

la_ssize_t append(archive*, void* bytes, const void* more, std::size_t count) {
    static_cast<std::string*>(bytes)->append(static_cast<const char*>(more), count);
    return static_cast<la_ssize_t>(count);
}

void open(archive* writer, std::string& bytes) {
    archive_write_set_bytes_per_block(writer, 0);
    check(writer, archive_write_open(writer, &bytes, nullptr, append, nullptr));
}

void choose(archive* writer, Packing packing) {
    switch (packing) {
        case Packing::encrypted_zip:
            archive_write_set_format_zip(writer);
            check(writer, archive_write_set_options(writer, "zip:encryption=traditional"));
            check(writer, archive_write_set_passphrase(writer, "secret"));
            break;
        case Packing::zip:
            archive_write_set_format_zip(writer);
            break;
        case Packing::tar:
            archive_write_set_format_pax_restricted(writer);
            break;
        case Packing::old_tar:
            archive_write_set_format_v7tar(writer);
            break;
    }
}

void add(archive* writer, const PackedFile& file) {
    using Kind = PackedFile::Kind;
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.path.c_str());
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'700'000'000, 0);
    archive_entry_set_filetype(entry.get(), file.kind == Kind::folder          ? AE_IFDIR
                                            : file.kind == Kind::symbolic_link ? AE_IFLNK
                                            : file.kind == Kind::pipe          ? AE_IFIFO
                                                                               : AE_IFREG);
    if (file.kind == Kind::symbolic_link) archive_entry_set_symlink(entry.get(), file.content.c_str());
    if (file.kind == Kind::hard_link) archive_entry_set_hardlink(entry.get(), file.content.c_str());
    const bool has_content = file.kind == Kind::file;
    archive_entry_set_size(entry.get(), has_content ? static_cast<la_int64_t>(file.content.size()) : 0);
    check(writer, archive_write_header(writer, entry.get()));
    if (has_content) check(writer, archive_write_data(writer, file.content.data(), file.content.size()));
}

}  // namespace

std::string pack(Packing packing, const std::vector<PackedFile>& files) {
    std::string bytes;
    const Writer writer(archive_write_new(), archive_write_free);
    choose(writer.get(), packing);
    open(writer.get(), bytes);
    for (const PackedFile& file : files) add(writer.get(), file);
    check(writer.get(), archive_write_close(writer.get()));
    return bytes;
}

std::string compress(std::string_view method, std::string_view content) {
    std::string bytes;
    const Writer writer(archive_write_new(), archive_write_free);
    check(writer.get(), archive_write_add_filter_by_name(writer.get(), std::string(method).c_str()));
    archive_write_set_format_raw(writer.get());
    open(writer.get(), bytes);
    add(writer.get(), {"content", std::string(content)});
    check(writer.get(), archive_write_close(writer.get()));
    return bytes;
}

}  // namespace debrief::test
