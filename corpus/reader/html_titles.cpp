#include "corpus/reader/html_titles.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace debrief {

namespace {

/// What stands between a title and a site's name.
constexpr std::array<std::string_view, 10> dividers{
    " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ", " \xC2\xBB ", " \xE2\x80\xA2 ", " :: ",
    " / ", " < "};
/// A site's name has at most so many words, and a title at least so many for one to be cut from it unknown.
constexpr std::ptrdiff_t site_words = 4;
constexpr std::ptrdiff_t title_words = 3;
/// Where in the text a description is looked for, in letters, and how many of its letters are compared.
constexpr std::size_t description_place = 4000;
constexpr std::size_t description_letters = 120;

std::ptrdiff_t count_words(std::string_view line) {
    return line.empty() ? 0 : std::ranges::count(line, ' ') + 1;
}

/// A text's letters and digits alone, in lower case where they are ASCII.
std::string letters_of(std::string_view text, std::size_t most) {
    std::string letters;
    for (std::size_t i = 0; i < text.size() && letters.size() < most; ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        // General punctuation: quotes, dashes, the ellipsis.
        if (c == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80') {
            i += 2;
        } else if (c >= 0x80 || std::isalnum(c) != 0) {
            letters += static_cast<char>(c < 0x80 ? std::tolower(c) : c);
        }
    }
    return letters;
}

/// A title in its parts around the last divider (of a site's name behind it) or the first (in front).
struct Parts {
    std::string_view front;
    std::string_view back;
};

std::vector<Parts> divisions_of(std::string_view title) {
    std::vector<Parts> divisions;
    for (const std::string_view divider : dividers) {
        for (const std::size_t at : {title.rfind(divider), title.find(divider)}) {
            if (at == std::string_view::npos) continue;
            divisions.push_back({trim(title.substr(0, at)), trim(title.substr(at + divider.size()))});
        }
    }
    return divisions;
}

/// `title` without the name of its site, where that is known.
std::string_view without_site(std::string_view title, std::string_view site) {
    const std::string wanted = letters_of(site, site.size());
    if (wanted.empty()) return title;
    for (const auto& [front, back] : divisions_of(title)) {
        if (!front.empty() && letters_of(back, back.size()) == wanted) return front;
        if (!back.empty() && letters_of(front, front.size()) == wanted) return back;
    }
    return title;
}

/// A window's title up to a last divider that a short name follows.
std::string_view without_short_ending(std::string_view title) {
    for (const auto& [front, back] : divisions_of(title)) {
        if (count_words(back) <= site_words && count_words(front) >= title_words) return front;
    }
    return title;
}

/// The headline that the window's title names, the longest of several: a site's logo is often one too.
std::string_view named_headline(const HtmlTitles& titles, std::string_view window) {
    std::string_view longest;
    for (const std::string& headline : titles.headlines) {
        if (headline.size() > longest.size() && window.find(headline) != std::string_view::npos) {
            longest = headline;
        }
    }
    return count_words(longest) >= std::min(title_words, count_words(window)) ? longest : "";
}

}  // namespace

std::string choose_title(const HtmlTitles& titles) {
    for (const std::string& given : {titles.open_graph, titles.linked_data, titles.other_metadata}) {
        const std::string_view title = without_site(given, titles.site);
        if (!title.empty()) return std::string(title);
    }
    const std::string_view window = without_site(titles.window, titles.site);
    const std::string_view named = named_headline(titles, window);
    if (!named.empty()) return std::string(named);
    const bool is_only = titles.headlines.size() == 1 && count_words(titles.headlines.front()) >= title_words;
    if (is_only || (window.empty() && !titles.headlines.empty())) return titles.headlines.front();
    return std::string(without_short_ending(window));
}

bool says_description(std::string_view text, std::string_view description) {
    const std::string wanted = letters_of(description, description_letters);
    return letters_of(text, description_place).find(wanted) != std::string::npos;
}

}  // namespace debrief
