#include "indexer/pieces/glass_version.h"

#include "corpus/base/error.h"
#include "corpus/base/file.h"
#include "indexer/pieces/glass_numbers.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace debrief {

namespace {

/// Ends with the day of the format, 2016-03-14: years since 2014, month and day in 7, 4 and 5 bits.
constexpr std::string_view format_bytes("\x0F\x0DXapian Glass\x04\x6E", 16);
/// A database's random name, which the library gives to what it merges of ours.
constexpr std::string_view piece_name("a piece, no name", 16);
constexpr std::uint32_t packed_from = 18;
constexpr std::uint32_t never_packed = 0;

void append_root(std::string& bytes, const GlassRoot& root, std::uint32_t shortest_unpacked) {
    constexpr unsigned is_sequential = 2;
    constexpr unsigned has_no_file = 1;
    const bool exists = root.blocks > 0;
    append_glass_number(bytes, root.block);
    append_glass_number(bytes, root.level << 2 | is_sequential | (exists ? 0 : has_no_file));
    append_glass_number(bytes, root.entries);
    append_glass_number(bytes, GlassTableWriter::block_size / 2048);
    append_glass_number(bytes, shortest_unpacked);
    std::string free_blocks;
    if (exists) {
        constexpr unsigned revision = 1;
        append_glass_number(free_blocks, revision);
        append_glass_number(free_blocks, root.blocks);
        free_blocks.append(4, '\0');
    }
    append_glass_number(bytes, free_blocks.size());
    bytes += free_blocks;
}

std::string version_bytes(unsigned revision, const GlassRoots& roots, const GlassStatistics& statistics) {
    std::string bytes(format_bytes);
    bytes += piece_name;
    append_glass_number(bytes, revision);
    append_root(bytes, roots.postlist, never_packed);
    append_root(bytes, roots.docdata, packed_from);
    append_root(bytes, roots.termlist, packed_from);
    append_root(bytes, {}, never_packed);  // positions
    append_root(bytes, {}, packed_from);   // spelling
    append_root(bytes, {}, packed_from);   // synonyms
    append_glass_number(bytes, statistics.documents);
    append_glass_number(bytes, statistics.last_number - statistics.documents);
    append_glass_number(bytes, statistics.shortest);
    append_glass_number(bytes, statistics.highest_count);
    append_glass_number(bytes, statistics.longest - std::min(statistics.longest, statistics.highest_count));
    append_glass_number(bytes, 0);  // changes for copies elsewhere: none
    append_glass_number(bytes, statistics.total_length);
    append_glass_number(bytes, 0);  // spelling
    return bytes;
}

void write_whole_file(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) throw_file_error(file, errno);
}

std::string read_version_file(const std::filesystem::path& folder) {
    std::ifstream stream(folder / "iamglass", std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a version file says, cut where one table's root ends and the next one's begins.
struct VersionParts {
    std::string_view revision;
    std::array<std::string_view, 3> roots;  ///< postlist, docdata, termlist
    std::string_view rest;
};

VersionParts parts_of(std::string_view bytes) {
    constexpr int numbers_of_root = 5;
    const std::size_t head = std::min(bytes.size(), format_bytes.size() + piece_name.size());
    std::string_view rest = bytes.substr(head);
    const auto taken_since = [&](std::string_view before) {
        return before.substr(0, before.size() - rest.size());
    };
    VersionParts parts;
    std::string_view before = rest;
    (void)take_glass_number(rest);
    parts.revision = taken_since(before);
    for (std::string_view& root : parts.roots) {
        before = rest;
        for (int i = 0; i < numbers_of_root; ++i) (void)take_glass_number(rest);
        const std::uint64_t free_blocks = take_glass_number(rest);
        rest.remove_prefix(std::min<std::size_t>(free_blocks, rest.size()));
        root = taken_since(before);
    }
    parts.rest = rest;
    return parts;
}

}  // namespace

void GlassStatistics::add(std::uint32_t number, std::uint32_t length) {
    ++documents;
    last_number = std::max(last_number, number);
    if (length > 0 && (shortest == 0 || length < shortest)) shortest = length;
    longest = std::max(longest, length);
    total_length += length;
}

void write_glass_version(const std::filesystem::path& folder, const GlassRoots& roots,
                         const GlassStatistics& statistics) {
    write_whole_file(folder / "flintlock", {});
    write_whole_file(folder / "iamglass", version_bytes(1, roots, statistics));
}

void join_glass_versions(const std::filesystem::path& folder, const std::filesystem::path& other) {
    const std::string bytes = read_version_file(folder);
    const std::string other_bytes = read_version_file(other);
    const VersionParts parts = parts_of(bytes);
    const VersionParts others = parts_of(other_bytes);
    // A table's blocks carry the revision that its database had.
    if (parts.rest.empty() || others.rest.empty() || parts.revision != others.revision) {
        throw Error(
            ErrorKind::index,
            fmt::format("databases '{}' and '{}' cannot be put together", folder.string(), other.string()),
            "build the index with '--builder plain'");
    }
    std::string joined = bytes.substr(0, format_bytes.size() + piece_name.size());
    joined.append(parts.revision).append(parts.roots[0]).append(others.roots[1]);
    joined.append(parts.roots[2]).append(parts.rest);
    write_whole_file(folder / "iamglass", joined);
}

bool is_our_glass_version(const std::filesystem::path& folder) {
    std::string bytes = read_version_file(folder);
    if (bytes.size() < format_bytes.size() + piece_name.size()) return false;
    bytes.replace(format_bytes.size(), piece_name.size(), piece_name);
    return bytes == version_bytes(0, {}, {});
}

}  // namespace debrief
