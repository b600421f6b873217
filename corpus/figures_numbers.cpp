#include "corpus/figures_numbers.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace debrief {

namespace {

struct NamedValue {
    std::string_view name;
    double value;
};

std::optional<double> find_value(std::span<const NamedValue> values, std::string_view name) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const NamedValue& entry) { return entry.name == name; });
    if (found == values.end()) return std::nullopt;
    return found->value;
}

constexpr std::array small_numbers{
    NamedValue{"zero", 0},      NamedValue{"one", 1},       NamedValue{"two", 2},
    NamedValue{"three", 3},     NamedValue{"four", 4},      NamedValue{"five", 5},
    NamedValue{"six", 6},       NamedValue{"seven", 7},     NamedValue{"eight", 8},
    NamedValue{"nine", 9},      NamedValue{"ten", 10},      NamedValue{"eleven", 11},
    NamedValue{"twelve", 12},   NamedValue{"thirteen", 13}, NamedValue{"fourteen", 14},
    NamedValue{"fifteen", 15},  NamedValue{"sixteen", 16},  NamedValue{"seventeen", 17},
    NamedValue{"eighteen", 18}, NamedValue{"nineteen", 19}, NamedValue{"twenty", 20},
    NamedValue{"thirty", 30},   NamedValue{"forty", 40},    NamedValue{"fifty", 50},
    NamedValue{"sixty", 60},    NamedValue{"seventy", 70},  NamedValue{"eighty", 80},
    NamedValue{"ninety", 90}};

constexpr std::array multipliers{
    NamedValue{"dozen", 12},  NamedValue{"hundred", 100},     NamedValue{"thousand", 1e3},
    NamedValue{"lakh", 1e5},  NamedValue{"million", 1e6},     NamedValue{"mn", 1e6},
    NamedValue{"mil", 1e6},   NamedValue{"mln", 1e6},         NamedValue{"mio", 1e6},
    NamedValue{"crore", 1e7}, NamedValue{"billion", 1e9},     NamedValue{"bn", 1e9},
    NamedValue{"bln", 1e9},   NamedValue{"trillion", 1e12},   NamedValue{"tn", 1e12},
    NamedValue{"trn", 1e12},  NamedValue{"quadrillion", 1e15}};

constexpr std::array letter_multipliers{NamedValue{"k", 1e3}, NamedValue{"m", 1e6}, NamedValue{"b", 1e9},
                                        NamedValue{"t", 1e12}};

/// Glued behind digits that are a number all the same.
constexpr std::array<std::string_view, 6> suffixes{"x", "p", "pc", "pct", "bps", "bp"};

constexpr std::array vague_multipliers{NamedValue{"dozens", 12},     NamedValue{"scores", 20},
                                       NamedValue{"tens", 10},       NamedValue{"hundreds", 100},
                                       NamedValue{"thousands", 1e3}, NamedValue{"millions", 1e6},
                                       NamedValue{"billions", 1e9},  NamedValue{"trillions", 1e12},
                                       NamedValue{"lakhs", 1e5},     NamedValue{"crores", 1e7}};

// Every word of a text is looked up.
constexpr WordSieve small_number_sieve(small_numbers, &NamedValue::name);

std::optional<double> find_fraction_sign(char32_t c) {
    switch (c) {
        case U'\u00BD':
            return 0.5;
        case U'\u00BC':
            return 0.25;
        case U'\u00BE':
            return 0.75;
        default:
            return std::nullopt;
    }
}

constexpr std::size_t most_digits = 15;  // what a double holds exactly

