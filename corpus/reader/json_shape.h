#pragma once

#include <cstddef>
#include <string_view>

namespace debrief {

/// How a file of JSON is laid out.
enum class JsonShape {
    lines,    ///< a record a line
    whole,    ///< a list of records, an object that has one, or records over several lines
    unknown,  ///< neither for sure
};

/// Bytes of a file that are enough to tell its shape.
inline constexpr std::size_t json_shape_bytes = 65536;

/// The shape that a file's first bytes tell. An object that is all of its first line means lines, unless it
/// has a list of records.
[[nodiscard]] JsonShape tell_json_shape(std::string_view head);

}  // namespace debrief
