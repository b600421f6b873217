#include "searcher/query_amounts.h"

#include "corpus/base/text.h"
#include "corpus/figures.h"
#include "searcher/query_notes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_figure = 80;  ///< bytes

/// A sign of comparison and its range around a value.
struct Comparison {
    std::string_view sign;
    NumberRange (*range)(double low, double high);
};

constexpr std::array comparisons{
    Comparison{">=",
               [](double low, double) {
                   return NumberRange{low, {}, false, false};
               }},
    Comparison{"<=",
               [](double, double high) {
                   return NumberRange{{}, high, false, false};
               }},
    Comparison{"≥",
               [](double low, double) {
                   return NumberRange{low, {}, false, false};
               }},
    Comparison{"≤",
               [](double, double high) {
                   return NumberRange{{}, high, false, false};
               }},
    Comparison{">",
               [](double, double high) {
                   return NumberRange{high, {}, true, false};
               }},
    Comparison{"<",
               [](double low, double) {
                   return NumberRange{{}, low, false, true};
               }},
    Comparison{"=",
               [](double low, double high) {
                   return NumberRange{low, high, false, false};
               }},
};

const Comparison* comparison_of(std::string_view text) {
    const auto* const found =
        std::find_if(comparisons.begin(), comparisons.end(),
                     [&](const Comparison& comparison) { return text.starts_with(comparison.sign); });
    return found == comparisons.end() ? nullptr : found;
}

bool is_empty_range(const NumberRange& range) {
    return range.low && range.high && *range.low > *range.high;
}

/// The money or percentage that all of `text` is.
std::optional<Figure> whole_figure(std::string_view text) {
    std::vector<Figure> figures = find_figures(text);
    if (figures.size() != 1 || figures.front().span != Span{0, text.size()}) return std::nullopt;
    Figure& figure = figures.front();
    const bool is_asked = figure.kind == FigureKind::money || figure.kind == FigureKind::percentage;
    if (!is_asked || !std::isfinite(figure.low) || !std::isfinite(figure.high)) return std::nullopt;
    return std::move(figure);
}

std::string to_ascii_upper(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) c = is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    return upper;
}

/// With a blank between a currency's code and its number: "EUR 5m".
std::string with_blank_behind_code(std::string_view text) {
    constexpr std::size_t code_letters = 3;
    const bool begins_with_code = text.size() > code_letters && is_ascii_digit(text[code_letters]) &&
                                  std::all_of(text.begin(), text.begin() + code_letters, is_ascii_letter);
    if (!begins_with_code) return std::string(text);
    return fmt::format("{} {}", text.substr(0, code_letters), text.substr(code_letters));
}

/// A figure of a field, whose unit may be missing and whose currency may be in small letters.
std::optional<Figure> figure_of_field(std::string_view text, const Field& field) {
    if (text.empty() || text.size() > longest_figure) return std::nullopt;
    const bool is_money = field.match == FieldMatch::amount;
    const auto fits = [&](const std::optional<Figure>& figure) {
        return figure && (figure->kind == FigureKind::money) == is_money;
    };
    for (const std::string& written : {std::string(text), to_ascii_upper(with_blank_behind_code(text))}) {
        if (auto figure = whole_figure(written); fits(figure)) return figure;
    }
    auto figure = whole_figure(is_money ? fmt::format("${}", text) : fmt::format("{}%", text));
    if (!fits(figure)) return std::nullopt;
    if (is_money) figure->unit.clear();
    return figure;
}

/// The numbers that round to a figure as precisely as its digits are written. In words, or of several
/// numbers, it is what it says.
NumberRange rounding_range(const Figure& figure, std::string_view written) {
    const NumberRange exact{figure.low, figure.high, false, false};
    const std::size_t begin = written.find_first_of("0123456789");
    if (figure.low != figure.high || begin == std::string_view::npos) return exact;
    constexpr std::size_t most_digits = 15;  // what a double holds
    double digits = 0;
    double scale = 1;
    std::size_t count = 0;
    bool has_point = false;
    for (std::size_t i = begin; i < written.size(); ++i) {
        const char c = written[i];
        if (is_ascii_digit(c)) {
            digits = digits * 10 + (c - '0');
            if (has_point) scale *= 10;
            ++count;
        } else if (c == '.' && !has_point) {
            has_point = true;
        } else if (c != ',') {
            break;
        }
    }
    if (digits == 0 || count > most_digits) return exact;
    // Whole numbers as long as can be, so that a half is one.
    const double multiplier = std::round(figure.low * scale / digits * 100) / 100;
    const double low = (2 * digits - 1) * multiplier / (2 * scale);
    const double high = (2 * digits + 1) * multiplier / (2 * scale);
    if (multiplier < 0 || !(low < figure.low && figure.low < high)) return exact;
    return {low, high, false, true};
}

AmountReading with_problem(std::string problem) {
    return {{}, "", std::move(problem)};
}

/// What may stand on both sides of `..`.
struct RangeEnds {
    std::optional<Figure> low;
    std::optional<Figure> high;
};