/// Whether what stands glued before the digits makes them a part of something else: `GPT-5`, `R1`, `3-1`,
/// `v2`, `/2026`, `#7`.
bool is_part_of_a_name(const Prose& prose, std::size_t i) {
    if (!prose.is_glued(i) || i == 0) return false;
    const ProseToken& before = prose[i - 1];
    if (before.kind != TokenKind::symbol) return true;
    switch (before.symbol) {
        case U'(':
        case U'[':
        case U'"':
        case U'\'':
        case U'\u2018':
        case U'\u201C':
        case U'\u2014':
        case U'~':
        case U'\u2248':
        case U'<':
        case U'>':
        case U'\u2264':
        case U'\u2265':
        case U'+':
        case U'*':
        case U'_':
        case U'|':
            return false;
        default:
            break;
    }
    if (before.symbol == U'$' || (before.symbol >= 0x20A0 && before.symbol <= 0x20CF) ||
        before.symbol == U'\u00A3' || before.symbol == U'\u00A5')
        return false;
    // A dash behind a space is a sign or a bullet.
    if (is_range_dash(before.symbol)) {
        const TokenKind kind = prose[i - 2].kind;
        return prose.is_glued(i - 1) && (kind == TokenKind::word || kind == TokenKind::number);
    }
    return true;
}

/// The value of "14.3", "1,200", "1,200.50"; nothing for times, versions, and lists such as "1,2,3".
std::optional<double> parse_digits(std::string_view written) {
    std::uint64_t digits = 0;  // as one whole number
    std::size_t count = 0;
    double fraction = 1;  // what the digits behind a point are to be divided by
    std::size_t group = 0;
    bool has_commas = false;
    bool has_point = false;
    for (const char c : written) {
        if (is_ascii_digit(c)) {
            const bool has_leading_zero = count == 1 && digits == 0 && !has_point;
            if (has_leading_zero) return std::nullopt;
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            if (has_point) fraction *= 10;
            ++count;
            ++group;
            continue;
        }
        const bool is_group = has_commas ? group == 3 : group <= 3;
        if (has_point || c == ':' || (c == ',' && !is_group) || (c == '.' && has_commas && group != 3))
            return std::nullopt;
        if (c == ',') has_commas = true;
        if (c == '.') has_point = true;
        group = 0;
    }
    if (has_commas && !has_point && group != 3) return std::nullopt;
    if (count + (has_point ? 1 : 0) > most_digits) return std::nullopt;
    return static_cast<double>(digits) / fraction;  // both are exact, so this is the nearest
}

/// "14,3" as most of Europe writes it; only where a percentage or a multiplier follows, since "14,3" also
/// lists.
std::optional<double> parse_decimal_comma(const Prose& prose, std::size_t i) {
    const std::string_view written = prose.written(i);
    const auto comma = written.find(',');
    if (comma == std::string_view::npos || written.size() - comma > 3 ||
        written.find_first_of(",.:", comma + 1) != std::string_view::npos)
        return std::nullopt;
    const bool has_unit = prose.is_symbol(i + 1, U'%') || prose.is_word(i + 1, "percent") ||
                          prose.is_word(i + 1, "per") ||
                          (prose.is_word(i + 1) && find_multiplier(prose.lower(i + 1)));
    if (!has_unit) return std::nullopt;
    std::string plain(written);
    plain[comma] = '.';
    return parse_digits(plain);
}

/// "1 200 000" with spaces that do not break.
double add_spaced_groups(const Prose& prose, ProseNumber& number) {
    double value = number.value;
    if (prose.written(number.first).size() > 3) return value;
    while (prose.is_number(number.last) && prose[number.last].gap == TokenGap::narrow &&
           prose.written(number.last).size() == 3 && value < 1e12) {
        const auto group = parse_number(prose.written(number.last));
        if (!group) break;
        value = value * 1000 + static_cast<double>(*group);
        ++number.last;
    }
    return value;
}

void multiply(ProseNumber& number, double factor) {
    number.value *= factor;
    number.multiplier *= factor;
}

/// Takes "million", "bn", "-billion", "lakh crore" behind the number.
void take_multipliers(const Prose& prose, ProseNumber& number) {
    for (int taken = 0; taken < 2; ++taken) {
        const bool has_hyphen = prose[number.last].kind == TokenKind::symbol &&
                                is_hyphen(prose[number.last].symbol) && prose.is_glued(number.last) &&
                                prose.is_glued(number.last + 1);
        const std::size_t word = number.last + (has_hyphen ? 1 : 0);
        if (!prose.is_word(word) || !prose.goes_on(number.last)) return;
        const auto factor = find_multiplier(prose.lower(word));
        if (!factor) return;
        multiply(number, *factor);
        number.last = word + 1;
    }
}

