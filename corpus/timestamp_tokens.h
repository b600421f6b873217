#pragma once

#include "corpus/base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A piece of a timestamp: a run of digits, a run of ASCII letters (in lower case), or one other byte.
struct TimestampToken {
    std::string text;  ///< never empty
    bool follows_blank = false;

    [[nodiscard]] bool is_number() const { return is_ascii_digit(text.front()); }
    [[nodiscard]] bool is_word() const { return is_ascii_lower(text.front()); }
    [[nodiscard]] bool is(std::string_view expected) const { return text == expected; }
};

using TimestampTokens = std::vector<TimestampToken>;

/// The tokens of a timestamp without its blanks and without what stands in brackets (comments of mail, names
/// of zones), which may nest and may lack their end.
[[nodiscard]] TimestampTokens split_timestamp(std::string_view text);

/// The month that a word in lower case is or abbreviates ("april", "apr", "sept"), from 1.
[[nodiscard]] std::optional<unsigned> month_named(std::string_view word);

/// The weekday that a word in lower case is or abbreviates ("wed", "weds"), from Sunday, which is 0.
[[nodiscard]] std::optional<unsigned> weekday_named(std::string_view word);

/// Whether a word in lower case only joins the parts of a timestamp ("of", "at", the T before a time).
[[nodiscard]] bool is_joining_word(std::string_view word);

}  // namespace debrief
