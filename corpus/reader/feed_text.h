#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// What a text of a feed is written in.
enum class FeedTextKind {
    plain,
    html,
    unknown,  ///< the format does not say; most writers mean HTML
};

struct FeedText {
    std::string text;
    FeedTextKind kind = FeedTextKind::unknown;
};

/// Whether a text is HTML beyond doubt: it holds an element of HTML that has an end, attributes or needs no
/// end. `Use <b> for bold` and `a < b` are none.
[[nodiscard]] bool has_html_markup(std::string_view text);

/// A feed's text as plain text, in paragraphs. References to characters are read unless the text is plain.
[[nodiscard]] std::string to_plain_text(const FeedText& text, std::size_t nesting);

/// The same as one line, for titles.
[[nodiscard]] std::string to_plain_line(const FeedText& text, std::size_t nesting);

/// Whether a summary is no more than the beginning of the content, cut off with three points or a "read more"
/// or not; blanks and punctuation do not count. Both are plain text.
[[nodiscard]] bool is_beginning_of(std::string_view summary, std::string_view content);

}  // namespace debrief