/// Takes the letters glued to digits; false where they make something else of them: "8th", "4o", "1990s".
bool take_suffix(const Prose& prose, ProseNumber& number) {
    if (!prose.is_word(number.last) || !prose.is_glued(number.last)) return true;
    const std::string_view suffix = prose.lower(number.last);
    if (const auto factor = find_multiplier(suffix)) {
        multiply(number, *factor);
        ++number.last;
        return true;
    }
    if (const auto factor = find_value(letter_multipliers, suffix)) {
        multiply(number, *factor);
        number.has_letter_multiplier = true;
        ++number.last;
        return true;
    }
    return is_one_of(suffix, suffixes);
}

std::optional<ProseNumber> read_digits(const Prose& prose, std::size_t i, NumberPlace place) {
    if (place == NumberPlace::anywhere && is_part_of_a_name(prose, i)) return std::nullopt;
    ProseNumber number{.first = i, .last = i + 1};
    const auto value = parse_digits(prose.written(i));
    const auto decimal = value ? value : parse_decimal_comma(prose, i);
    if (!decimal) return std::nullopt;
    number.value = *decimal;
    number.value = add_spaced_groups(prose, number);
    if (prose[number.last].kind == TokenKind::symbol && prose.goes_on(number.last)) {
        if (const auto fraction = find_fraction_sign(prose[number.last].symbol)) {
            number.value += *fraction;
            ++number.last;
        }
    }
    if (!take_suffix(prose, number)) return std::nullopt;
    return number;
}

/// Adds up number words: "two hundred and five thousand", "forty-nine".
class WordReader {
 public:
    WordReader(const Prose& prose, std::size_t i) : prose_(prose), next_(i), number_{.first = i, .last = i} {
        number_.form = NumberForm::words;
    }

    std::optional<ProseNumber> read() {
        while (take_word()) {
        }
        if (number_.last == number_.first) return std::nullopt;
        number_.value = total_ + part_;
        return number_;
    }

 private:
    bool take_word() {
        std::size_t word = next_;
        if (word > number_.first) {
            if (!prose_.goes_on(word)) return false;
            const bool has_link = prose_[word].kind == TokenKind::symbol && is_hyphen(prose_[word].symbol) &&
                                  prose_.is_glued(word);
            const bool has_and = prose_.is_word(word, "and") && (last_multiplier_ == 100 || part_ == 0);
            if (has_link || has_and) ++word;
            if (has_and && !find_small_number(prose_.lower(word))) return false;
        }
        if (!prose_.is_word(word)) return false;
        const std::string_view lower = prose_.lower(word);
        return take_small(word, lower) || take_multiplier(word, lower);
    }

    bool take_small(std::size_t word, std::string_view lower) {
        const auto value = find_small_number(lower);
        const bool fits = value && (room_ == 0 || *value < room_);
        if (!fits) return false;
        part_ += *value;
        room_ = *value >= 20 ? 10 : 0.5;  // "twenty" has room for a unit
        advance(word);
        return true;
    }

    bool take_multiplier(std::size_t word, std::string_view lower) {
        const auto factor = find_multiplier(lower);
        if (!factor || (part_ == 0 && total_ == 0) || last_multiplier_ == *factor) return false;
        const bool is_abbreviation = lower.size() < 4 || lower == "mio";
        if (is_abbreviation) return false;
        number_.multiplier *= *factor;
        if (*factor <= 100) {
            part_ *= *factor;
            room_ = 100;
        } else {
            total_ = part_ > 0 ? total_ + part_ * *factor : total_ * *factor;
            part_ = 0;
            room_ = 1000;
        }
        last_multiplier_ = *factor;
        advance(word);
        return true;
    }

    void advance(std::size_t word) { next_ = number_.last = word + 1; }

