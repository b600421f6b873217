#include "corpus/reader/html_tags.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

struct TagRow {
    std::string_view name;
    HtmlTag tag;
};

using enum HtmlTag;

constexpr std::array tags{
    TagRow{"a", a},
    TagRow{"abbr", inline_text},
    TagRow{"acronym", inline_text},
    TagRow{"address", block},
    TagRow{"applet", never_shown},
    TagRow{"area", never_shown},
    TagRow{"article", article},
    TagRow{"aside", aside},
    TagRow{"audio", never_shown},
    TagRow{"b", inline_text},
    TagRow{"base", base},
    TagRow{"bdi", inline_text},
    TagRow{"bdo", inline_text},
    TagRow{"big", inline_text},
    TagRow{"blink", inline_text},
    TagRow{"blockquote", blockquote},
    TagRow{"body", body},
    TagRow{"br", br},
    TagRow{"button", button},
    TagRow{"canvas", never_shown},
    TagRow{"caption", block},
    TagRow{"center", block},
    TagRow{"cite", inline_text},
    TagRow{"code", inline_text},
    TagRow{"col", never_shown},
    TagRow{"colgroup", never_shown},
    TagRow{"data", inline_text},
    TagRow{"datalist", never_shown},
    TagRow{"dd", dd},
    TagRow{"del", inline_text},
    TagRow{"details", block},
    TagRow{"dfn", inline_text},
    TagRow{"dialog", dialog},
    TagRow{"dir", list},
    TagRow{"div", div},
    TagRow{"dl", list},
    TagRow{"dt", dt},
    TagRow{"em", inline_text},
    TagRow{"embed", never_shown},
    TagRow{"fieldset", block},
    TagRow{"figcaption", figcaption},
    TagRow{"figure", figure},
    TagRow{"font", inline_text},
    TagRow{"footer", footer},
    TagRow{"form", form},
    TagRow{"frame", never_shown},
    TagRow{"frameset", block},
    TagRow{"h1", h1},
    TagRow{"h2", heading},
    TagRow{"h3", heading},
    TagRow{"h4", heading},
    TagRow{"h5", heading},
    TagRow{"h6", heading},
    TagRow{"head", head},
    TagRow{"header", header},
    TagRow{"hgroup", block},
    TagRow{"hr", hr},
    TagRow{"html", html},
    TagRow{"i", inline_text},
    TagRow{"iframe", never_shown},
    TagRow{"img", never_shown},
    TagRow{"input", never_shown},
    TagRow{"ins", inline_text},
    TagRow{"kbd", inline_text},
    TagRow{"label", label},
    TagRow{"legend", block},
    TagRow{"li", li},
    TagRow{"link", link},
    TagRow{"main", main},
    TagRow{"map", never_shown},
    TagRow{"mark", inline_text},
    TagRow{"math", never_shown},
    TagRow{"menu", list},
    TagRow{"meta", meta},
    TagRow{"meter", never_shown},
    TagRow{"nav", nav},
    TagRow{"nobr", inline_text},
    TagRow{"noembed", never_shown},
    TagRow{"noframes", block},
    TagRow{"noscript", never_shown},
    TagRow{"object", inline_text},
    TagRow{"ol", list},
    TagRow{"optgroup", block},
    TagRow{"option", block},
    TagRow{"output", inline_text},
    TagRow{"p", p},
    TagRow{"param", never_shown},
    TagRow{"picture", inline_text},
    TagRow{"pre", pre},
    TagRow{"progress", never_shown},
    TagRow{"q", inline_text},
    TagRow{"rp", inline_text},
    TagRow{"rt", inline_text},
    TagRow{"ruby", inline_text},
    TagRow{"s", inline_text},
    TagRow{"samp", inline_text},
    TagRow{"script", never_shown},
    TagRow{"search", block},
    TagRow{"section", section},
    TagRow{"select", select},
    TagRow{"small", inline_text},
    TagRow{"source", never_shown},
    TagRow{"span", inline_text},
    TagRow{"strike", inline_text},
    TagRow{"strong", inline_text},
    TagRow{"style", never_shown},
    TagRow{"sub", inline_text},
    TagRow{"summary", block},
    TagRow{"sup", inline_text},
    TagRow{"svg", never_shown},
    TagRow{"table", table},
    TagRow{"tbody", inline_text},
    TagRow{"td", cell},
    TagRow{"template", never_shown},
    TagRow{"textarea", textarea},
    TagRow{"tfoot", inline_text},
    TagRow{"th", cell},
    TagRow{"thead", inline_text},
    TagRow{"time", time},
    TagRow{"title", title},
    TagRow{"tr", row},
    TagRow{"track", never_shown},
    TagRow{"tt", inline_text},
    TagRow{"u", inline_text},
    TagRow{"ul", list},
    TagRow{"var", inline_text},
    TagRow{"video", never_shown},
    TagRow{"wbr", never_shown},
    TagRow{"xmp", pre},
};
static_assert(std::ranges::is_sorted(tags, {}, &TagRow::name));

constexpr std::array<std::string_view, 17> void_tags{"area",  "base",   "br",    "col",    "embed",   "frame",
                                                     "hr",    "img",    "input", "keygen", "link",    "meta",
                                                     "param", "source", "track", "wbr",    "basefont"};

}  // namespace

HtmlTag html_tag(std::string_view name) {
    const auto row = std::ranges::lower_bound(tags, name, {}, &TagRow::name);
    return row != tags.end() && row->name == name ? row->tag : unknown;
}

bool is_void_html_tag(std::string_view name) {
    return std::ranges::find(void_tags, name) != void_tags.end();
}

HtmlBreak break_around(HtmlTag tag) {
    switch (tag) {
        case text:
        case unknown:
        case inline_text:
        case a:
        case base:
        case br:
        case button:
        case head:
        case label:
        case link:
        case meta:
        case never_shown:
        case select:
        case textarea:
        case time:
        case title:
            return HtmlBreak::none;
        case cell:
            return HtmlBreak::cell;
        case block:
        case dd:
        case div:
        case dt:
        case li:
        case row:
            return HtmlBreak::line;
        default:
            return HtmlBreak::paragraph;
    }
}

bool is_block(HtmlTag tag) {
    return break_around(tag) != HtmlBreak::none;
}

}  // namespace debrief
