#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What a page's linked data (JSON-LD in schema.org's words) says of its article; empty where it does not.
struct LinkedData {
    std::string headline;
    std::string description;
    std::string author;     ///< several: with ", " between them
    std::string published;  ///< a date as it is written
    std::string publisher;
    std::string url;
    std::string language;
    std::string body;  ///< the article's text, in paragraphs where it has them
    std::vector<std::string> keywords;
};

/// Reads the contents of a page's `application/ld+json` scripts: single things, arrays and graphs. Of several
/// things the first that is an article speaks first, then the page itself. What is no JSON, or nested deeper
/// than `nesting`, is passed over.
[[nodiscard]] LinkedData read_linked_data(std::span<const std::string_view> scripts, std::size_t nesting);

}  // namespace debrief
