#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// An attribute as it is written, its entities not decoded.
struct HtmlAttributeSource {
    std::string name;  ///< in lower case
    std::string_view value;
};

/// A piece of a page's source.
struct HtmlToken {
    enum class Kind : std::uint8_t {
        text,    ///< `content` is text with entities
        start,   ///< a start tag
        end,     ///< an end tag
        script,  ///< a whole `script` element; `content` is what it holds, as it is
    };

    Kind kind = Kind::text;
    std::string name;  ///< of a tag, in lower case
    std::string_view content;
    std::vector<HtmlAttributeSource> attributes;
    bool is_empty_element = false;  ///< the tag ends in "/>"
};

/// Divides the source of a page as browsers do, without building anything: comments, declarations, styles and
/// frames are left out, a '<' that begins no tag is text, and what is never closed (tags, comments, quotes)
/// hides nothing behind it. Linear in the source, whatever it holds; the source must outlive the scanner.
class HtmlScanner {
 public:
    explicit HtmlScanner(std::string_view source) : source_(source) {}

    /// The next piece; nothing at the end.
    [[nodiscard]] std::optional<HtmlToken> next();

 private:
    /// Where a text begins at or behind `from`; a search without success is not made again further on.
    [[nodiscard]] std::size_t find_once(std::size_t& known_last, std::string_view wanted, std::size_t from);

    std::optional<HtmlToken> scan_markup();
    std::optional<HtmlToken> scan_declaration();
    std::optional<HtmlToken> scan_end_tag();
    std::optional<HtmlToken> scan_start_tag();
    std::optional<HtmlToken> after_start_tag(HtmlToken tag);
    bool scan_attributes(HtmlToken& tag);
    std::string_view scan_value();
    std::size_t find_end_tag(std::string_view name);
    HtmlToken scan_text();

    static constexpr std::size_t unknown_last = std::string_view::npos - 1;

    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t last_comment_end_ = unknown_last;
    std::size_t last_tag_end_ = unknown_last;
    std::size_t last_double_quote_ = unknown_last;
    std::size_t last_single_quote_ = unknown_last;
    std::size_t last_section_end_ = unknown_last;
    std::size_t section_end_ = std::string_view::npos;  ///< where the "]]>" of an open CDATA section lies
    std::vector<std::string> never_ended_;  ///< elements of raw text without an end tag further on
    std::string_view escapable_;            ///< what an element holds in which tags are text
    bool quotes_hold_ = true;  ///< a quoted value may hold '>'; no longer once a tag swallowed the rest
};

}  // namespace debrief
