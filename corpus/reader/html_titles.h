#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// All that a page calls itself; empty where it does not.
struct HtmlTitles {
    std::string open_graph;
    std::string linked_data;
    std::string other_metadata;
    std::vector<std::string> headlines;  ///< `h1` elements, in order
    std::string window;                  ///< the `title` element: often with the site's name
    std::string site;                    ///< the site's name
};

/// A page's title, without the site's name in front or behind.
[[nodiscard]] std::string choose_title(const HtmlTitles& titles);

/// Whether `text` says `description` near its beginning, but for white space, punctuation and case; also
/// where a description breaks off ("…").
[[nodiscard]] bool says_description(std::string_view text, std::string_view description);

}  // namespace debrief
