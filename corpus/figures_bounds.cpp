#include "corpus/figures_bounds.h"

#include "corpus/base/text.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

struct BoundPhrase {
    std::string_view words;
    Bound bound;
};

constexpr std::array phrases_before{BoundPhrase{"about", Bound::about},
                                    BoundPhrase{"around", Bound::about},
                                    BoundPhrase{"roughly", Bound::about},
                                    BoundPhrase{"approximately", Bound::about},
                                    BoundPhrase{"approx", Bound::about},
                                    BoundPhrase{"circa", Bound::about},
                                    BoundPhrase{"nearly", Bound::about},
                                    BoundPhrase{"almost", Bound::about},
                                    BoundPhrase{"barely", Bound::about},
                                    BoundPhrase{"some", Bound::about},
                                    BoundPhrase{"close to", Bound::about},
                                    BoundPhrase{"somewhere around", Bound::about},
                                    BoundPhrase{"in the region of", Bound::about},
                                    BoundPhrase{"on the order of", Bound::about},
                                    BoundPhrase{"something like", Bound::about},
                                    BoundPhrase{"an estimated", Bound::about},
                                    BoundPhrase{"estimated", Bound::about},
                                    BoundPhrase{"just shy of", Bound::about},
                                    BoundPhrase{"more or less", Bound::about},
                                    BoundPhrase{"more than", Bound::more_than},
                                    BoundPhrase{"greater than", Bound::more_than},
                                    BoundPhrase{"higher than", Bound::more_than},
                                    BoundPhrase{"larger than", Bound::more_than},
                                    BoundPhrase{"over", Bound::more_than},
                                    BoundPhrase{"well over", Bound::more_than},
                                    BoundPhrase{"just over", Bound::more_than},
                                    BoundPhrase{"little over", Bound::more_than},
                                    BoundPhrase{"a little over", Bound::more_than},
                                    BoundPhrase{"slightly over", Bound::more_than},
                                    BoundPhrase{"well above", Bound::more_than},
                                    BoundPhrase{"just above", Bound::more_than},
                                    BoundPhrase{"above", Bound::more_than},
                                    BoundPhrase{"well more than", Bound::more_than},
                                    BoundPhrase{"slightly more than", Bound::more_than},
                                    BoundPhrase{"a little more than", Bound::more_than},
                                    BoundPhrase{"just more than", Bound::more_than},
                                    BoundPhrase{"far more than", Bound::more_than},
                                    BoundPhrase{"much more than", Bound::more_than},
                                    BoundPhrase{"at least", Bound::more_than},
                                    BoundPhrase{"at a minimum", Bound::more_than},
                                    BoundPhrase{"a minimum of", Bound::more_than},
                                    BoundPhrase{"exceeding", Bound::more_than},
                                    BoundPhrase{"in excess of", Bound::more_than},
                                    BoundPhrase{"upwards of", Bound::more_than},
                                    BoundPhrase{"upward of", Bound::more_than},
                                    BoundPhrase{"north of", Bound::more_than},
                                    BoundPhrase{"no less than", Bound::more_than},
                                    BoundPhrase{"no fewer than", Bound::more_than},
                                    BoundPhrase{"not less than", Bound::more_than},
                                    BoundPhrase{"less than", Bound::less_than},
                                    BoundPhrase{"fewer than", Bound::less_than},
                                    BoundPhrase{"lower than", Bound::less_than},
                                    BoundPhrase{"smaller than", Bound::less_than},
                                    BoundPhrase{"slightly less than", Bound::less_than},
                                    BoundPhrase{"a little less than", Bound::less_than},
                                    BoundPhrase{"under", Bound::less_than},
                                    BoundPhrase{"just under", Bound::less_than},
                                    BoundPhrase{"a little under", Bound::less_than},
                                    BoundPhrase{"well under", Bound::less_than},
                                    BoundPhrase{"below", Bound::less_than},
                                    BoundPhrase{"just below", Bound::less_than},
                                    BoundPhrase{"well below", Bound::less_than},
                                    BoundPhrase{"up to", Bound::less_than},
                                    BoundPhrase{"as much as", Bound::less_than},
                                    BoundPhrase{"as many as", Bound::less_than},
                                    BoundPhrase{"as long as", Bound::less_than},
                                    BoundPhrase{"at most", Bound::less_than},
                                    BoundPhrase{"a maximum of", Bound::less_than},
                                    BoundPhrase{"no more than", Bound::less_than},
                                    BoundPhrase{"not more than", Bound::less_than},
                                    BoundPhrase{"no longer than", Bound::less_than},
                                    BoundPhrase{"south of", Bound::less_than}};

constexpr std::size_t longest_phrase = 4;  // words

