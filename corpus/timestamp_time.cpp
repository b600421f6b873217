#include "corpus/timestamp_time.h"

#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_zone = 5;  ///< letters of a zone's abbreviation
constexpr std::size_t any_digits = 100;  ///< of a second's fraction
constexpr std::size_t last_hour = 24;    ///< ISO 8601 ends a day with it
constexpr std::size_t last_minute = 59;
constexpr std::size_t last_second = 60;  ///< of a leap second

/// Walks over the tokens of a time of day and its zone. Each `skip_…` goes on behind what it names where that
/// stands next, and says whether it did; the private ones may stop in the midst of what they do not find.
class TimeScanner {
 public:
    TimeScanner(const TimestampTokens& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

    [[nodiscard]] std::size_t position() const { return at_; }

    bool skip_time() {
        const std::size_t begin = at_;
        if (skip_clock()) {
            skip_meridiem();
            return true;
        }
        at_ = begin;
        if (skip_short_clock() && skip_meridiem()) return true;
        at_ = begin;
        return skip_compact_clock();
    }

    void skip_zone() {
        if (skip_words_to_time()) return;
        skip_offset();
        if (!skip_zone_word()) return;
        while (skip("/") || skip("_")) {
            if (has_word()) ++at_;
        }
        skip_offset();
    }

 private:
    [[nodiscard]] bool has_number(std::size_t most_digits) const {
        return at_ < tokens_.size() && tokens_[at_].is_number() && tokens_[at_].text.size() <= most_digits;
    }
    [[nodiscard]] bool has_word() const { return at_ < tokens_.size() && tokens_[at_].is_word(); }
    [[nodiscard]] bool has_word_of_zone() const {
        return has_word() && !month_named(tokens_[at_].text) && !weekday_named(tokens_[at_].text);
    }
    [[nodiscard]] bool is_at(std::size_t at, std::string_view text) const {
        return at < tokens_.size() && tokens_[at].is(text);
    }

    bool skip(std::string_view text) {
        if (!is_at(at_, text)) return false;
        ++at_;
        return true;
    }

    bool skip_number_to(std::size_t most) {
        if (!has_number(2) || parse_number(tokens_[at_].text).value_or(most + 1) > most) return false;
        ++at_;
        return true;
    }

    bool skip_two_digits_to(std::size_t most) {
        return has_number(2) && tokens_[at_].text.size() == 2 && skip_number_to(most);
    }

    /// `9:30`, `09:30:00.123`
    bool skip_clock() {
        if (!skip_number_to(last_hour) || !skip(":") || !skip_two_digits_to(last_minute)) return false;
        if (!skip(":")) return true;
        if (!skip_two_digits_to(last_second)) return false;
        const std::size_t behind_seconds = at_;
        const bool has_fraction =
            (skip(".") || skip(",")) && has_number(any_digits) && !tokens_[at_].follows_blank;
        at_ = has_fraction ? at_ + 1 : behind_seconds;
        return true;
    }

    /// `9`, `9.30`
    bool skip_short_clock() {
        if (!skip_number_to(last_hour)) return false;
        return !skip(".") || skip_two_digits_to(last_minute);
    }

    /// `0930` behind a T
    bool skip_compact_clock() {
        const bool follows_t = at_ > 0 && tokens_[at_ - 1].is("t") && has_number(6) &&
                               !tokens_[at_].follows_blank && is_compact_time(tokens_[at_].text);
        if (follows_t) ++at_;
        return follows_t;
    }

    /// `am`, `p.m.`
    bool skip_meridiem() {
        if (skip("am") || skip("pm")) return true;
        const bool is_dotted =
            (is_at(at_, "a") || is_at(at_, "p")) && is_at(at_ + 1, ".") && is_at(at_ + 2, "m");
        if (!is_dotted) return false;
        at_ += 3;
        skip(".");
        return true;
    }

    /// `+2`, `-0400`, `+02:00`
    bool skip_offset() {
        const std::size_t begin = at_;
        const bool has_offset = (skip("+") || skip("-")) && has_number(4) && !tokens_[at_].follows_blank;
        if (!has_offset) {
            at_ = begin;
            return false;
        }
        ++at_;
        if (skip(":") && has_number(2)) ++at_;
        return true;
    }

    /// `Z`, `EDT`, and the first word of `Europe/Berlin`
    bool skip_zone_word() {
        const bool is_zone = has_word_of_zone() && !is_joining_word(tokens_[at_].text) &&
                             (tokens_[at_].text.size() <= longest_zone || is_at(at_ + 1, "/"));
        if (is_zone) ++at_;
        return is_zone;
    }

    /// `Eastern Daylight Time`
    bool skip_words_to_time() {
        const std::size_t begin = at_;
        while (has_word_of_zone()) {
            if (tokens_[at_++].is("time")) return true;
        }
        at_ = begin;
        return false;
    }

    const TimestampTokens& tokens_;
    std::size_t at_;
};

}  // namespace

std::optional<TokenRange> find_time(const TimestampTokens& tokens) {
    for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
        TimeScanner scanner(tokens, begin);
        if (!scanner.skip_time()) continue;
        const bool is_offset = begin > 0 && tokens[begin - 1].is("+");
        scanner.skip_zone();
        return TokenRange{is_offset ? begin - 1 : begin, scanner.position()};
    }
    return std::nullopt;
}

bool is_compact_time(std::string_view digits) {
    constexpr std::array most{last_hour, last_minute, last_second};
    if (digits.empty() || digits.size() % 2 != 0 || digits.size() > 2 * most.size()) return false;
    for (std::size_t part = 0; 2 * part < digits.size(); ++part) {
        const auto value = parse_number(digits.substr(2 * part, 2));
        if (!value || *value > most[part]) return false;
    }
    return true;
}

}  // namespace debrief
