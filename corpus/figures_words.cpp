#include "corpus/figures_words.h"

#include "corpus/base/text.h"
#include "corpus/figures_bounds.h"
#include "corpus/figures_units.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace debrief {

namespace {

/// When a word is a multiple.
enum class MultipleUse {
    always,        ///< "doubled"
    before_thing,  ///< "double the price", "twice as many"; else it is something else ("twice delayed")
};

struct MultipleWord {
    std::string_view word;
    double factor;
    MultipleUse use;
};

constexpr std::array multiples{MultipleWord{"doubled", 2, MultipleUse::always},
                               MultipleWord{"doubling", 2, MultipleUse::always},
                               MultipleWord{"tripled", 3, MultipleUse::always},
                               MultipleWord{"tripling", 3, MultipleUse::always},
                               MultipleWord{"trebled", 3, MultipleUse::always},
                               MultipleWord{"quadrupled", 4, MultipleUse::always},
                               MultipleWord{"quadrupling", 4, MultipleUse::always},
                               MultipleWord{"quintupled", 5, MultipleUse::always},
                               MultipleWord{"halved", 0.5, MultipleUse::always},
                               MultipleWord{"halving", 0.5, MultipleUse::always},
                               MultipleWord{"twofold", 2, MultipleUse::always},
                               MultipleWord{"threefold", 3, MultipleUse::always},
                               MultipleWord{"fourfold", 4, MultipleUse::always},
                               MultipleWord{"fivefold", 5, MultipleUse::always},
                               MultipleWord{"sixfold", 6, MultipleUse::always},
                               MultipleWord{"sevenfold", 7, MultipleUse::always},
                               MultipleWord{"eightfold", 8, MultipleUse::always},
                               MultipleWord{"ninefold", 9, MultipleUse::always},
                               MultipleWord{"tenfold", 10, MultipleUse::always},
                               MultipleWord{"twentyfold", 20, MultipleUse::always},
                               MultipleWord{"fiftyfold", 50, MultipleUse::always},
                               MultipleWord{"hundredfold", 100, MultipleUse::always},
                               MultipleWord{"thousandfold", 1000, MultipleUse::always},
                               MultipleWord{"double", 2, MultipleUse::before_thing},
                               MultipleWord{"doubles", 2, MultipleUse::before_thing},
                               MultipleWord{"twice", 2, MultipleUse::before_thing},
                               MultipleWord{"thrice", 3, MultipleUse::before_thing},
                               MultipleWord{"triple", 3, MultipleUse::before_thing},
                               MultipleWord{"triples", 3, MultipleUse::before_thing},
                               MultipleWord{"quadruple", 4, MultipleUse::before_thing},
                               MultipleWord{"halves", 0.5, MultipleUse::before_thing}};

constexpr WordSieve multiple_sieve(multiples, &MultipleWord::word);
constexpr std::array<std::string_view, 4> articles_and_parts{"a", "an", "half", "quarter"};

constexpr std::array<std::string_view, 12> things{"the", "as",   "its",  "their", "his",   "her",
                                                  "our", "your", "what", "that",  "those", "these"};

Figure multiple(double factor) {
    return {.kind = FigureKind::multiple, .low = factor, .high = factor, .unit = ""};
}

std::optional<FoundFigure> read_multiple(const Prose& prose, std::size_t i) {
    const std::string_view word = prose.lower(i);
    if (word == "half" && prose.is_word(i + 1, "as") && prose.is_word(i + 2) && prose.goes_on(i + 2))
        return FoundFigure{i, i + 1, multiple(0.5)};
    if (!multiple_sieve.may_hold(word)) return std::nullopt;
    const auto found = std::find_if(multiples.begin(), multiples.end(),
                                    [&](const MultipleWord& entry) { return entry.word == word; });
    if (found == multiples.end()) return std::nullopt;
    const bool has_thing =
        prose.is_word(i + 1) && prose.goes_on(i + 1) && is_one_of(prose.lower(i + 1), things);
    // "doubling down" and "doubled over" multiply nothing.
    const bool is_idiom = prose.is_word(i + 1, "down") ||
                          (word == "doubled" && prose.is_word(i + 1, "over")) ||
                          (word == "doubled" && prose.is_word(i + 1, "up"));
    if (is_idiom || (found->use == MultipleUse::before_thing && !has_thing)) return std::nullopt;
    return FoundFigure{i, i + 1, multiple(found->factor)};
}

/// "an order of magnitude", "two orders of magnitude".
std::optional<FoundFigure> read_orders(const Prose& prose, std::size_t i) {
    double orders = 1;
    std::size_t next = i + 1;
    if (!prose.is_word(i, "an")) {
        const auto number = read_number(prose, i);
        constexpr double most_orders = 12;
        if (!number || number->value < 1 || number->value > most_orders) return std::nullopt;
        orders = number->value;
        next = number->last;
    }
    const bool is_order =
        prose.has_words(next, "order of magnitude") || prose.has_words(next, "orders of magnitude");
    if (!is_order || !prose.goes_on(next)) return std::nullopt;
    return FoundFigure{i, next + 3, multiple(std::pow(10.0, orders))};
}

/// "a factor of ten".
std::optional<FoundFigure> read_factor(const Prose& prose, std::size_t i) {
    if (!prose.has_words(i, "a factor of") || !prose.goes_on(i + 3)) return std::nullopt;
    const auto number = read_number(prose, i + 3);
    if (!number) return std::nullopt;
    return FoundFigure{i, number->last, multiple(number->value)};
}

/// "half a percentage point", "half-point", "quarter point", "three-quarters of a point".
std::optional<FoundFigure> read_part_of_point(const Prose& prose, std::size_t i) {
    std::size_t next = i;
    double part = 0;
    if (prose.is_word(next, "three") && prose.is_word(next + 1, "quarters")) {
        part = 0.75;
        next += 2;
    } else if (prose.is_word(next, "three") && prose.is_word(next + 2, "quarters")) {
        part = 0.75;
        next += 3;
    } else if (prose.is_word(next, "half") || prose.is_word(next, "quarter")) {
        part = prose.is_word(next, "half") ? 0.5 : 0.25;
        ++next;
    } else {
        return std::nullopt;
    }
    const auto skip = [&](std::string_view word) {
        if (prose.is_word(next, word) && prose.goes_on(next)) ++next;
    };
    const auto skip_hyphen = [&] {
        if (prose[next].kind == TokenKind::symbol && is_hyphen(prose[next].symbol)) ++next;
    };
    skip("of");
    skip_hyphen();
    skip("a");
    skip_hyphen();
    if (prose.is_word(next, "percent") && prose.goes_on(next)) {
        if (next == i + 1) return std::nullopt;
        return FoundFigure{
            i, next + 1, {.kind = FigureKind::percentage, .low = part, .high = part, .unit = "%"}};
    }
    skip("percentage");
    skip_hyphen();
    if (!prose.is_word(next, "point") || !prose.goes_on(next)) return std::nullopt;
    return FoundFigure{
        i, next + 1, {.kind = FigureKind::percentage, .low = part, .high = part, .unit = "points"}};
}

Figure duration(double days, std::string_view unit) {
    return {.kind = FigureKind::duration, .low = days, .high = days, .unit = std::string(unit)};
}

/// Words that show "a year" to be a length of time.
constexpr std::array<std::string_view, 24> before_times{
    "for",  "within", "in",    "after",  "during",  "wait",  "waits",  "waited",
    "took", "take",   "takes", "lasted", "last",    "lasts", "spent",  "spend",
    "of",   "whole",  "full",  "entire", "another", "half",  "nearly", "almost"};
constexpr std::array<std::string_view, 5> times_of_day{"ago", "before", "earlier", "later", "old"};

/// "a decade", "a year" where it is a length of time, "an hour and a half", "half an hour".
std::optional<FoundFigure> read_time_with_article(const Prose& prose, std::size_t i) {
    const bool is_half = prose.is_word(i, "half");
    const std::size_t article = i + (is_half ? 1 : 0);
    if (!prose.is_word(article, "a") && !prose.is_word(article, "an")) return std::nullopt;
    const std::size_t word = article + 1;
    const auto unit =
        prose.is_word(word) && prose.goes_on(word) ? find_time_unit(prose.lower(word)) : std::nullopt;
    if (!unit || unit->name != prose.lower(word) || unit->name == "second") return std::nullopt;
    const ProseToken& next = prose[word + 1];
    const bool is_compound =
        next.kind == TokenKind::symbol && is_hyphen(next.symbol) && next.gap == TokenGap::none;
    if (is_compound || (prose.is_word(word + 1) && is_one_of(prose.lower(word + 1), times_of_day)))
        return std::nullopt;
    const double days = unit->days * (is_half ? 0.5 : 1);
    if (prose.has_words(word + 1, "and a half") && prose.goes_on(word + 1))
        return FoundFigure{i, word + 4, duration(days * 1.5, unit->name)};
    const bool has_bound =
        read_bound_before(prose, i, FigureKind::duration) || read_bound_behind(prose, word + 1);
    const bool is_told =
        prose.is_word(i - 1) && prose.goes_on(i) && is_one_of(prose.lower(i - 1), before_times);
    // "three times in a week" and "once in a year" count within it.
    if (!is_half && !has_bound && !is_told) return std::nullopt;
    return FoundFigure{i, word + 1, duration(days, unit->name)};
}

}  // namespace

constexpr WordSieve worded_figure_openers = multiple_sieve | WordSieve(articles_and_parts);

std::optional<FoundFigure> read_worded_figure(const Prose& prose, std::size_t i) {
    for (const auto read :
         {read_orders, read_part_of_point, read_factor, read_time_with_article, read_multiple}) {
        if (auto found = read(prose, i)) return found;
    }
    return std::nullopt;
}

}  // namespace debrief