    const Prose& prose_;
    std::size_t next_;
    ProseNumber number_;
    double total_ = 0;  ///< of what "thousand", "million" … have closed
    double part_ = 0;   ///< below that
    double room_ = 0;   ///< the next small number must be below; 0: none stands yet
    double last_multiplier_ = 0;
};

/// "a hundred", "a million", "a dozen", "half a billion", "half-a-dozen".
std::optional<ProseNumber> read_article_number(const Prose& prose, std::size_t i) {
    ProseNumber number{.first = i, .last = i, .value = 1, .form = NumberForm::words};
    std::size_t word = i;
    if (prose.is_word(word, "half")) {
        number.value = 0.5;
        ++word;
        if (prose[word].kind == TokenKind::symbol && is_hyphen(prose[word].symbol)) ++word;
    }
    if (!prose.is_word(word, "a") || (word > i && !prose.goes_on(word))) return std::nullopt;
    ++word;
    if (prose[word].kind == TokenKind::symbol && is_hyphen(prose[word].symbol) && word > i + 1) ++word;
    if (!prose.is_word(word) || !prose.goes_on(word)) return std::nullopt;
    const auto factor = find_multiplier(prose.lower(word));
    if (!factor || prose.lower(word).size() < 4) return std::nullopt;
    multiply(number, *factor);
    number.last = word + 1;
    take_multipliers(prose, number);  // "a hundred million"
    return number;
}

/// "two and a half", "2 and a half", "one-and-a-half"; before the multiplier that follows.
void take_half(const Prose& prose, ProseNumber& number) {
    std::size_t word = number.last;
    const auto skip_hyphen = [&] {
        if (prose[word].kind == TokenKind::symbol && is_hyphen(prose[word].symbol)) ++word;
    };
    for (const std::string_view part : {"and", "a", "half"}) {
        skip_hyphen();
        if (!prose.is_word(word, part) || !prose.goes_on(word)) return;
        ++word;
    }
    number.value += 0.5 * number.multiplier;
    number.last = word;
}

constexpr std::array<std::string_view, 2> before_multipliers{"a", "half"};
constexpr std::array<std::string_view, 1> number_links{"and"};  // "two and a half"

}  // namespace

constexpr WordSieve number_openers = small_number_sieve | WordSieve(before_multipliers);
constexpr WordSieve multiplier_sieve(multipliers, &NamedValue::name);
constexpr WordSieve number_followers = number_openers | multiplier_sieve |
                                       WordSieve(letter_multipliers, &NamedValue::name) |
                                       WordSieve(suffixes) | WordSieve(number_links);
constexpr WordSieve vague_multiplier_sieve(vague_multipliers, &NamedValue::name);

std::optional<double> find_multiplier(std::string_view lower_word) {
    if (!multiplier_sieve.may_hold(lower_word)) return std::nullopt;
    return find_value(multipliers, lower_word);
}

std::optional<double> find_vague_multiplier(std::string_view lower_word) {
    if (!vague_multiplier_sieve.may_hold(lower_word)) return std::nullopt;
    return find_value(vague_multipliers, lower_word);
}

std::optional<double> find_small_number(std::string_view lower_word) {
    if (!small_number_sieve.may_hold(lower_word)) return std::nullopt;
    return find_value(small_numbers, lower_word);
}

std::optional<ProseNumber> read_number(const Prose& prose, std::size_t i, NumberPlace place) {
    std::optional<ProseNumber> number;
    if (prose.is_number(i)) {
        number = read_digits(prose, i, place);
    } else if (prose.is_word(i)) {
        const std::string_view word = prose.lower(i);
        if (word == "a" || word == "half") {
            number = read_article_number(prose, i);
        } else if (find_small_number(word)) {
            number = WordReader(prose, i).read();
        }
    } else if (const auto fraction = find_fraction_sign(prose[i].symbol)) {
        number = ProseNumber{.first = i, .last = i + 1, .value = *fraction};
    }
    if (!number) return std::nullopt;
    take_half(prose, *number);
    take_multipliers(prose, *number);
    return number;
}

}  // namespace debrief
