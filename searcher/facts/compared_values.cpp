#include "searcher/facts/compared_values.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr double bound_reach = 1.25;       ///< how far above "more than" a value may lie that it bounds
constexpr double approximation = 0.05;     ///< share of a value that "about" may be off
constexpr double far_approximation = 0.1;  ///< share of a value from which on "about" is wrong
constexpr double coarsest = 0.08;          ///< share of a value that rounding may take or add
constexpr double widest_range = 2;         ///< from end to end, of money
constexpr double widest_factor = 3;        ///< between two accounts of one value

struct DaysOfUnit {
    std::string_view unit;
    double days;
};
constexpr std::array days_of_units{DaysOfUnit{"day", 1}, DaysOfUnit{"week", 7}, DaysOfUnit{"month", 30.4375},
                                   DaysOfUnit{"year", 365.25}, DaysOfUnit{"decade", 3652.5}};

bool is_equal(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// Of a number without a fraction, how many of the noughts at its end come in threes: 3 for 33,000.
int noughts_of_thousands(double number) {
    int noughts = 0;
    while (std::abs(number) >= 1000 && std::fmod(number, 1000) == 0) {
        number /= 1000;
        noughts += 3;
    }
    return noughts;
}

/// The digits that a figure is written with.
struct WrittenDigits {
    double number = 0;
    int decimals = 0;
    int count = 0;
};

WrittenDigits digits_in(std::string_view written) {
    WrittenDigits digits;
    constexpr int most_digits = 15;  // what a double holds
    bool has_point = false;
    for (std::size_t i = written.find_first_of("0123456789"); i < written.size(); ++i) {
        const char c = written[i];
        if (is_ascii_digit(c) && digits.count < most_digits) {
            digits.number = digits.number * 10 + (c - '0');
            ++digits.count;
            if (has_point) ++digits.decimals;
        } else if (c == '.' && !has_point) {
            has_point = true;
        } else if (c != ',') {
            break;
        }
    }
    return digits;
}

double step_in_words(const Figure& figure) {
    double unit = 1;
    if (figure.kind == FigureKind::duration) {
        const auto* const known =
            std::find_if(days_of_units.begin(), days_of_units.end(),
                         [&](const DaysOfUnit& entry) { return entry.unit == figure.unit; });
        if (known == days_of_units.end()) return 0;
        unit = known->days;
    }
    const double number = figure.low / unit;
    const bool is_article = figure.kind == FigureKind::duration && number < 2;  // "a year"
    if (is_article || std::abs(number - std::round(number)) > 1e-6) return 0;
    return unit * std::pow(10, noughts_of_thousands(std::round(number)));
}

double step_of(const Figure& figure, std::string_view written) {
    if (figure.low != figure.high || figure.kind == FigureKind::multiple) return 0;
    const WrittenDigits digits = digits_in(written);
    if (digits.count == 0) return step_in_words(figure);
    if (digits.number == 0) return 0;
    const double last_digit = std::pow(10, -digits.decimals);
    const double multiplier = figure.low / (digits.number * last_digit);
    const int noughts = digits.decimals == 0 ? noughts_of_thousands(digits.number) : 0;
    return std::abs(multiplier) * last_digit * std::pow(10, noughts);
}

int significant_digits(double value) {
    std::string digits = fmt::format("{:.9e}", std::abs(value));
    digits.resize(digits.find('e'));
    digits.erase(digits.find_last_not_of('0') + 1);
    return static_cast<int>(std::count_if(digits.begin(), digits.end(), is_ascii_digit));
}

bool is_limit(Bound bound) {
    return bound == Bound::more_than || bound == Bound::less_than;
}

/// Whether `precise`, written so, is `coarse` as far as that is written.
bool rounds_to(const ComparedValue& precise, const ComparedValue& coarse) {
    if (coarse.step <= 0 || precise.step >= coarse.step * (1 - 1e-9)) return false;
    const double half = coarse.step / 2;
    if (std::abs(precise.low - coarse.low) > coarsest * std::abs(coarse.low)) return false;
    return precise.low >= coarse.low - half && precise.low < coarse.low + half;
}

/// Whether `value` lies on the side that `limit` tells.
bool is_within(double value, const ComparedValue& limit) {
    return limit.bound == Bound::more_than ? value >= limit.low : value <= limit.low;
}

ValueRelation relate_limit(const ComparedValue& limit, const ComparedValue& value) {
    if (limit.bound == Bound::more_than && value.is_below && value.low <= limit.low)
        return ValueRelation::none;
    if (is_equal(limit.low, value.low)) return ValueRelation::bound_and_exact;
    if (!is_within(value.low, limit) || limit.low <= 0 || value.low <= 0) return ValueRelation::none;
    const double reach = std::max(limit.low / value.low, value.low / limit.low);
    return reach <= bound_reach ? ValueRelation::bound_and_exact : ValueRelation::none;
}

ValueRelation relate_ranges(const ComparedValue& a, const ComparedValue& b) {
    if (is_equal(a.low, b.low) && is_equal(a.high, b.high)) return ValueRelation::same;
    if (is_limit(a.bound) || is_limit(b.bound)) return ValueRelation::none;
    const auto holds = [](const ComparedValue& range, const ComparedValue& in) {
        return range.is_range() && range.low <= in.low && in.high <= range.high;
    };
    return holds(a, b) || holds(b, a) ? ValueRelation::less_precise : ValueRelation::none;
}

constexpr std::array<std::string_view, 5> below_words{"nearly", "almost", "just shy of", "close to",
                                                      "barely"};

bool begins_with_any(std::string_view written, std::span<const std::string_view> beginnings) {
    const std::string lower = to_ascii_lower(written.substr(0, 12));
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

/// "up to $5 from $4" is no bound.
bool is_rise_to(const Figure& figure, std::string_view text) {
    constexpr std::array<std::string_view, 1> rise{"up to"};
    constexpr std::size_t farthest = 20;  // bytes
    if (!begins_with_any(figure.span.of(text), rise)) return false;
    return text.substr(figure.span.end, farthest).find(" from ") != std::string_view::npos;
}

bool is_change_of_money(const Figure& figure, std::string_view text) {
    if (figure.kind != FigureKind::money || figure.low == figure.high || figure.low <= 0) return false;
    const std::string_view written = figure.span.of(text);
    return figure.high / figure.low > widest_range && written.find(" to ") != std::string_view::npos;
}

}  // namespace

ComparedValue::ComparedValue(const Figure& figure, std::string_view text)
    : kind(figure.kind),
      low(figure.low),
      high(figure.high),
      bound(figure.bound),
      step(step_of(figure, figure.span.of(text))),
      digits(significant_digits(figure.kind == FigureKind::duration && step > 0 ? figure.low / step
                                                                                : figure.low)),
      is_below(begins_with_any(figure.span.of(text), below_words)),
      is_change(is_change_of_money(figure, text)) {
    if (bound == Bound::less_than && is_rise_to(figure, text)) bound = Bound::exact;
}

ValueRelation relate(const ComparedValue& a, const ComparedValue& b) {
    if (a.is_range() || b.is_range()) return relate_ranges(a, b);
    if (is_limit(a.bound) && is_limit(b.bound)) {
        return a.bound == b.bound && is_equal(a.low, b.low) ? ValueRelation::same : ValueRelation::none;
    }
    if (is_limit(a.bound)) return relate_limit(a, b);
    if (is_limit(b.bound)) return relate_limit(b, a);
    if (is_equal(a.low, b.low)) return ValueRelation::same;
    if (rounds_to(a, b) || rounds_to(b, a)) return ValueRelation::rounds_to_same;
    const bool is_near =
        std::abs(a.low - b.low) <= approximation * std::min(std::abs(a.low), std::abs(b.low));
    const bool is_approximate =
        (a.bound == Bound::about && a.digits < b.digits) || (b.bound == Bound::about && b.digits < a.digits);
    return is_near && is_approximate ? ValueRelation::less_precise : ValueRelation::none;
}

bool contradict(const ComparedValue& a, const ComparedValue& b) {
    if (a.is_range() || b.is_range() || a.low <= 0 || b.low <= 0) return false;
    if (relate(a, b) != ValueRelation::none) return false;
    const double factor = std::max(a.low / b.low, b.low / a.low);
    if (factor > widest_factor) return false;
    if (is_limit(a.bound) && is_limit(b.bound)) return false;
    if (is_limit(a.bound) || is_limit(b.bound)) {
        const ComparedValue& limit = is_limit(a.bound) ? a : b;
        const ComparedValue& value = is_limit(a.bound) ? b : a;
        return !is_within(value.low, limit) && !rounds_to(value, limit) && !rounds_to(limit, value);
    }
    const bool is_approximate = a.bound == Bound::about || b.bound == Bound::about;
    return !is_approximate || factor > 1 + far_approximation;
}

}  // namespace debrief
