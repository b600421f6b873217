#include "corpus/reader/zip_directory.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include <unistd.h>

namespace debrief {

namespace {

// APPNOTE.TXT of PKWARE, sections 4.3.14 to 4.3.16.
constexpr std::string_view end_mark{"PK\x05\x06", 4};
constexpr std::string_view wide_locator_mark{"PK\x06\x07", 4};
constexpr std::string_view wide_end_mark{"PK\x06\x06", 4};
constexpr std::size_t end_bytes = 22;
constexpr std::size_t longest_comment = 65535;
constexpr std::size_t wide_locator_bytes = 20;
constexpr std::size_t wide_end_bytes = 56;
constexpr std::uint64_t in_wide_record = std::numeric_limits<std::uint32_t>::max();

std::string bytes_at(const PlainFile& file, std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '\0');
    const ssize_t got = ::pread(file.descriptor, bytes.data(), count, static_cast<off_t>(offset));
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return bytes;
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t i = count; i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(bytes[offset + i]);
    return number;
}

std::uint64_t wide_directory_bytes(const PlainFile& file, std::uint64_t end) {
    if (end < wide_locator_bytes) return 0;
    const std::string locator = bytes_at(file, end - wide_locator_bytes, wide_locator_bytes);
    if (!locator.starts_with(wide_locator_mark) || locator.size() < wide_locator_bytes) return 0;
    const std::uint64_t place = number_at(locator, 8, 8);
    if (place > file.bytes) return 0;
    const std::string record = bytes_at(file, place, wide_end_bytes);
    if (!record.starts_with(wide_end_mark) || record.size() < wide_end_bytes) return 0;
    return number_at(record, 40, 8);
}

}  // namespace

std::uint64_t zip_directory_bytes(const PlainFile& file) {
    const std::uint64_t tail_bytes = std::min<std::uint64_t>(file.bytes, end_bytes + longest_comment);
    const std::string tail = bytes_at(file, file.bytes - tail_bytes, tail_bytes);
    const std::size_t mark = tail.rfind(end_mark);
    if (mark == std::string::npos || tail.size() - mark < end_bytes) return 0;
    const std::uint64_t bytes = number_at(tail, mark + 12, 4);
    // libarchive believes the wide record wherever there is one.
    const std::uint64_t wide = wide_directory_bytes(file, file.bytes - tail_bytes + mark);
    return bytes == in_wide_record ? wide : std::max(bytes, wide);
}

}  // namespace debrief
