#pragma once

#include "corpus/base/span.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class Prose;
struct CitationGroup;
struct DateShape;

enum class FigureKind {
    money,
    percentage,  ///< percentage points too, with the unit "points"
    multiple,    ///< "three times", "an order of magnitude", "halved"
    duration,
    count,  ///< of the things its unit names
};

/// What the words around a figure say of it.
enum class Bound { exact, about, more_than, less_than };

/// A quantity that a text gives, in one normal form.
struct Figure {
    Span span{};  ///< as written, its bound words and unit included: "more than $14.3 billion"
    FigureKind kind = FigureKind::count;
    /// `low` equals `high` but for a range. Money in whole units of the currency (14.3e9), percentages in
    /// percent, multiples as factors (0.5 for "half as"), durations in days (a month is 30.4375, a year
    /// 365.25), counts as they are.
    double low = 0;
    double high = 0;
    std::string
        unit{};  ///< money: ISO 4217 ("USD"); percentage: "%" or "points"; duration: the unit as written,
                 ///< singular ("month"); count: the noun as written, lower case ("users"); multiple: ""
    Bound bound = Bound::exact;
    std::string about{};  ///< the words it is about, as they stand in the text before it or behind it
                          ///< ("investment", "shares of Acme", "valued Acme"); empty: not sure
    bool operator==(const Figure&) const = default;
};

/// The figures of a text, in order and apart from each other; of its first 2 MB. Citations' numbers, dates,
/// years, clock times, versions and names with numbers (`GPT-5`, `Llama 4`) are none, nor are parts of things
/// ("two-thirds of", "one in seven"), ages, numbers that no noun follows, and "one" before a noun. "Millions
/// of users" are from one to ten times the word, about.
[[nodiscard]] std::vector<Figure> find_figures(std::string_view text);

/// The same of a text whose dates (`find_date_shapes`) and citations (`find_citations`) are known.
[[nodiscard]] std::vector<Figure> find_figures(const Prose& prose, std::span<const DateShape> dates,
                                               std::span<const CitationGroup> citations);

/// One short normal form, the same for all ways of writing it: "USD 14300000000", "14.3 %", "3 x", "270 d",
/// "1000000 users"; a range with "..".
[[nodiscard]] std::string normal_form(const Figure& figure);

[[nodiscard]] std::string_view to_string(FigureKind kind);
[[nodiscard]] std::string_view to_string(Bound bound);

}  // namespace debrief
