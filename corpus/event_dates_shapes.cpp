#include "corpus/event_dates_shapes.h"

#include "corpus/base/text.h"
#include "corpus/event_dates_calendar.h"
#include "corpus/figures_numbers.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {

namespace {

constexpr int earliest_year = 1600;  // of years that stand in prose without month or day
constexpr int latest_year = 2099;

constexpr std::array<std::string_view, 9> year_prepositions{"in",     "since",   "during", "until", "till",
                                                            "before", "through", "by",     "after"};
/// What a year belongs to in "the end of 2025"; behind other words "of 2000" is as likely a count.
constexpr std::array<std::string_view, 27> things_of_years{
    "end",  "start",  "beginning", "middle", "half",      "quarter", "spring",   "summer",    "autumn",
    "fall", "winter", "rest",      "most",   "much",      "part",    "election", "elections", "crisis",
    "war",  "act",    "law",       "crash",  "recession", "budget",  "outset",   "months",    "close"};
/// Words other than months, weekdays and numbers that dates begin with.
constexpr std::array<std::string_view, 14> date_words{"yesterday", "tomorrow",  "q",     "first", "second",
                                                      "third",     "fourth",    "last",  "this",  "next",
                                                      "end",       "beginning", "start", "middle"};
constexpr std::array<std::string_view, 10> date_units{"day",    "days", "week",  "weeks",   "month",
                                                      "months", "year", "years", "quarter", "quarters"};
constexpr std::array<std::string_view, 10> words_before_named_days{
    "black", "cyber", "good", "ash", "palm", "easter", "super", "bloody", "giving", "bowl"};
constexpr std::array<std::string_view, 7> words_behind_named_days{"times",     "post",    "mirror", "mail",
                                                                  "telegraph", "express", "lights"};

/// Reads the date that begins at a token; a thing of one text.
class ShapeReader : public CalendarDateReader {
 public:
    using CalendarDateReader::CalendarDateReader;

    std::optional<DateShape> read(std::size_t i) const {
        std::optional<DateShape> shape;
        if (prose_.is_number(i)) {
            shape = read_iso(i);
            if (!shape) shape = read_slashes(i);
            if (!shape) shape = read_day_before_month(i);
            if (!shape) shape = read_ago(i);
            if (!shape) shape = read_year(i);
        } else if (prose_.is_word(i)) {
            shape = read_word(i);
        }
        if (shape) widen(*shape);
        return shape;
    }

 private:
    std::optional<DateShape> read_word(std::size_t i) const {
        const std::string_view word = prose_.lower(i);
        if (find_month(word)) return read_month_first(i);
        if (const auto weekday = find_weekday(word)) return read_weekday(i, *weekday);
        if (word == "yesterday") return distance(i, i + 1, DateUnit::day, -1);
        if (word == "tomorrow") return distance(i, i + 1, DateUnit::day, 1);
        if (word == "q" && prose_.is_number(i + 1) && prose_.is_glued(i + 1)) return read_short_quarter(i);
        if (find_ordinal(word)) return read_part_of_year(i);
        if (word == "last" || word == "this" || word == "next") return read_relative(i);
        if (word == "end" || word == "beginning" || word == "start" || word == "middle")
            return read_end_of_year(i);
        return read_ago(i);
    }

    /// "in 2025", "since 2019", "the end of 2025", "from 2019 to 2023", "2019-2023".
    std::optional<DateShape> read_year(std::size_t i) const {
        const auto year = year_at(i);
        if (!year || *year < earliest_year || *year > latest_year || is_part_of_something(i))
            return std::nullopt;
        DateShape shape{.first = i, .last = i + 1, .kind = DateShapeKind::year, .year = year};
        const std::size_t next = behind_range_word(shape.last, shape.first);
        const auto last = next == shape.last ? std::nullopt : year_at(next);
        const std::string_view before = prose_.is_word(i - 1) && prose_.goes_on(i) ? prose_.lower(i - 1) : "";
        if (last && *last > *year && *last <= latest_year &&
            (is_dash(shape.last) || before == "from" || before == "between")) {
            shape.last_year = last;
            shape.last = next + 1;
            return shape;
        }
        if (is_count_before(i + 1)) return std::nullopt;
        const bool is_told = is_one_of(before, year_prepositions) || before == "early" || before == "late" ||
                             before == "mid" || (is_dash(i - 1) && prose_.is_word(i - 2, "mid")) ||
                             (before == "of" && is_one_of(prose_.lower(i - 2), things_of_years));
        if (!is_told || is_dash(i + 1)) return std::nullopt;
        return shape;
    }

