#include "corpus/figures.h"

#include "corpus/base/text.h"
#include "corpus/citations.h"
#include "corpus/event_dates_shapes.h"
#include "corpus/event_dates_words.h"
#include "corpus/figures_about.h"
#include "corpus/figures_amounts.h"
#include "corpus/figures_bounds.h"
#include "corpus/figures_counts.h"
#include "corpus/figures_numbers.h"
#include "corpus/figures_units.h"
#include "corpus/figures_words.h"
#include "corpus/prose_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace debrief {

namespace {

/// Tokens that belong to dates and citations, half-open and in order.
std::vector<Span> find_taken_tokens(const Prose& prose, std::span<const DateShape> dates,
                                    std::span<const CitationGroup> citations) {
    std::vector<Span> taken;
    for (const DateShape& shape : dates) taken.push_back({shape.first, shape.last});
    for (const CitationGroup& group : citations)
        taken.push_back({prose.first_token_from(group.span.begin), prose.first_token_from(group.span.end)});
    std::sort(taken.begin(), taken.end());
    return taken;
}

FigureKind kind_of(AmountUnit unit) {
    switch (unit) {
        case AmountUnit::money:
            return FigureKind::money;
        case AmountUnit::percent:
        case AmountUnit::points:
            return FigureKind::percentage;
        case AmountUnit::time:
            return FigureKind::duration;
        case AmountUnit::times:
            return FigureKind::multiple;
        case AmountUnit::none:
        case AmountUnit::old:
            break;
    }
    return FigureKind::count;
}

/// "two years and three months", "1 hour 30 minutes": adds the smaller unit that follows.
void add_smaller_time(const Prose& prose, Amount& amount) {
    if (amount.unit != AmountUnit::time || amount.has_hyphen || amount.low != amount.high) return;
    std::size_t next = amount.last;
    if (prose.is_symbol(next, U',')) ++next;
    if (prose.is_word(next, "and")) ++next;
    if (!prose.goes_on(next) || (!prose.is_number(next) && !prose.is_word(next))) return;
    const auto smaller = read_amount(prose, next);
    const bool fits = smaller && smaller->unit == AmountUnit::time && !smaller->has_hyphen &&
                      smaller->low == smaller->high &&
                      smaller->low / smaller->number.value < amount.low / amount.number.value;
    if (!fits) return;
    amount.low = amount.high = amount.low + smaller->low;
    amount.last = smaller->last;
}

/// What reading at a token came to.
struct Reading {
    std::optional<FoundFigure> found;
    std::size_t next;  ///< the token to go on at
};

Reading read_amount_figure(const Prose& prose, std::size_t i) {
    auto amount = read_amount(prose, i);
    if (!amount) {
        const auto number = read_number(prose, i);  // a bare one: none of its parts is a figure either
        return {std::nullopt, number ? number->last : i + 1};
    }
    const bool is_taken_for_letter = amount->number.has_letter_multiplier;
    if (amount->unit == AmountUnit::old) return {std::nullopt, amount->last};
    if (amount->unit == AmountUnit::none) {
        auto count = read_count(prose, *amount);
        if (count && amount->has_plus) count->figure.bound = Bound::more_than;
        const std::size_t next = count ? count->last : amount->number.last;
        return {std::move(count), next};
    }
    if (is_taken_for_letter && amount->unit != AmountUnit::money) return {std::nullopt, amount->last};
    add_smaller_time(prose, *amount);
    Figure figure{.kind = kind_of(amount->unit), .low = amount->low, .high = amount->high};
    figure.unit = amount->unit == AmountUnit::percent  ? "%"
                  : amount->unit == AmountUnit::points ? "points"
                                                       : amount->name;
    if (amount->has_plus) figure.bound = Bound::more_than;
    return {FoundFigure{amount->first, amount->last, std::move(figure)}, amount->last};
}

/// Most of a text's symbols are these; neither a sign, a currency nor a fraction.
bool is_plain_punctuation(char32_t symbol) {
    switch (symbol) {
        case U'.':
        case U',':
        case U';':
        case U':':
        case U'!':
        case U'?':
        case U'(':
        case U')':
        case U'"':
        case U'\'':
        case U'\u2019':
        case U'\u201C':
        case U'\u201D':
            return true;
        default:
            return false;
    }
}

bool is_article(const Prose& prose, std::size_t i) {
    return prose.is_word(i, "a") || prose.is_word(i, "an");
}

/// "a *million*", "a *factor* of ten", "an *hour*".
bool goes_on_behind_article(const Prose& prose, std::size_t i) {
    static constexpr std::array<std::string_view, 3> multiples{"factor", "order", "orders"};
    static const WordSieve followers = multiplier_sieve | time_unit_sieve | WordSieve(multiples);
    return prose.may_be_of(i, followers);
}

/// Most tokens cannot.
bool may_begin_figure(const Prose& prose, std::size_t i) {
    static constexpr std::array<std::string_view, 1> range_openers{"between"};
    static const WordSieve openers =
        number_openers | worded_figure_openers | vague_multiplier_sieve | WordSieve(range_openers);
    if (prose.is_word(i)) {
        const bool may_be_currency = prose.is_capitalised(i) || prose.is_symbol(i + 1, U'$');
        if (may_be_currency && read_currency_before(prose, i)) return true;
        return prose.may_be_of(i, openers) && (!is_article(prose, i) || goes_on_behind_article(prose, i + 1));
    }
    return !is_plain_punctuation(prose[i].symbol);
}

Reading read_figure(const Prose& prose, std::size_t i) {
    if (prose.is_word(i)) {
        if (auto worded = read_worded_figure(prose, i)) return {worded, worded->last};
        if (auto vague = read_vague_count(prose, i)) return {vague, vague->last};
    }
    return read_amount_figure(prose, i);
}

/// "up to $5m *from $4m*": the words before the figure tell that it rose, and bound nothing. Not "up to 200
/// people *from 15 countries*", "up to 5 percent *from 2026*", "a sum of up to $5m from".
bool is_rise(const Prose& prose, std::size_t up, const FoundFigure& found) {
    static constexpr std::array<std::string_view, 8> before_sums{"of", "by",   "for",   "at",
                                                                 "in", "with", "worth", "and"};
    if (up + 2 != found.first || !prose.has_words(up, "up to")) return false;
    const bool is_sum = up > 0 && prose.goes_on(up) && is_one_of(prose.lower(up - 1), before_sums);
    std::size_t from = found.last;
    if (prose.is_word(from, "in") && prose.goes_on(from) && find_month(prose.lower(from + 1))) from += 2;
    if (is_sum || !prose.is_word(from, "from") || !prose.goes_on(from) || !prose.goes_on(from + 1))
        return false;
    const auto earlier = read_amount(prose, from + 1);
    if (!earlier || earlier->high >= found.figure.low) return false;
    const Figure& figure = found.figure;
    if (earlier->unit != AmountUnit::none)
        return kind_of(earlier->unit) == figure.kind &&
               (figure.kind != FigureKind::money || earlier->name == figure.unit);
    const std::string_view behind = prose.goes_on(earlier->last) ? prose.lower(earlier->last) : "";
    const bool counts_others =
        prose.is_word(earlier->last) && !is_function_word(behind) && behind != figure.unit;
    constexpr std::size_t digits_of_year = 4;
    const bool may_be_year = prose.written(from + 1).size() == digits_of_year;
    return figure.kind != FigureKind::money && !counts_others && !may_be_year;
}

/// Adds bound words, the span and what the figure is about.
FoundFigure finish(const Prose& prose, FoundFigure found, const FigureBefore& previous) {
    Figure& figure = found.figure;
    const auto before = read_bound_before(prose, found.first, figure.kind);
    if (before && before->edge >= previous.last && !is_rise(prose, before->edge, found)) {
        figure.bound = before->bound;
        found.first = before->edge;
    }
    if (const auto behind = read_bound_behind(prose, found.last)) {
        figure.bound = behind->bound;
        found.last = behind->edge;
    }
    figure.span = prose.span(found.first, found.last);
    figure.about = find_what_it_is_about(prose, found.first, found.last, figure.kind, previous);
    return found;
}

std::string plain_number(double value, int decimals) {
    std::string written = fmt::format("{:.{}f}", value, decimals);
    if (written.find('.') == std::string::npos) return written;
    written.erase(written.find_last_not_of('0') + 1);
    if (written.ends_with('.')) written.pop_back();
    return written == "-0" ? "0" : written;
}

std::string range_of(const Figure& figure, int decimals) {
    const std::string low = plain_number(figure.low, decimals);
    return figure.low == figure.high ? low : low + ".." + plain_number(figure.high, decimals);
}

}  // namespace