/// `13..15bn` and `$13..15bn` are in billions at both ends.
void share_multiplier(RangeEnds& ends, std::string_view low_text, std::string_view high_text,
                      const Field& field) {
    if (!ends.low || !ends.high || field.match != FieldMatch::amount) return;
    const auto last = low_text.find_last_not_of("0123456789.,");
    const bool is_bare = last == std::string_view::npos || last < low_text.find_first_of("0123456789");
    const std::size_t digits_end = high_text.find_last_of("0123456789");
    if (!is_bare || digits_end == std::string_view::npos) return;
    const auto scaled =
        figure_of_field(fmt::format("{}{}", low_text, high_text.substr(digits_end + 1)), field);
    if (scaled && scaled->low <= ends.high->high) ends.low = scaled;
}

std::optional<AmountReading> read_range(std::string_view low, std::string_view high, const Field& field) {
    if (low.empty() && high.empty()) return std::nullopt;
    RangeEnds ends;
    if (!low.empty()) ends.low = figure_of_field(low, field);
    if (!high.empty()) ends.high = figure_of_field(high, field);
    if ((!low.empty() && !ends.low) || (!high.empty() && !ends.high)) return std::nullopt;
    share_multiplier(ends, low, high, field);
    AmountReading reading;
    if (ends.low) reading.range.low = ends.low->low;
    if (ends.high) reading.range.high = ends.high->high;
    if (field.match != FieldMatch::amount) return reading;
    reading.unit = ends.low ? ends.low->unit : "";
    if (ends.high && reading.unit.empty()) reading.unit = ends.high->unit;
    if (ends.high && !ends.high->unit.empty() && reading.unit != ends.high->unit)
        return with_problem("a range of money is of one currency");
    return reading;
}

std::optional<AmountReading> read_single(std::string_view text, const Field& field) {
    const Comparison* const comparison = comparison_of(text);
    const std::string_view written = trim(text.substr(comparison ? comparison->sign.size() : 0));
    const auto figure = figure_of_field(written, field);
    if (!figure) return std::nullopt;
    AmountReading reading;
    if (comparison) {
        reading.range = comparison->range(figure->low, figure->high);
    } else if (figure->bound == Bound::more_than) {  // "10bn+"
        reading.range.low = figure->low;
    } else {
        reading.range = rounding_range(*figure, written);
    }
    if (field.match == FieldMatch::amount) reading.unit = figure->unit;
    return reading;
}

std::optional<double> whole_number(std::string_view text) {
    const auto number = parse_number(trim(text));
    if (!number) return std::nullopt;
    return static_cast<double>(*number);
}

}  // namespace

AmountReading read_amounts(std::string_view text, const Field& field) {
    const std::string_view plain = trim(text);
    if (plain == "*") return {};
    std::optional<AmountReading> reading;
    if (const std::size_t dots = plain.find(".."); dots != std::string_view::npos) {
        reading = read_range(trim(plain.substr(0, dots)), trim(plain.substr(dots + 2)), field);
    } else {
        reading = read_single(plain, field);
    }
    if (!reading) {
        return with_problem(fmt::format("{} is no {} or range of them, as in '{}'", quoted_piece(text),
                                        field.match == FieldMatch::amount ? "sum of money" : "percentage",
                                        field.example));
    }
    if (is_empty_range(reading->range))
        return with_problem(fmt::format("{} ends before it begins", quoted_piece(text)));
    return std::move(*reading);
}

std::optional<AmountReading> read_count(std::string_view text) {
    const std::string_view plain = trim(text);
    const Comparison* const comparison = comparison_of(plain);
    const std::size_t dots = plain.find("..");
    AmountReading reading;
    if (comparison) {
        const auto number = whole_number(plain.substr(comparison->sign.size()));
        if (!number)
            return with_problem(
                fmt::format("{} is no number of citations, as in 'cites:>5'", quoted_piece(text)));
        reading.range = comparison->range(*number, *number);
    } else if (dots != std::string_view::npos) {
        const std::string_view low = plain.substr(0, dots);
        const std::string_view high = plain.substr(dots + 2);
        reading.range.low = whole_number(low);
        reading.range.high = whole_number(high);
        const bool is_range = (reading.range.low || low.empty()) && (reading.range.high || high.empty()) &&
                              (reading.range.low || reading.range.high);
        if (!is_range) return std::nullopt;
    } else {
        reading.range.low = reading.range.high = whole_number(plain);
        if (!reading.range.low) return std::nullopt;
    }
    if (is_empty_range(reading.range))
        return with_problem(fmt::format("{} ends before it begins", quoted_piece(text)));
    return reading;
}

std::optional<Query> read_figure(std::string_view text) {
    if (text.size() > longest_figure) return std::nullopt;
    const auto figure = whole_figure(text);
    if (!figure || figure->unit == "points") return std::nullopt;
    const bool is_money = figure->kind == FigureKind::money;
    Query query;
    query.kind = Query::Kind::number;
    query.field = find_field(is_money ? "amount" : "percent");
    query.range = rounding_range(*figure, text);
    if (is_money) query.unit = figure->unit;
    return query;
}

}  // namespace debrief
