#include "searcher/facts/compared_baselines.h"

#include "corpus/base/text.h"
#include "corpus/prose_tokens.h"
#include "corpus/prose_words.h"

#include <array>

namespace debrief {

namespace {

constexpr std::size_t farthest_than = 6;     ///< tokens between a multiple and its "than"
constexpr std::size_t longest_baseline = 8;  ///< tokens
constexpr std::size_t farthest_match = 24;   ///< tokens between a verb of likeness and the multiple

/// What a baseline stands behind.
constexpr std::array<std::string_view, 8> introductions{
    "than", "compared with", "compared to", "relative to", "versus", "over", "as against", "of what"};
/// Verbs that say that something is as good as the baseline; the multiple tells at what cost.
constexpr std::array<std::string_view, 12> likenesses{"match",  "matches",   "matched",  "matching",
                                                      "equal",  "equals",    "equalled", "equalling",
                                                      "rivals", "rivalling", "rivaling", "rivalled"};
/// What of the baseline is equalled: "the performance of".
constexpr std::array<std::string_view, 10> qualities{
    "performance", "quality", "accuracy", "results", "speed", "output", "power", "level", "levels", "scores"};
constexpr std::array<std::string_view, 6> possessives{"its", "their", "the", "a", "an", "his"};

bool may_begin(const Prose& prose, std::size_t i) {
    return prose.is_number(i) || (prose.is_word(i) && (is_one_of(prose.lower(i), possessives) ||
                                                       !is_function_word(prose.lower(i))));
}

/// The noun phrase from token `first` on.
std::string phrase_from(const Prose& prose, std::size_t first) {
    if (!may_begin(prose, first)) return {};
    std::size_t last = first + 1;
    for (; last < prose.size() && last - first < longest_baseline && prose.goes_on(last); ++last) {
        const ProseToken& token = prose[last];
        if (token.kind == TokenKind::symbol) {
            const bool is_joined = prose.is_glued(last) && prose.is_glued(last + 1) &&
                                   (is_hyphen(token.symbol) || is_apostrophe(token.symbol));
            if (!is_joined) break;
        } else if (prose.is_word(last) && !prose.is_glued(last) && is_function_word(prose.lower(last))) {
            break;
        }
    }
    if (is_one_of(prose.lower(first), possessives) && last == first + 1) return {};
    return std::string(prose.span(first, last).of(prose.text()));
}

std::string baseline_behind(const Prose& prose, std::size_t from) {
    for (std::size_t i = from; i < prose.size() && i < from + farthest_than && prose.goes_on(i); ++i) {
        if (prose[i].kind == TokenKind::symbol && !is_hyphen(prose[i].symbol)) return {};
        for (const std::string_view introduction : introductions) {
            if (!prose.has_words(i, introduction)) continue;
            const std::size_t words = introduction.find(' ') == std::string_view::npos ? 1 : 2;
            return phrase_from(prose, i + words);
        }
    }
    return {};
}

std::string baseline_before(const Prose& prose, std::size_t figure) {
    for (std::size_t i = figure; i-- > 0 && figure - i <= farthest_match;) {
        if (!prose.is_word(i) || !is_one_of(prose.lower(i), likenesses)) continue;
        std::size_t first = i + 1;
        const std::size_t quality =
            first + (prose.is_word(first) && is_one_of(prose.lower(first), possessives) ? 1 : 0);
        if (prose.is_word(quality) && is_one_of(prose.lower(quality), qualities) &&
            prose.is_word(quality + 1, "of"))
            first = quality + 2;
        return phrase_from(prose, first);
    }
    return {};
}

}  // namespace

std::string find_baseline(std::string_view sentence, Span figure) {
    const Prose prose(sentence);
    std::string baseline = baseline_behind(prose, prose.first_token_from(figure.end));
    if (baseline.empty()) baseline = baseline_before(prose, prose.first_token_from(figure.begin));
    return baseline;
}

}  // namespace debrief
