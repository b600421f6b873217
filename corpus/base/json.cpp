#include "corpus/base/json.h"

#include "corpus/base/utf8.h"

#include <cstdint>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

/// Beside what the library escapes: DEL, C1, U+2028, U+2029, and what has Unicode's property Bidi_Control.
bool is_escaped_further(char32_t c) {
    return (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The first bytes of those in UTF-8.
constexpr std::string_view escaped_starts = "\x7F\xC2\xD8\xE2";

}  // namespace

std::string to_json_text(const nlohmann::ordered_json& value) {
    const std::string json = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string safe;
    std::size_t written = 0;
    for (std::size_t at = json.find_first_of(escaped_starts); at != std::string::npos;) {
        const CodePoint point = code_point_at(json, at);
        if (is_escaped_further(point.value)) {  // only strings hold any
            safe.append(json, written, at - written);
            safe += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
            written = at + point.bytes;
        }
        at = json.find_first_of(escaped_starts, at + point.bytes);
    }
    return written == 0 ? json : safe.append(json, written);
}

}  // namespace debrief
