#include "tests/support/byte_filter.h"

#include "corpus/base/utf8.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace debrief::test {

namespace {

/// Bytes of the link that `rest` begins with; 0 where it is none.
std::size_t link_size(std::string_view rest) {
    constexpr std::string_view start = "\x1B]8;;";
    if (!rest.starts_with(start)) return 0;
    std::size_t end = start.size();
    while (end < rest.size() && rest[end] > ' ' && rest[end] < '\x7F') ++end;
    constexpr std::string_view finish = "\x1B\\";
    if (!rest.substr(end).starts_with(finish)) return 0;
    const std::string_view target = rest.substr(start.size(), end - start.size());
    const bool is_known = target.empty() || target.starts_with("http://") || target.starts_with("https://") ||
                          target.starts_with("file:///");
    return is_known ? end + finish.size() : 0;
}

std::size_t own_sequence_size(std::string_view rest) {
    constexpr std::array<std::string_view, 4> colours{"\x1B[0m", "\x1B[1m", "\x1B[2m", "\x1B[1;33m"};
    for (const std::string_view colour : colours) {
        if (rest.starts_with(colour)) return colour.size();
    }
    return link_size(rest);
}

bool is_harmful(std::string_view rest, const CodePoint& point) {
    const char32_t c = point.value;
    if (c == '\n' || c == '\t') return false;
    if (c == '\r') return !rest.starts_with("\r\n");
    if (c == 0xFFFD) return point.bytes == 1;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

enum class Place { file, terminal };

std::string first_harm(std::string_view output, Place place) {
    for (std::size_t offset = 0; offset < output.size();) {
        const std::string_view rest = output.substr(offset);
        if (place == Place::terminal) {
            if (const std::size_t own = own_sequence_size(rest)) {
                offset += own;
                continue;
            }
        }
        const CodePoint point = code_point_at(output, offset);
        if (is_harmful(rest, point)) {
            const std::size_t begin = offset < 40 ? 0 : offset - 40;
            return fmt::format(
                "U+{:04X} (byte {:02x}) at {}, behind '{}'", static_cast<std::uint32_t>(point.value),
                static_cast<unsigned char>(output[offset]), offset, output.substr(begin, offset - begin));
        }
        offset += point.bytes;
    }
    return "";
}

}  // namespace

std::string first_harm(std::string_view output) {
    return first_harm(output, Place::file);
}

std::string first_harm_on_terminal(std::string_view output) {
    return first_harm(output, Place::terminal);
}

}  // namespace debrief::test
