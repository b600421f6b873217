#include "corpus/reader/html_hints.h"

#include "corpus/base/text.h"
#include "corpus/reader/html_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

namespace {

using Words = std::vector<std::string>;

/// Words of a class or an id that mark surroundings wherever they stand whole.
constexpr std::array<std::string_view, 64> surrounding_words{
    "about",        "actions",    "ad",        "adbox",       "ads",     "adslot",    "adunit",    "author",
    "authors",      "banner",     "bio",       "biography",   "buttons", "byline",    "copyright", "credits",
    "dateline",     "dfp",        "download",  "email",       "flyout",  "hotlinks",  "icons",     "inread",
    "interstitial", "keywords",   "legal",     "login",       "mailing", "masthead",  "menu",      "menubar",
    "meta",         "metadata",   "modal",     "mpu",         "nav",     "navbar",    "noprint",   "overlay",
    "pager",        "pagination", "permalink", "permissions", "poll",    "popup",     "print",     "pubdate",
    "rail",         "rating",     "register",  "rss",         "search",  "share",     "shares",    "signup",
    "skip",         "subscribe",  "tag",       "tags",        "teasers", "timestamp", "toolbar",   "tools"};
static_assert(std::ranges::is_sorted(surrounding_words));

/// Beginnings of words that mark surroundings: "sharebar", "relatedlinks".
constexpr std::array<std::string_view, 28> surrounding_beginnings{
    "advert",  "breadcrumb", "consent",   "cookie",   "crosssell",   "footer",    "gdpr",
    "navig",   "newsletter", "outbrain",  "paywall",  "popular",     "promo",     "readmore",
    "recirc",  "recommend",  "related",   "sharebar", "sharebutton", "sharelink", "sharetool",
    "sharing", "sidebar",    "sideblock", "social",   "sponsor",     "taboola",   "trending"};
static_assert(std::ranges::is_sorted(surrounding_beginnings));

/// Words of elements that hold a picture and its caption, whatever else they are called.
constexpr std::array<std::string_view, 5> picture_words{"caption", "figure", "image", "photo", "picture"};

constexpr std::array<std::string_view, 4> comment_beginnings{"comment", "disqus", "livefyre", "respond"};
/// A kind of article.
constexpr std::array<std::string_view, 2> commentary_words{"commentaries", "commentary"};

/// Whole class names by which style sheets hide an element.
constexpr std::array<std::string_view, 13> hiding_classes{
    "accessibility", "element-invisible", "hidden",        "hide",     "invisible",
    "is-hidden",     "off-screen",        "offscreen",     "off-left", "screen-reader-text",
    "sr-only",       "visually-hidden",   "visuallyhidden"};

constexpr std::array<std::string_view, 9> surrounding_roles{"alert",         "alertdialog", "banner",
                                                            "complementary", "contentinfo", "dialog",
                                                            "menu",          "navigation",  "search"};

/// What schema.org names of an article that no text of it is.
constexpr std::array<std::string_view, 9> surrounding_properties{
    "author",       "breadcrumb",    "comment",          "copyrightholder", "datecreated",
    "datemodified", "datepublished", "interactioncount", "publisher"};

/// "relatedLinks story_tags" as related, links, story, tags.
Words words_of(std::string_view names) {
    Words words;
    bool goes_on = false;
    char before = ' ';
    for (const char c : names) {
        const bool is_upper = is_ascii_upper(c);
        const bool is_letter = is_upper || is_ascii_lower(c);
        if (!goes_on || !is_letter || (is_upper && is_ascii_lower(before))) {
            if (is_letter) words.emplace_back();
        }
        if (is_letter) words.back() += is_upper ? static_cast<char>(c | 0x20) : c;
        goes_on = is_letter;
        before = c;
    }
    return words;
}

template <typename Table>
bool has_word(const Words& words, const Table& table) {
    return std::ranges::any_of(words, [&](const std::string& word) {
        return std::ranges::find(table, std::string_view(word)) != table.end();
    });
}

template <typename Table>
bool has_beginning(const Words& words, const Table& table) {
    return std::ranges::any_of(words, [&](const std::string& word) {
        return std::ranges::any_of(table, [&](std::string_view start) { return word.starts_with(start); });
    });
}

/// The names that a list with blanks between them holds, in lower case.
Words names_of(std::string_view list) {
    Words names;
    for (bool goes_on = false; const char c : list) {
        if (is_ascii_space(c)) {
            goes_on = false;
            continue;
        }
        if (!goes_on) names.emplace_back();
        names.back() += c;
        goes_on = true;
    }
    for (std::string& name : names) name = to_ascii_lower(name);
    return names;
}

HtmlHint hint_of_tag(HtmlTag tag) {
    switch (tag) {
        case HtmlTag::aside:
        case HtmlTag::button:
        case HtmlTag::dialog:
        case HtmlTag::footer:
        case HtmlTag::nav:
        case HtmlTag::select:
        case HtmlTag::textarea:
            return HtmlHint::surroundings;
        case HtmlTag::title:
            return HtmlHint::invisible;
        default:
            return HtmlHint::none;
    }
}

}  // namespace

HtmlHint hint_of(const HtmlTree& tree, HtmlTree::Index node) {
    const HtmlHint by_tag = hint_of_tag(tree[node].tag);
    if (by_tag != HtmlHint::none || tree[node].from == tree[node].to) return by_tag;
    const Words properties = names_of(tree.attribute(node, HtmlAttribute::itemprop));
    if (has_word(properties, std::array<std::string_view, 1>{"articlebody"})) return HtmlHint::body;
    const Words classes = names_of(tree.attribute(node, HtmlAttribute::class_names));
    if (is_hidden(tree, node) || has_word(classes, hiding_classes) ||
        tree.attribute(node, HtmlAttribute::aria_hidden) == "true") {
        return HtmlHint::invisible;
    }
    Words words = words_of(tree.attribute(node, HtmlAttribute::class_names));
    for (std::string& word : words_of(tree.attribute(node, HtmlAttribute::id))) {
        words.push_back(std::move(word));
    }
    if (has_beginning(words, comment_beginnings) && !has_word(words, commentary_words)) {
        return HtmlHint::comments;
    }
    // Its classes often name its subjects: "post tag-sponsors category-social".
    if (tree[node].tag == HtmlTag::article) return HtmlHint::none;
    if (has_word(properties, surrounding_properties) || has_word(words, surrounding_words) ||
        (has_beginning(words, surrounding_beginnings) && !has_word(words, picture_words)) ||
        has_word(names_of(tree.attribute(node, HtmlAttribute::role)), surrounding_roles) ||
        has_word(names_of(tree.attribute(node, HtmlAttribute::rel)),
                 std::array<std::string_view, 2>{"author", "tag"})) {
        return HtmlHint::surroundings;
    }
    return HtmlHint::none;
}

}  // namespace debrief
