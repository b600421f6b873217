#include "corpus/base/text.h"

#include "corpus/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

/// Optimal string alignment distance (Boytsov 2011, section 2.2): each pair of neighbours is swapped at most
/// once.
std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[right.size()];
}

/// Where a line ends at `offset`, what ends it takes so many bytes; elsewhere 0.
std::size_t line_end_bytes(std::string_view text, std::size_t offset) {
    constexpr std::string_view next_line = "\xC2\x85";
    constexpr std::string_view line_separator = "\xE2\x80\xA8";
    constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";
    const std::string_view rest = text.substr(offset);
    switch (rest.front()) {
        case '\n':
        case '\v':
        case '\f':
            return 1;
        case '\r':
            return rest.starts_with("\r\n") ? 2 : 1;
        default:
            break;
    }
    if (rest.starts_with(next_line)) return next_line.size();
    const bool is_separator = rest.starts_with(line_separator) || rest.starts_with(paragraph_separator);
    return is_separator ? line_separator.size() : 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_ascii_space(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else {
            break;
        }
    }
    for (;;) {
        if (!text.empty() && is_ascii_space(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
        } else {
            return text;
        }
    }
}

std::string to_ascii_lower(std::string_view text) {
    std::string lower(text);
    // Without a branch it is done for many letters at once.
    for (char& c : lower) c = is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

bool is_letter(char32_t point) {
    return point < 0x80 ? is_ascii_letter(static_cast<char>(point))
                        : u_isalpha(static_cast<UChar32>(point)) != 0;
}

bool has_letters(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        if (is_letter(point.value)) return true;
        offset += point.bytes;
    }
    return false;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void keep_one_of_each_run(std::string& text, char c) {
    const auto are_both = [c](char left, char right) { return left == c && right == c; };
    text.erase(std::unique(text.begin(), text.end(), are_both), text.end());
}

std::string collapse_spaces(std::string_view text) {
    std::string collapsed(trim(text));
    for (char& c : collapsed) c = is_ascii_space(c) ? ' ' : c;
    keep_one_of_each_run(collapsed, ' ');
    return collapsed;
}

std::string with_plain_line_ends(std::string_view text) {
    constexpr std::string_view end_of_file = "\x1A";
    while (text.ends_with(end_of_file)) text.remove_suffix(end_of_file.size());
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t bytes = line_end_bytes(text, offset);
        plain += bytes > 0 ? '\n' : text[offset];
        offset += std::max<std::size_t>(bytes, 1);
    }
    return plain;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::size_t> parse_number(std::string_view text) {
    if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_ascii_digit))
        return std::nullopt;
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<std::string_view> nearest_word(std::string_view word,
                                             std::span<const std::string_view> candidates) {
    constexpr std::size_t longest_word = 64;  // longer ones are no slip of the finger
    if (word.size() > longest_word) return std::nullopt;
    std::optional<std::string_view> nearest;
    std::size_t best = word.size() / 3 + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

}  // namespace debrief
