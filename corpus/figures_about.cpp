#include "corpus/figures_about.h"

#include "corpus/base/text.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_thing = 4;  // words

constexpr std::array<std::string_view, 12> determiners{"a",   "an",   "the",  "its", "their",   "his",
                                                       "her", "this", "that", "our", "another", "new"};
constexpr std::array<std::string_view, 26> movements{
    "fell",    "fallen",   "rose",      "risen",     "dropped", "drop",   "jumped",  "climbed", "slid",
    "gained",  "lost",     "grew",      "shrank",    "sank",    "soared", "surged",  "slipped", "tumbled",
    "plunged", "declined", "increased", "decreased", "dipped",  "added",  "rallied", "shed"};
constexpr std::array<std::string_view, 5> prices{"worth", "totaling", "totalling", "costing", "of"};

/// Numbers with their glued letters do not stand in what a figure is about, but in names they do: "Llama 4".
[[nodiscard]] bool is_part_of_thing(const Prose& prose, std::size_t i) {
    if (prose.is_word(i)) return !is_function_word(prose.lower(i));
    return prose[i].kind == TokenKind::symbol && is_hyphen(prose[i].symbol) && prose.is_glued(i) &&
           prose.is_glued(i + 1);
}

/// The noun phrase that begins at token `i`: words up to the next that is none of it.
std::string_view thing_from(const Prose& prose, std::size_t i) {
    if (!prose.goes_on(i) || !prose.is_word(i)) return {};
    std::size_t last = i;
    for (std::size_t words = 0; words < longest_thing && is_part_of_thing(prose, last); ++last) {
        if (last > i && !prose.goes_on(last)) break;
        if (prose.is_word(last)) ++words;
    }
    if (last == i) return {};
    return prose.span(i, last).of(prose.text());
}

/// The noun phrase that ends before token `i`.
std::string_view thing_until(const Prose& prose, std::size_t i) {
    std::size_t first = i;
    for (std::size_t words = 0; words < longest_thing && first > 0 && prose.goes_on(first); --first) {
        if (!is_part_of_thing(prose, first - 1)) break;
        if (prose.is_word(first - 1)) ++words;
    }
    if (first == i || !prose.is_word(first)) return {};
    return prose.span(first, i).of(prose.text());
}

/// "valued Acme at $5 million".
std::string_view valued_thing(const Prose& prose, std::size_t at) {
    for (std::size_t i = at; i > 0 && at - i <= longest_thing + 1; --i) {
        const std::string_view word = prose.is_word(i - 1) ? prose.lower(i - 1) : std::string_view();
        if (!prose.goes_on(i) || word.empty()) return {};
        if (word == "valued" || word == "values" || word == "valuing" || word == "priced") {
            const std::size_t first = i + (prose.is_word(i, "the") || prose.is_word(i, "it") ? 1 : 0);
            if (first < at) return prose.span(first, at).of(prose.text());
            // "a deal valued at"
            return i == at ? thing_until(prose, i - 1) : std::string_view();
        }
    }
    return {};
}

std::string_view thing_before(const Prose& prose, std::size_t first) {
    if (first == 0 || !prose.goes_on(first) || !prose.is_word(first - 1)) return {};
    const std::string_view word = prose.lower(first - 1);
    if (word == "at") return valued_thing(prose, first - 1);
    if (is_one_of(word, movements)) return thing_until(prose, first - 1);
    if (!is_one_of(word, prices)) return {};
    const std::string_view thing = thing_until(prose, first - 1);
    // The last word names it: "investment" of "Meta investment of".
    const auto blank = thing.rfind(' ');
    return blank == std::string_view::npos ? thing : thing.substr(blank + 1);
}

std::string_view thing_behind(const Prose& prose, std::size_t first, std::size_t last, FigureKind kind) {
    if (!prose.goes_on(last) || !prose.is_word(last)) return {};
    const std::string_view word = prose.lower(last);
    if (word == "of" || (word == "in" && kind == FigureKind::money)) {
        const bool has_article = prose.is_word(last + 1, "the") || prose.is_word(last + 1, "its");
        if (word == "in" && (has_article || prose.is_capitalised(last + 1))) return {};  // a time or a place
        return thing_from(prose, last + (has_article ? 2 : 1));
    }
    if (kind == FigureKind::multiple) {
        static constexpr std::array<std::string_view, 10> skipped{"less", "more", "fewer", "as",    "many",
                                                                  "much", "the",  "its",   "their", "what"};
        std::size_t thing = last;
        while (thing < last + 3 && prose.is_word(thing) && is_one_of(prose.lower(thing), skipped)) ++thing;
        return prose.goes_on(thing) ? thing_from(prose, thing) : std::string_view();
    }
    const bool has_determiner =
        prose.is_word(first - 1) && prose.goes_on(first) && is_one_of(prose.lower(first - 1), determiners);
    const bool is_stake = word == "stake" || word == "share";
    return has_determiner || is_stake ? thing_from(prose, last) : std::string_view();
}

}  // namespace

std::string find_what_it_is_about(const Prose& prose, std::size_t first, std::size_t last, FigureKind kind) {
    if (kind == FigureKind::count) return {};  // its unit says it
    std::string_view thing = thing_behind(prose, first, last, kind);
    if (thing.empty() && kind != FigureKind::duration) thing = thing_before(prose, first);
    return std::string(thing);
}

}  // namespace debrief