constexpr WordSieve last_words_before(phrases_before, [](const BoundPhrase& phrase) {
    return phrase.words.substr(phrase.words.rfind(' ') + 1);
});

constexpr std::array phrases_behind{
    BoundPhrase{"or more", Bound::more_than},   BoundPhrase{"or longer", Bound::more_than},
    BoundPhrase{"or higher", Bound::more_than}, BoundPhrase{"or above", Bound::more_than},
    BoundPhrase{"and up", Bound::more_than},    BoundPhrase{"or over", Bound::more_than},
    BoundPhrase{"or less", Bound::less_than},   BoundPhrase{"or fewer", Bound::less_than},
    BoundPhrase{"or lower", Bound::less_than},  BoundPhrase{"or under", Bound::less_than},
    BoundPhrase{"at most", Bound::less_than},   BoundPhrase{"or so", Bound::about},
    BoundPhrase{"or thereabouts", Bound::about}};

constexpr WordSieve first_words_behind(phrases_behind, [](const BoundPhrase& phrase) {
    return phrase.words.substr(0, phrase.words.find(' '));
});

std::optional<Bound> bound_of_sign(char32_t sign) {
    switch (sign) {
        case U'~':
        case U'\u2248':
            return Bound::about;
        case U'>':
        case U'\u2265':
            return Bound::more_than;
        case U'<':
        case U'\u2264':
            return Bound::less_than;
        default:
            return std::nullopt;
    }
}

/// Words behind which "over" is no bound: "spread over 16 servers", "concerns over two deals".
constexpr std::array<std::string_view, 16> takes_over{
    "spread",   "split",   "divided", "distributed", "shared", "presiding", "control", "power",
    "concerns", "worries", "dispute", "victory",     "win",    "row",       "fight",   "talks"};
/// Words behind which "over five years" says more than how long.
constexpr std::array<std::string_view, 10> shows_more{"for",   "lasted", "lasting", "spent", "took",
                                                      "taken", "waited", "after",   "of",    "is"};

/// Whether "over" at a token says "more than".
bool is_bound_over(const Prose& prose, std::size_t over, FigureKind kind) {
    const std::string_view before = prose.is_word(over - 1) ? prose.lower(over - 1) : std::string_view();
    return kind == FigureKind::duration ? is_one_of(before, shows_more) : !is_one_of(before, takes_over);
}

}  // namespace

std::optional<BoundWords> read_bound_before(const Prose& prose, std::size_t first, FigureKind kind) {
    if (first == 0 || !prose.goes_on(first)) return std::nullopt;
    if (prose[first - 1].kind == TokenKind::symbol) {
        if (const auto bound = bound_of_sign(prose[first - 1].symbol)) return BoundWords{*bound, first - 1};
        if (!prose.is_symbol(first - 1, U'.') || !prose.is_word(first - 2, "approx")) return std::nullopt;
        return BoundWords{Bound::about, first - 2};
    }
    if (!prose.may_be_of(first - 1, last_words_before)) return std::nullopt;
    std::optional<BoundWords> longest;
    std::string words;
    for (std::size_t begin = first; begin > 0 && first - begin < longest_phrase;) {
        --begin;
        if (!prose.is_word(begin)) break;
        words.insert(0, words.empty() ? "" : " ").insert(0, prose.lower(begin));
        const auto found = std::find_if(phrases_before.begin(), phrases_before.end(),
                                        [&](const BoundPhrase& phrase) { return phrase.words == words; });
        if (found != phrases_before.end()) longest = BoundWords{found->bound, begin};
        if (!prose.goes_on(begin)) break;
    }
    const bool is_only_over = longest && longest->edge + 1 == first && prose.is_word(longest->edge, "over");
    if (is_only_over && !is_bound_over(prose, longest->edge, kind)) return std::nullopt;
    return longest;
}

std::optional<BoundWords> read_bound_behind(const Prose& prose, std::size_t last) {
    if (!prose.goes_on(last)) return std::nullopt;
    if (prose.is_symbol(last, U'+') && prose.is_glued(last)) return BoundWords{Bound::more_than, last + 1};
    if (!prose.may_be_of(last, first_words_behind)) return std::nullopt;
    for (const BoundPhrase& phrase : phrases_behind) {
        if (!prose.has_words(last, phrase.words)) continue;
        const std::size_t edge = last + 2;
        // "$5m or more than 20%", "$5m and up to 20%": of the next figure.
        const bool goes_on =
            prose.goes_on(edge) && (prose.is_word(edge, "than") || prose.is_word(edge, "to"));
        return goes_on ? std::nullopt : std::optional(BoundWords{phrase.bound, edge});
    }
    return std::nullopt;
}

}  // namespace debrief
