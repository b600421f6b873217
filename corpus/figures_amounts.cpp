#include "corpus/figures_amounts.h"

#include "corpus/figures_units.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

/// Basis points in a percentage point.
constexpr double basis_points = 100;

bool is_sign(const Prose& prose, std::size_t i) {
    const char32_t c = prose[i].symbol;
    const bool is_minus = c == U'-' || c == U'\u2212' || c == U'+';
    const bool stands_free = !prose.is_glued(i) || i == 0 || prose.is_symbol(i - 1, U'(');
    return is_minus && stands_free && prose.is_glued(i + 1);
}

/// Reads the unit behind a number.
class UnitReader {
 public:
    UnitReader(const Prose& prose, Amount& amount) : prose_(prose), amount_(amount) {
        if (prose_.is_symbol(amount_.last, U'+') && prose_.is_glued(amount_.last)) {
            amount_.has_plus = true;
            ++amount_.last;
        }
        word_ = amount_.last;
        const bool has_hyphen = prose_[word_].kind == TokenKind::symbol && is_hyphen(prose_[word_].symbol) &&
                                prose_.is_glued(word_) && prose_.is_glued(word_ + 1);
        if (has_hyphen) ++word_;
        amount_.has_hyphen = has_hyphen;
    }

    void read() {
        if (!prose_.goes_on(amount_.last)) return;
        if (read_percent() || read_points() || read_times() || read_time()) return;
        const auto currency = read_currency_behind(prose_, word_, amount_.number.multiplier);
        if (!currency) return;
        take(AmountUnit::money, currency->last, currency->factor);
        amount_.name = currency->code;
    }

 private:
    void take(AmountUnit unit, std::size_t last, double factor) {
        amount_.unit = unit;
        amount_.last = last;
        amount_.low = amount_.high = amount_.high * factor;
    }

    [[nodiscard]] bool is_point(std::size_t i) const {
        return prose_.is_word(i, "point") || prose_.is_word(i, "points");
    }

    bool read_percent() {
        std::size_t last = word_ + 1;
        if (prose_.is_word(word_, "per") && prose_.is_word(word_ + 1, "cent")) {
            last = word_ + 2;
        } else if (!prose_.is_symbol(word_, U'%') && !prose_.is_symbol(word_, U'\uFF05') &&
                   !prose_.is_word(word_, "percent") && !prose_.is_word(word_, "pct") &&
                   !(prose_.is_word(word_, "pc") && prose_.is_glued(word_))) {
            return false;
        }
        const bool is_points = is_point(last) && prose_.goes_on(last);
        take(is_points ? AmountUnit::points : AmountUnit::percent, last + (is_points ? 1 : 0), 1);
        return true;
    }

    /// "2.5 percentage points", "25 basis points", "25bps".
    bool read_points() {
        const bool is_basis = prose_.is_word(word_, "basis");
        if (prose_.is_word(word_, "bps") || prose_.is_word(word_, "bp")) {
            take(AmountUnit::points, word_ + 1, 1 / basis_points);
            return true;
        }
        if (!is_basis && !prose_.is_word(word_, "percentage")) return false;
        const std::size_t point = word_ + (is_hyphen(prose_[word_ + 1].symbol) ? 2 : 1);
        if (!is_point(point)) return false;
        take(AmountUnit::points, point + 1, is_basis ? 1 / basis_points : 1);
        return true;
    }

    /// "3x", "3×", "three times as", "10-fold".
    bool read_times() {
        const bool is_sign = prose_.is_word(word_, "x") || prose_.is_symbol(word_, U'\u00D7');
        if (is_sign && prose_.is_glued(word_)) {
            const ProseToken& next = prose_[word_ + 1];
            if (prose_.is_glued(word_ + 1) && next.kind != TokenKind::symbol) return false;
            if (next.kind == TokenKind::number && next.gap != TokenGap::block) return false;  // "3 x 4"
            take(AmountUnit::times, word_ + 1, 1);
            return true;
        }
        if (prose_.is_word(word_, "fold")) {
            take(AmountUnit::times, word_ + 1, 1);
            return true;
        }
        if (!prose_.is_word(word_, "times") || !prose_.is_word(word_ + 1) || !prose_.goes_on(word_ + 1))
            return false;
        static constexpr std::array<std::string_view, 14> comparisons{
            "as",   "more", "the",  "its",      "their", "his",  "her",
            "less", "what", "that", "earnings", "fewer", "over", "sales"};
        const std::string_view next = prose_.lower(word_ + 1);
        const bool is_comparative =
            next.size() > 4 && next.ends_with("er") && next != "under" && next != "after";
        if (!is_comparative && std::find(comparisons.begin(), comparisons.end(), next) == comparisons.end())
            return false;
        take(AmountUnit::times, word_ + 1, 1);
        return true;
    }

    bool read_time() {
        if (!prose_.is_word(word_) || (prose_.is_glued(word_) && !amount_.has_hyphen)) return false;
        const std::string_view word = prose_.lower(word_);
        const auto unit = find_time_unit(word);
        if (!unit) return false;
        const bool is_singular = word == unit->name;
        const bool is_one = amount_.number.value == 1;
        const bool is_words = amount_.number.form == NumberForm::words;
        if (is_singular && !amount_.has_hyphen && !is_one && (is_words || word == "second")) return false;
        if (is_one && is_words && (word == "day" || word == "second")) return false;  // "one day he will"
        std::size_t behind = word_ + 1;
        if (prose_[behind].kind == TokenKind::symbol && is_hyphen(prose_[behind].symbol)) ++behind;
        if (prose_.is_word(behind, "old") || prose_.is_word(behind, "olds")) {
            take(AmountUnit::old, behind + 1, 1);
            return true;
        }
        take(AmountUnit::time, word_ + 1, unit->days);
        amount_.name = unit->name;
        return true;
    }

