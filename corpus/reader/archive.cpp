#include "corpus/reader/archive.h"

#include "corpus/base/error.h"
#include "corpus/base/libarchive_reader.h"
#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/zip_directory.h"

#include <algorithm>
#include <array>
#include <optional>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <unicode/ucnv.h>

namespace debrief {

namespace {

using namespace std::literals;

constexpr std::size_t most_members = 1'000'000;

/// Bytes of a zip's table of contents, which libarchive holds in memory, several times as large.
constexpr std::uint64_t most_directory_bytes = 100'000'000;

constexpr std::array zip_marks{"PK\x03\x04"sv, "PK\x05\x06"sv, "PK\x07\x08"sv};
constexpr std::array endings{".zip"sv,  ".tar"sv,    ".tgz"sv,     ".tzst"sv,   ".txz"sv,    ".tbz"sv,
                             ".tbz2"sv, ".tar.gz"sv, ".tar.zst"sv, ".tar.xz"sv, ".tar.bz2"sv};

/// A number of a tar header: octal digits between blanks and NULs.
std::optional<unsigned> octal(std::string_view field) {
    const std::size_t begin = std::min(field.find_first_not_of(" \0"sv), field.size());
    const std::size_t end = std::min(field.find_first_of(" \0"sv, begin), field.size());
    unsigned number = 0;
    for (const char c : field.substr(begin, end - begin)) {
        if (c < '0' || c > '7') return std::nullopt;
        number = number * 8 + static_cast<unsigned>(c - '0');
    }
    return begin == end ? std::nullopt : std::optional(number);
}

/// A header of tar is told by the sum of its bytes, which old ones have in place of a mark too.
bool looks_like_tar(std::string_view head) {
    constexpr std::size_t header_bytes = 512;
    constexpr std::size_t sum_begin = 148;
    constexpr std::size_t sum_bytes = 8;
    if (head.size() < header_bytes) return false;
    unsigned sum = ' ' * sum_bytes;  // the sum's own field counts as blanks
    for (std::size_t i = 0; i < header_bytes; ++i) {
        const bool is_sum = i >= sum_begin && i < sum_begin + sum_bytes;
        if (!is_sum) sum += static_cast<unsigned char>(head[i]);
    }
    return octal(head.substr(sum_begin, sum_bytes)) == sum;
}

/// A name in code page 437, of which every byte is a character: no two names become one.
std::string utf8_from_code_page_437(std::string_view name) {
    constexpr std::size_t most_bytes_a_character = 3;
    std::string converted(name.size() * most_bytes_a_character + 1, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const auto bytes =
        ucnv_convert("UTF-8", "ibm-437", converted.data(), static_cast<int32_t>(converted.size()),
                     name.data(), static_cast<int32_t>(name.size()), &status);
    if (U_FAILURE(status)) return mend_utf8(name);
    converted.resize(static_cast<std::size_t>(bytes));
    return converted;
}

std::string entry_name(archive_entry* entry) {
    const char* declared = archive_entry_pathname_utf8(entry);
    const char* raw = declared ? declared : archive_entry_pathname(entry);
    const std::string_view name = raw ? raw : "";
    return is_valid_utf8(name) ? std::string(name) : utf8_from_code_page_437(name);
}

/// The path of a member, nothing for one that is hidden or leads out of the archive.
std::optional<std::string> member_path(std::string_view name) {
    if (name.starts_with('/')) return std::nullopt;
    std::string path;
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        name.remove_prefix(std::min(part.size() + 1, name.size()));
        if (part.empty() || part == ".") continue;
        if (part.starts_with('.')) return std::nullopt;  // hidden, or ".."
        if (!path.empty()) path += '/';
        path += part;
    }
    return path.empty() ? std::nullopt : std::optional(path);
}

bool is_regular_file(archive_entry* entry) {
    return archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
}

std::int64_t changed(archive_entry* entry) {
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::int64_t far = 10'000'000'000;  // seconds; what lies beyond is no time
    const std::int64_t seconds = archive_entry_mtime_is_set(entry) ? archive_entry_mtime(entry) : 0;
    return std::abs(seconds) > far ? 0 : seconds * second + archive_entry_mtime_nsec(entry);
}

/// The bytes of the member that a reader stands at.
class MemberSource : public ByteSource {
 public:
    MemberSource(LibarchiveReader& reader, archive_entry* entry)
        : reader_(reader), is_encrypted_(archive_entry_is_encrypted(entry) != 0) {}

    std::size_t read(std::span<char> buffer) override {
        if (is_encrypted_) throw Error(ErrorKind::corpus, "is encrypted");
        return reader_.read(buffer);
    }

    [[nodiscard]] std::uint64_t bytes_consumed() const override { return reader_.bytes_consumed(); }

 private:
    LibarchiveReader& reader_;
    bool is_encrypted_;
};

/// Reads what is left of a member where libarchive would unpack it to get past it, so that it counts.
void pass(LibarchiveReader& reader, InputStream& bytes) {
    std::array<char, 65536> block{};
    while (!reader.is_anywhere()) {
        const la_ssize_t count = archive_read_data(reader.get(), block.data(), block.size());
        if (count <= 0) break;  // nobody asked for this member: its damage is nobody's loss
        bytes.budget().spend(static_cast<std::uint64_t>(count), reader.bytes_consumed());
    }
}

void check_zip_directory(const InputStream& bytes) {
    const auto file = bytes.plain_file();
    if (file && zip_directory_bytes(*file) > most_directory_bytes) {
        throw Error(ErrorKind::corpus,
                    fmt::format("has a table of contents of more than {} bytes, the most it may",
                                most_directory_bytes));
    }
}

}  // namespace

bool looks_like_archive(std::string_view head) {
    return std::any_of(zip_marks.begin(), zip_marks.end(),
                       [&](std::string_view mark) { return head.starts_with(mark); }) ||
           looks_like_tar(head);
}

bool is_archive_name(std::string_view name) {
    const std::string lower = to_ascii_lower(name);
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return lower.size() > ending.size() && lower.ends_with(ending);
    });
}

void read_archive(InputStream& bytes, const OnMember& on_member) {
    check_zip_directory(bytes);
    LibarchiveReader reader(bytes, LibarchiveReader::Access::anywhere_if_a_file);
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_empty(reader.get());
    reader.open();
    std::size_t count = 0;
    while (archive_entry* entry = reader.next()) {
        if (++count > most_members) {
            throw Error(ErrorKind::corpus,
                        fmt::format("has more than {} members, the most it may", most_members));
        }
        const auto path = is_regular_file(entry) ? member_path(entry_name(entry)) : std::nullopt;
        if (path) on_member({*path, changed(entry)}, std::make_unique<MemberSource>(reader, entry));
        pass(reader, bytes);
    }
}

}  // namespace debrief
