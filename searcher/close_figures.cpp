#include "searcher/close_figures.h"

#include "indexer/schema.h"
#include "searcher/value_filters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

namespace debrief {

namespace {

constexpr std::size_t most_told = 3;  ///< figures in a note

struct Sign {
    std::string_view unit;
    std::string_view sign;
};
constexpr std::array signs{Sign{"USD", "$"}, Sign{"EUR", "€"}, Sign{"GBP", "£"}, Sign{"JPY", "¥"},
                           Sign{"INR", "₹"}};

struct Scale {
    double least;
    std::string_view name;
};
constexpr std::array scales{Scale{1e12, " trillion"}, Scale{1e9, " billion"}, Scale{1e6, " million"}};

/// `1234567.5` with commas.
std::string with_commas(double number) {
    std::string digits = fmt::format("{:.2f}", number);
    if (digits.ends_with(".00")) digits.resize(digits.size() - 3);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

std::string to_text(double number, std::string_view unit) {
    const auto* const known =
        std::find_if(signs.begin(), signs.end(), [&](const Sign& sign) { return sign.unit == unit; });
    const std::string sign = known == signs.end() ? fmt::format("{} ", unit) : std::string(known->sign);
    for (const Scale& scale : scales) {
        if (number >= scale.least) return fmt::format("{}{:.10g}{}", sign, number / scale.least, scale.name);
    }
    return sign + with_commas(number);
}

/// The figures that were typed as words: they stand beside the words.
void collect_typed(const Query& query, std::vector<Query>& typed) {
    for (const Query& child : query.children) {
        const bool is_figure = child.kind == Query::Kind::number && child.field->match != FieldMatch::host;
        if (query.kind == Query::Kind::same && is_figure) {
            typed.push_back(child);
            typed.back().offset = std::max(child.offset, query.offset);
        }
        collect_typed(child, typed);
    }
}

/// What a briefing has in place of the typed figure; nothing where it has that.
std::vector<FigureValue> stand_ins(const std::vector<FigureValue>& figures, const Query& typed) {
    std::vector<FigureValue> close;
    for (const FigureValue& figure : figures) {
        if (!is_in_range(figure, typed)) continue;
        if (is_the_typed(figure, typed.range)) return {};
        close.push_back(figure);
    }
    return close;
}

}  // namespace

std::string to_text(const FigureValue& figure) {
    const auto text = [&](double number) {
        return figure.kind == FigureKind::money ? to_text(number, figure.unit)
                                                : fmt::format("{:.10g}%", number);
    };
    return figure.low == figure.high ? text(figure.low)
                                     : fmt::format("{} to {}", text(figure.low), text(figure.high));
}

std::vector<QueryNote> close_figure_notes(const Query& query, const Xapian::Database& database,
                                          std::span<const Candidate> hits) {
    std::vector<Query> all_typed;
    collect_typed(query, all_typed);
    std::vector<QueryNote> notes;
    for (const Query& typed : all_typed) {
        std::vector<std::string> told;  // in the order of the hits
        for (const Candidate& hit : hits) {
            const std::string value = database.get_document(hit.document).get_value(slot::figures);
            for (const FigureValue& figure : stand_ins(decode_figures(value), typed)) {
                std::string text = to_text(figure);
                if (std::find(told.begin(), told.end(), text) == told.end()) told.push_back(std::move(text));
            }
        }
        if (told.empty()) continue;
        const std::string more = told.size() > most_told ? " and others" : "";
        told.resize(std::min(told.size(), most_told));
        notes.push_back({typed.offset, fmt::format("also found: {}{}", fmt::join(told, ", "), more)});
    }
    return notes;
}

}  // namespace debrief