    /// "by 2000 people": the word behind is what the number counts.
    [[nodiscard]] bool is_count_before(std::size_t i) const {
        return prose_.goes_on(i) &&
               (prose_.is_word(i, "people") || prose_.is_word(i, "men") || prose_.is_word(i, "women") ||
                prose_.is_word(i, "children") || prose_.is_word(i, "metres") || prose_.is_word(i, "meters") ||
                prose_.is_word(i, "points") || prose_.is_word(i, "dollars"));
    }

    std::optional<DateShape> read_weekday(std::size_t i, std::chrono::weekday weekday) const {
        if (!prose_.is_capitalised(i)) return std::nullopt;
        if (prose_.goes_on(i) && prose_.is_word(i - 1) &&
            is_one_of(prose_.lower(i - 1), words_before_named_days))
            return std::nullopt;
        if (prose_.goes_on(i + 1) && prose_.is_capitalised(i + 1) &&
            is_one_of(prose_.lower(i + 1), words_behind_named_days))
            return std::nullopt;
        const std::size_t next = i + (prose_.is_symbol(i + 1, U',') ? 2 : 1);
        if (prose_.goes_on(next) && prose_.goes_on(i + 1)) {
            const std::size_t date = next + (prose_.is_word(next, "the") ? 1 : 0);
            auto shape = prose_.is_number(date) ? read_day_before_month(date) : std::nullopt;
            if (!shape && month_at(next)) shape = read_month_first(next);
            if (shape && shape->kind == DateShapeKind::day) {
                shape->first = i;
                return shape;
            }
        }
        return DateShape{.first = i, .last = i + 1, .kind = DateShapeKind::weekday, .weekday = weekday};
    }

    [[nodiscard]] DateShape distance(std::size_t first, std::size_t last, DateUnit unit, int count) const {
        return {
            .first = first, .last = last, .kind = DateShapeKind::distance, .unit = unit, .distance = count};
    }

    [[nodiscard]] static std::optional<DateUnit> unit_of(std::string_view word) {
        if (word.ends_with('s')) word.remove_suffix(1);
        if (word == "day") return DateUnit::day;
        if (word == "week") return DateUnit::week;
        if (word == "month") return DateUnit::month;
        if (word == "quarter") return DateUnit::quarter;
        if (word == "year") return DateUnit::year;
        return std::nullopt;
    }

    /// "last week", "this year", "next Tuesday", "last October".
    std::optional<DateShape> read_relative(std::size_t i) const {
        if (!prose_.is_word(i + 1) || !prose_.goes_on(i + 1)) return std::nullopt;
        const std::string_view word = prose_.lower(i);
        const std::string_view thing = prose_.lower(i + 1);
        const int count = word == "last" ? -1 : word == "next" ? 1 : 0;
        const bool has_article =
            prose_.goes_on(i) && (prose_.is_word(i - 1, "the") ||  // "over the last year"
                                  prose_.is_word(i - 1, "a"));
        const auto unit = unit_of(thing);
        if (unit && *unit != DateUnit::day && !thing.ends_with('s') && !has_article)
            return distance(i, i + 2, *unit, count);
        std::optional<DateShape> shape;
        if (const auto weekday = find_weekday(thing)) shape = read_weekday(i + 1, *weekday);
        if (!shape && month_at(i + 1) && !month_at(i + 1)->is_short) shape = read_month_first(i + 1);
        if (!shape || shape->kind == DateShapeKind::day || shape->year) return std::nullopt;
        shape->first = i;
        if (count != 0) shape->direction = count < 0 ? DateDirection::last : DateDirection::next;
        return shape;
    }

    /// "two days ago", "a year ago".
    std::optional<DateShape> read_ago(std::size_t i) const {
        static const WordSieve followers = number_followers | WordSieve(date_units);
        if (prose_.is_word(i + 1) && !prose_.may_be_of(i + 1, followers)) return std::nullopt;
        std::size_t unit = i + 1;
        double count = 1;
        if (!prose_.is_word(i, "a") || read_number(prose_, i)) {
            const auto number = read_number(prose_, i);
            if (!number) return std::nullopt;
            count = number->value;
            unit = number->last;
        }
        if (!prose_.is_word(unit) || !prose_.is_word(unit + 1, "ago") || !prose_.goes_on(unit) ||
            !prose_.goes_on(unit + 1))
            return std::nullopt;
        constexpr double longest_ago = 1000;
        const auto which = unit_of(prose_.lower(unit));
        if (!which || count < 1 || count > longest_ago) return std::nullopt;
        return distance(i, unit + 2, *which, -static_cast<int>(count));
    }

