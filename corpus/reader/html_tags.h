#pragma once

#include <cstdint>
#include <string_view>

namespace debrief {

/// The elements that this program treats differently; all others are `inline_text` or `unknown`.
enum class HtmlTag : std::uint8_t {
    text,         ///< no element: a run of characters
    unknown,      ///< an element that HTML does not know; shows what it holds
    inline_text,  ///< `b`, `span` and the like: only their attributes can matter
    a,
    article,
    aside,
    base,
    blockquote,
    block,  ///< any other that begins a line: `address`, `center`, `fieldset`
    body,
    br,
    button,
    cell,  ///< `td`, `th`
    dd,
    dialog,
    div,
    dt,
    figcaption,
    figure,
    footer,
    form,
    head,
    header,
    heading,  ///< `h2` to `h6`
    h1,
    hr,
    html,
    label,
    li,
    link,
    list,  ///< `ul`, `ol`, `dl`, `menu`
    main,
    meta,
    nav,
    never_shown,  ///< `noscript`, `svg`, `template`: what they hold is no part of the text
    p,
    pre,
    row,
    section,
    select,
    table,
    textarea,
    time,
    title,
};

/// Which space in the text an element asks for around it.
enum class HtmlBreak : std::uint8_t { none, cell, line, paragraph };

/// The element of a name in lower case.
[[nodiscard]] HtmlTag html_tag(std::string_view name);

/// Whether an element never has content or an end tag.
[[nodiscard]] bool is_void_html_tag(std::string_view name);

[[nodiscard]] HtmlBreak break_around(HtmlTag tag);

/// Whether an element's text stands by itself, apart from the text before and behind it.
[[nodiscard]] bool is_block(HtmlTag tag);

}  // namespace debrief
