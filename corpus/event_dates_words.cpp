#include "corpus/event_dates_words.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

struct NamedMonth {
    std::string_view name;
    MonthName month;
};

constexpr std::array named_months{
    NamedMonth{"january", {1, false, false}},   NamedMonth{"february", {2, false, false}},
    NamedMonth{"march", {3, false, true}},      NamedMonth{"april", {4, false, false}},
    NamedMonth{"may", {5, false, true}},        NamedMonth{"june", {6, false, false}},
    NamedMonth{"july", {7, false, false}},      NamedMonth{"august", {8, false, true}},
    NamedMonth{"september", {9, false, false}}, NamedMonth{"october", {10, false, false}},
    NamedMonth{"november", {11, false, false}}, NamedMonth{"december", {12, false, false}},
    NamedMonth{"jan", {1, true, true}},         NamedMonth{"feb", {2, true, true}},
    NamedMonth{"mar", {3, true, true}},         NamedMonth{"apr", {4, true, true}},
    NamedMonth{"jun", {6, true, true}},         NamedMonth{"jul", {7, true, true}},
    NamedMonth{"aug", {8, true, true}},         NamedMonth{"sep", {9, true, true}},
    NamedMonth{"sept", {9, true, true}},        NamedMonth{"oct", {10, true, true}},
    NamedMonth{"nov", {11, true, true}},        NamedMonth{"dec", {12, true, true}}};

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

constexpr std::array<std::string_view, 4> ordinals{"first", "second", "third", "fourth"};

// Every word of a text is looked up.
constexpr WordSieve month_sieve(named_months, &NamedMonth::name);
constexpr WordSieve ordinal_sieve(ordinals);

}  // namespace

constexpr WordSieve calendar_words = month_sieve | WordSieve(weekdays);

std::optional<MonthName> find_month(std::string_view lower_word) {
    if (!month_sieve.may_hold(lower_word)) return std::nullopt;
    const auto found = std::find_if(named_months.begin(), named_months.end(),
                                    [&](const NamedMonth& entry) { return entry.name == lower_word; });
    if (found == named_months.end()) return std::nullopt;
    return found->month;
}

std::optional<std::chrono::weekday> find_weekday(std::string_view lower_word) {
    if (!lower_word.ends_with("day")) return std::nullopt;
    const auto found = std::find(weekdays.begin(), weekdays.end(), lower_word);
    if (found == weekdays.end()) return std::nullopt;
    return std::chrono::weekday(static_cast<unsigned>(found - weekdays.begin()));
}

std::optional<unsigned> find_ordinal(std::string_view lower_word) {
    if (!ordinal_sieve.may_hold(lower_word)) return std::nullopt;
    const auto found = std::find(ordinals.begin(), ordinals.end(), lower_word);
    if (found == ordinals.end()) return std::nullopt;
    return static_cast<unsigned>(found - ordinals.begin()) + 1;
}

}  // namespace debrief