    /// "Q1 2026", "Q1 of 2026", "Q1".
    std::optional<DateShape> read_short_quarter(std::size_t i) const {
        const auto number = whole_number(i + 1, 1, 1);
        if (!number || *number < 1 || *number > 4 || !prose_.is_capitalised(i)) return std::nullopt;
        if (prose_.goes_on(i + 2) && prose_.is_glued(i + 2) && prose_[i + 2].kind != TokenKind::symbol)
            return std::nullopt;
        DateShape shape{.first = i, .last = i + 2, .kind = DateShapeKind::quarter, .number = *number};
        const std::size_t year = shape.last + (prose_.is_word(shape.last, "of") ? 1 : 0);
        if (const auto written = year_at(year); written && prose_.goes_on(year)) {
            shape.year = written;
            shape.last = year + 1;
        }
        return shape;
    }

    /// "first quarter of 2026", "second half of this year".
    std::optional<DateShape> read_part_of_year(std::size_t i) const {
        const std::size_t part = i + (is_dash(i + 1) ? 2 : 1);
        const auto number = find_ordinal(prose_.lower(i));
        const bool is_half = prose_.is_word(part, "half") && *number <= 2;
        if (!is_half && !prose_.is_word(part, "quarter")) return std::nullopt;
        DateShape shape{
            .first = i, .kind = is_half ? DateShapeKind::half : DateShapeKind::quarter, .number = *number};
        const std::size_t of = part + 1;
        const std::size_t year = of + (prose_.is_word(of, "of") ? 1 : 0);
        if (const auto written = year_at(year); written && prose_.goes_on(year)) {
            shape.year = written;
            shape.last = year + 1;
            return shape;
        }
        for (const auto& [words, distance] :
             {std::pair{"this year", 0}, {"last year", -1}, {"next year", 1}}) {
            if (year == of || !prose_.has_words(year, words)) continue;
            shape.distance = distance;
            shape.last = year + 2;
            return shape;
        }
        return std::nullopt;
    }

    /// "end of the year", "beginning of the year"; "end of 2025" and "end of March" are widened years and
    /// months.
    std::optional<DateShape> read_end_of_year(std::size_t i) const {
        if (!prose_.has_words(i, std::string(prose_.lower(i)) + " of the year")) return std::nullopt;
        DateShape shape = distance(i, i + 4, DateUnit::year, 0);
        shape.part = part_of(prose_.lower(i));
        return shape;
    }

    [[nodiscard]] static DatePart part_of(std::string_view word) {
        if (word == "early" || word == "beginning" || word == "start") return DatePart::early;
        if (word == "mid" || word == "middle") return DatePart::mid;
        if (word == "late" || word == "end") return DatePart::late;
        return DatePart::whole;
    }

    /// Takes what stands before a month or a year ("early", "mid-", "end of") into it, and learns from the
    /// preposition on which side it lies.
    void widen(DateShape& shape) const {
        const bool has_part = shape.kind == DateShapeKind::month || shape.kind == DateShapeKind::year ||
                              (shape.kind == DateShapeKind::distance && shape.unit >= DateUnit::month);
        if (has_part && prose_.goes_on(shape.first)) {
            std::size_t before = shape.first - 1;
            const bool has_link = prose_.is_word(before, "of") || is_dash(before);
            if (has_link && prose_.goes_on(before)) --before;
            const DatePart part = prose_.is_word(before) ? part_of(prose_.lower(before)) : DatePart::whole;
            const bool is_noun = prose_.lower(before).size() > 5 || prose_.is_word(before, "end") ||
                                 prose_.is_word(before, "start");
            if (part != DatePart::whole && is_noun == prose_.is_word(shape.first - 1, "of")) {
                shape.part = part;
                shape.first = before;
            }
        }
        if (!prose_.goes_on(shape.first) || shape.direction != DateDirection::nearest) return;
        std::size_t before = shape.first - 1;
        if (prose_.is_word(before, "the")) --before;
        const std::string_view word = prose_.is_word(before) ? prose_.lower(before) : std::string_view();
        if (word == "by" || word == "until" || word == "till" || word == "through")
            shape.direction = DateDirection::ahead;
        if (word == "since") shape.direction = DateDirection::behind;
    }
};

}  // namespace

std::vector<DateShape> find_date_shapes(const Prose& prose) {
    static const WordSieve openers = calendar_words | number_openers | WordSieve(date_words);
    const ShapeReader reader(prose);
    std::vector<DateShape> shapes;
    const auto may_begin = [](const ProseToken& token) {
        return token.kind == TokenKind::number || token.may_be_of(openers);
    };
    for (std::size_t i = prose.find(0, prose.size(), may_begin); i < prose.size();
         i = prose.find(i, prose.size(), may_begin)) {
        const auto shape = reader.read(i);
        if (shape) shapes.push_back(*shape);
        i = shape ? shape->last : i + 1;
    }
    return shapes;
}

}  // namespace debrief
