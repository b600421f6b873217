#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

/// The metadata in front of a Markdown text and what follows it.
struct FrontMatter {
    struct Entry {
        std::string key;                  ///< lower case
        std::vector<std::string> values;  ///< one for a scalar, several for a list
        std::string json;                 ///< the whole value, whatever it is, as JSON text
    };
    std::vector<Entry> entries;  ///< in the order of the file
    std::string_view rest;       ///< the text behind it
    std::string problem;         ///< why it could not be read, if so; it is part of `rest` then
};

/// Splits off YAML between `---` lines, TOML between `+++` lines, or a JSON object in front of a text.
/// Aliases, depth and size are bounded. A text without any is all rest.
[[nodiscard]] FrontMatter split_front_matter(std::string_view text);

}  // namespace debrief
