#include "corpus/timestamp_tokens.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t shortest_name = 3;  ///< letters of a month or weekday that tell which it is

constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 5> joining_words{"at", "of", "on", "t", "the"};

/// Blanks beyond ASCII that formatters of dates put in: no-break, narrow no-break, thin.
constexpr std::array<std::string_view, 3> wide_blanks{"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

template <std::size_t size>
std::optional<unsigned> find_name(std::string_view word, const std::array<std::string_view, size>& names) {
    if (word.size() < shortest_name) return std::nullopt;
    const auto* const found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
        const bool is_plural = word.size() == shortest_name + 1 && word.back() == 's';
        return name.starts_with(is_plural ? word.substr(0, shortest_name) : word) || name.starts_with(word);
    });
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin());
}

std::string without_comments(std::string_view text) {
    std::string kept;
    std::size_t depth = 0;
    for (const char c : text) {
        const bool opens = c == '(' || c == '[';
        const bool closes = (c == ')' || c == ']') && depth > 0;
        if (opens) ++depth;
        if (depth == 0) kept += c;
        if (closes && --depth == 0) kept += ' ';
    }
    return kept;
}

std::string with_ascii_blanks(std::string text) {
    for (const std::string_view blank : wide_blanks) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
            text.replace(at, blank.size(), " ");
        }
    }
    return text;
}

std::size_t token_end(std::string_view text, std::size_t begin) {
    const auto goes_on_from = [&](auto is_of_kind) {
        std::size_t end = begin;
        while (end < text.size() && is_of_kind(text[end])) ++end;
        return end;
    };
    return std::max({begin + 1, goes_on_from(is_ascii_digit), goes_on_from(is_ascii_lower)});
}

}  // namespace

TimestampTokens split_timestamp(std::string_view text) {
    const std::string plain = with_ascii_blanks(to_ascii_lower(without_comments(text)));
    TimestampTokens tokens;
    bool follows_blank = false;
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = token_end(plain, at);
        const bool is_blank = is_ascii_space(plain[at]);
        if (!is_blank) tokens.push_back({plain.substr(at, end - at), follows_blank});
        follows_blank = is_blank;
        at = end;
    }
    return tokens;
}

std::optional<unsigned> month_named(std::string_view word) {
    const auto month = find_name(word, month_names);
    if (!month) return std::nullopt;
    return *month + 1;
}

std::optional<unsigned> weekday_named(std::string_view word) {
    return find_name(word, weekdays);
}

bool is_joining_word(std::string_view word) {
    return std::find(joining_words.begin(), joining_words.end(), word) != joining_words.end();
}

}  // namespace debrief