    const Prose& prose_;
    Amount& amount_;
    std::size_t word_;
};

std::optional<Amount> read_single(const Prose& prose, std::size_t i, NumberPlace place) {
    Amount amount{.first = i};
    std::size_t next = i;
    double sign = 1;
    if (is_sign(prose, i)) {
        if (prose[i].symbol != U'+') sign = -1;
        ++next;
    }
    const auto currency = read_currency_before(prose, next);
    if (currency) {
        next = currency->last;
        if (!prose.is_number(next) || !prose.goes_on(next)) return std::nullopt;
    }
    const auto number = read_number(prose, next, place);
    if (!number) return std::nullopt;
    amount.number = *number;
    amount.last = number->last;
    amount.low = amount.high = sign * number->value;
    if (!currency) {
        UnitReader(prose, amount).read();
        const bool is_bare = amount.unit == AmountUnit::none && next != i;
        if (is_bare) return std::nullopt;  // a sign before a bare number is a dash
        return amount;
    }
    amount.unit = AmountUnit::money;
    amount.name = currency->code;
    amount.has_plus = prose.is_symbol(amount.last, U'+') && prose.is_glued(amount.last);
    if (amount.has_plus) ++amount.last;
    // "$5 million dollars", "$5m USD", "$14-billion-dollar" say it twice; "$5 cents" does not.
    const bool has_hyphen = prose[amount.last].kind == TokenKind::symbol &&
                            is_hyphen(prose[amount.last].symbol) && prose.is_glued(amount.last) &&
                            prose.is_glued(amount.last + 1);
    const std::size_t word = amount.last + (has_hyphen ? 1 : 0);
    const auto twice = prose.is_word(word) && prose.goes_on(amount.last)
                           ? read_currency_behind(prose, word, number->multiplier)
                           : std::nullopt;
    if (twice && twice->factor == 1) {
        amount.last = twice->last;
        if (amount.name == "USD") amount.name = twice->code;
    }
    return amount;
}

/// The token behind the "and" of "between 10 and 15"; `last` where there is none.
std::size_t behind_and(const Prose& prose, const Amount& low) {
    return prose.goes_on(low.last) && prose.is_word(low.last, "and") ? low.last + 1 : low.last;
}

/// The token behind what else joins the ends of a range; `last` where nothing does.
std::size_t behind_joint(const Prose& prose, const Amount& low) {
    const std::size_t i = low.last;
    if (!prose.goes_on(i)) return i;
    if (prose[i].kind == TokenKind::symbol && is_range_dash(prose[i].symbol)) {
        // "10-to-15"
        return prose.is_word(i + 1, "to") && is_hyphen(prose[i + 2].symbol) ? i + 3 : i + 1;
    }
    if (prose.is_word(i, "to") || (prose.is_word(i, "or") && low.unit == AmountUnit::none)) return i + 1;
    return i;
}

/// "rose from 3 percent to 5 percent" tells two figures, "ranging from 3 to 5 percent" a range.
bool is_change(const Prose& prose, std::size_t first) {
    if (!prose.is_word(first - 1, "from") || !prose.goes_on(first)) return false;
    static constexpr std::array<std::string_view, 7> ranges{"ranging",  "range",    "ranges", "ranged",
                                                            "anywhere", "anything", "costing"};
    return !prose.is_word(first - 2) ||
           std::find(ranges.begin(), ranges.end(), prose.lower(first - 2)) == ranges.end();
}

/// One amount from the two ends of a range; nothing where they do not belong together.
std::optional<Amount> join(const Amount& low, const Amount& high) {
    if (high.unit == AmountUnit::old) return std::nullopt;
    Amount range = high;
    range.first = low.first;
    if (low.unit == AmountUnit::none || (low.unit == AmountUnit::money && high.unit == AmountUnit::none)) {
        const double unit = high.number.value == 0 ? 1 : high.high / high.number.value;
        const double factor = low.number.multiplier == 1 ? high.number.multiplier : 1;
        range.low = low.low * unit;
        if (range.low * factor <= high.high) range.low *= factor;
        if (low.unit == AmountUnit::money) {
            range.unit = low.unit;
            range.name = low.name;
        }
    } else if (low.unit != high.unit || (low.unit == AmountUnit::money && low.name != high.name)) {
        return std::nullopt;
    } else {
        range.low = low.low;
        const double scaled = low.low * high.number.multiplier;
        if (low.number.multiplier == 1 && scaled <= high.high && low.unit == AmountUnit::money)
            range.low = scaled;
    }
    if (range.low >= range.high) return std::nullopt;
    return range;
}

}  // namespace

std::optional<Amount> read_amount(const Prose& prose, std::size_t i) {
    const bool is_between = prose.is_word(i, "between");
    auto low = read_single(prose, is_between ? i + 1 : i, NumberPlace::anywhere);
    if (!low || (is_between && !prose.goes_on(i + 1))) return std::nullopt;
    const std::size_t next = is_between ? behind_and(prose, *low) : behind_joint(prose, *low);
    if (next != low->last && prose.goes_on(next) && !is_change(prose, low->first)) {
        const auto high = read_single(prose, next, NumberPlace::range_end);
        auto range = high ? join(*low, *high) : std::nullopt;
        if (range) {
            if (is_between) range->first = i;
            return range;
        }
        const bool is_score = low->unit == AmountUnit::none && prose.is_number(next) && prose.is_glued(next);
        if (is_score) return std::nullopt;  // "5-4", "555-1234"
    }
    if (is_between) return std::nullopt;
    return low;
}

}  // namespace debrief