std::vector<Figure> find_figures(std::string_view text) {
    const Prose prose(text);
    return find_figures(prose, find_date_shapes(prose), find_citations(prose.text()));
}

std::vector<Figure> find_figures(const Prose& prose, std::span<const DateShape> dates,
                                 std::span<const CitationGroup> citations) {
    const auto taken = find_taken_tokens(prose, dates, citations);
    std::vector<Figure> figures;
    auto next_taken = taken.begin();
    FigureBefore previous;
    for (std::size_t i = 0; i < prose.size();) {
        if (!may_begin_figure(prose, i)) {
            ++i;
            continue;
        }
        while (next_taken != taken.end() && next_taken->end <= i) ++next_taken;
        if (next_taken != taken.end() && next_taken->begin <= i) {
            i = next_taken->end;
            continue;
        }
        const std::size_t end = next_taken == taken.end() ? prose.size() : next_taken->begin;
        Reading reading = read_figure(prose, i);
        if (reading.found && reading.found->last <= end) {
            FoundFigure found = finish(prose, std::move(*reading.found), previous);
            i = std::max(reading.next, found.last);
            previous = {i, found.figure.about};
            figures.push_back(std::move(found.figure));
        } else {
            i = std::max(i + 1, std::min(reading.next, end));
        }
    }
    return figures;
}

std::string normal_form(const Figure& figure) {
    constexpr int decimals = 2;       // cents
    constexpr int fine_decimals = 4;  // of a day: nine seconds; of a percentage point; of a factor
    switch (figure.kind) {
        case FigureKind::money:
            return figure.unit + " " + range_of(figure, decimals);
        case FigureKind::multiple:
            return range_of(figure, fine_decimals) + " x";
        case FigureKind::duration:
            return range_of(figure, fine_decimals) + " d";
        case FigureKind::percentage:
        case FigureKind::count:
            break;
    }
    return range_of(figure, fine_decimals) + " " + figure.unit;
}

std::string_view to_string(FigureKind kind) {
    switch (kind) {
        case FigureKind::money:
            return "money";
        case FigureKind::percentage:
            return "percentage";
        case FigureKind::multiple:
            return "multiple";
        case FigureKind::duration:
            return "duration";
        case FigureKind::count:
            break;
    }
    return "count";
}

std::string_view to_string(Bound bound) {
    switch (bound) {
        case Bound::about:
            return "about";
        case Bound::more_than:
            return "more than";
        case Bound::less_than:
            return "less than";
        case Bound::exact:
            break;
    }
    return "exact";
}

}  // namespace debrief
