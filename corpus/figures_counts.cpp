#include "corpus/figures_counts.h"

#include "corpus/base/text.h"
#include "corpus/figures_bounds.h"
#include "corpus/figures_units.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace debrief {

namespace {

constexpr std::size_t farthest_noun = 4;  // words behind the number

/// Words behind which a number is a name: "chapter 11 filings".
constexpr std::array<std::string_view, 31> labels{
    "chapter", "section", "article",  "page",    "version", "level",  "phase", "type",
    "grade",   "room",    "gate",     "channel", "route",   "day",    "week",  "round",
    "step",    "tier",    "category", "class",   "rule",    "number", "no",    "nos",
    "flight",  "highway", "apollo",   "model",   "season",  "top",    "title"};

/// "MPs", "GPUs", "PCs".
bool is_plural_acronym(std::string_view written) {
    if (written.size() < 3 || !written.ends_with('s')) return false;
    written.remove_suffix(1);
    return std::all_of(written.begin(), written.end(), is_ascii_upper);
}

bool has_capital(std::string_view written) {
    return std::any_of(written.begin(), written.end(), is_ascii_upper);
}

/// The token of the plural noun that a number before token `i` counts.
std::optional<std::size_t> find_noun(const Prose& prose, std::size_t i) {
    std::optional<std::size_t> name;  // "Republicans", unless a noun follows: "Windows devices"
    std::size_t word = i;
    for (std::size_t seen = 0; seen < farthest_noun; ++word) {
        if (!prose.goes_on(word)) break;
        const bool is_link = prose[word].kind == TokenKind::symbol && is_hyphen(prose[word].symbol) &&
                             prose.is_glued(word) && prose.is_glued(word + 1) && word > i;
        if (is_link) continue;
        if (!prose.is_word(word)) break;
        const std::string_view lower = prose.lower(word);
        if (is_function_word(lower) || find_time_unit(lower) || find_vague_multiplier(lower)) break;
        const bool is_compound =
            is_hyphen(prose[word + 1].symbol) && prose.is_glued(word + 1) && prose.is_glued(word + 2);
        const bool is_capital = prose.is_capitalised(word);
        if (is_plural_acronym(prose.written(word))) return word;
        if (!is_compound && is_plural_noun(lower)) {
            if (!is_capital) return word;
            if (name) break;
            name = word;
        } else if (name) {
            break;
        }
        ++seen;
    }
    return name;
}

bool is_year(const Prose& prose, const Amount& amount) {
    if (amount.number.form != NumberForm::digits || amount.number.multiplier != 1 || amount.low < 1900 ||
        amount.low > 2099)
        return false;
    return prose.written(amount.number.first).size() == 4 &&
           !read_bound_before(prose, amount.first, FigureKind::count);
}

/// "4K screens", "8K films".
bool is_resolution(const ProseNumber& number) {
    return number.has_letter_multiplier && (number.value == 4000 || number.value == 8000);
}

/// "Falcon 9", "Chapter 11", "Big Four".
bool is_in_name(const Prose& prose, const Amount& amount) {
    const std::size_t first = amount.first;
    if (amount.number.form == NumberForm::words)
        return prose.is_capitalised(first) && !prose.begins_sentence(first);
    if (!prose.goes_on(first) || first == 0) return false;
    if (prose.is_symbol(first - 1, U'.') && prose.is_word(first - 2, "no")) return true;
    if (!prose.is_word(first - 1)) return false;
    const std::string_view before = prose.lower(first - 1);
    if (std::find(labels.begin(), labels.end(), before) != labels.end()) return true;
    return has_capital(prose.written(first - 1)) && !is_function_word(before) && !before.ends_with("ly");
}

Figure count_of(double low, double high, std::string_view noun) {
    return {.kind = FigureKind::count, .low = low, .high = high, .unit = std::string(noun)};
}

/// "412 of the 650 seats", "two of its legs": the noun stands behind "of".
std::optional<std::size_t> find_noun_behind_of(const Prose& prose, std::size_t of) {
    if (!prose.is_word(of, "of") || !prose.goes_on(of)) return std::nullopt;
    static constexpr std::array<std::string_view, 9> determiners{"the",   "its",   "their", "his", "her",
                                                                 "these", "those", "our",   "all"};
    static constexpr std::array<std::string_view, 4> ranks{"first", "last", "top", "largest"};
    std::size_t next = of + 1;
    const auto is_next = [&](const auto& words) {
        return prose.is_word(next) && std::find(words.begin(), words.end(), prose.lower(next)) != words.end();
    };
    const bool has_determiner = is_next(determiners);
    if (has_determiner) ++next;
    if (is_next(ranks)) ++next;
    const auto number = prose.goes_on(next) ? read_number(prose, next) : std::nullopt;
    if (number) next = number->last;
    if (!number && !has_determiner) return std::nullopt;
    return find_noun(prose, next);
}

}  // namespace

std::optional<FoundFigure> read_count(const Prose& prose, const Amount& amount) {
    const bool is_lone_one = amount.high == 1 && amount.number.form == NumberForm::words;
    if (amount.unit != AmountUnit::none || is_lone_one || is_year(prose, amount) || is_in_name(prose, amount))
        return std::nullopt;
    if (is_resolution(amount.number)) return std::nullopt;
    const std::size_t behind = amount.last;
    if (prose.is_glued(behind) && prose[behind].kind == TokenKind::symbol && is_hyphen(prose[behind].symbol))
        return std::nullopt;
    if (prose.is_glued(behind) && prose.is_word(behind)) return std::nullopt;
    if (const auto noun = find_noun(prose, behind))
        return FoundFigure{amount.first, *noun + 1, count_of(amount.low, amount.high, prose.lower(*noun))};
    if (const auto noun = find_noun_behind_of(prose, behind))
        return FoundFigure{amount.first, behind, count_of(amount.low, amount.high, prose.lower(*noun))};
    return std::nullopt;
}

std::optional<FoundFigure> read_vague_count(const Prose& prose, std::size_t i) {
    double low = 1;
    std::size_t next = i;
    constexpr int most_words = 3;  // "hundreds of thousands of millions"
    for (int words = 0; words < most_words && prose.is_word(next); ++words) {
        const auto factor = find_vague_multiplier(prose.lower(next));
        if (!factor || (words > 0 && !prose.goes_on(next))) break;
        low *= *factor;
        ++next;
        const bool goes_on = prose.is_word(next, "of") && prose.goes_on(next) && prose.is_word(next + 1) &&
                             find_vague_multiplier(prose.lower(next + 1));
        if (goes_on) ++next;
    }
    if (next == i || !prose.goes_on(next)) return std::nullopt;
    const bool has_of = prose.is_word(next, "of");
    if (!has_of && !prose.is_word(next, "more")) return std::nullopt;
    ++next;
    const double high = low * 10;
    if (const auto currency = has_of ? read_currency_behind(prose, next, low) : std::nullopt;
        currency && prose.is_word(next)) {
        return FoundFigure{i, currency->last,
                           Figure{.kind = FigureKind::money,
                                  .low = low * currency->factor,
                                  .high = high * currency->factor,
                                  .unit = std::string(currency->code),
                                  .bound = Bound::about}};
    }
    if (has_of && prose.is_word(next, "the")) ++next;
    const auto noun = find_noun(prose, next);
    if (!noun) return std::nullopt;
    Figure figure = count_of(low, high, prose.lower(*noun));
    figure.bound = Bound::about;
    return FoundFigure{i, *noun + 1, std::move(figure)};
}

}  // namespace debrief
