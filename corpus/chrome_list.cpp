#include "corpus/chrome_list.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/data_files.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <unordered_map>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace debrief {

namespace {

/// A listed line with `*` in it: the pieces between the stars, in order.
struct Pattern {
    std::vector<std::string> pieces;
    ChromePlace place;
};

struct ChromeList {
    std::unordered_map<std::string, ChromePlace> lines;
    std::vector<Pattern> patterns;
    WordSieve first_words;
};

std::vector<std::string> split_at_stars(std::string_view line) {
    std::vector<std::string> pieces;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('*', begin), line.size());
        pieces.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return pieces;
}

ChromeList parse_list(std::string_view text) {
    constexpr std::string_view anywhere = "anywhere:";
    std::unordered_map<std::string, ChromePlace> lines;
    std::vector<Pattern> patterns;
    std::vector<std::string_view> first_words;
    for_each_line(text, [&](std::string_view line) {
        line = trim(line);
        if (line.empty() || line.starts_with('#')) return;
        ChromePlace place = ChromePlace::edges;
        if (line.starts_with(anywhere)) {
            place = ChromePlace::anywhere;
            line = trim(line.substr(anywhere.size()));
        }
        first_words.push_back(line.substr(0, line.find(' ')));
        assert(first_words.back().find('*') == std::string_view::npos);
        if (line.find('*') == std::string_view::npos) {
            lines.emplace(line, place);
        } else {
            patterns.push_back({split_at_stars(line), place});
        }
    });
    return {std::move(lines), std::move(patterns), WordSieve(first_words)};
}

constexpr std::ptrdiff_t most_words_of_star = 12;

bool is_short(std::string_view words) {
    return std::count(words.begin(), words.end(), ' ') < most_words_of_star;
}

bool fits(const Pattern& pattern, std::string_view line) {
    const std::string& last = pattern.pieces.back();
    if (!line.starts_with(pattern.pieces.front())) return false;
    line.remove_prefix(pattern.pieces.front().size());
    for (std::size_t i = 1; i + 1 < pattern.pieces.size(); ++i) {
        const std::size_t found = line.find(pattern.pieces[i]);
        if (found == std::string_view::npos || !is_short(line.substr(0, found))) return false;
        line.remove_prefix(found + pattern.pieces[i].size());
    }
    return line.ends_with(last) && is_short(line.substr(0, line.size() - last.size()));
}

/// Each run of digits as one 9, since the list says so of numbers.
std::string with_numbers_as_nine(std::string_view line) {
    std::string same(line);
    for (char& c : same) c = is_ascii_digit(c) ? '9' : c;
    keep_one_of_each_run(same, '9');
    return same;
}

/// The first word of a line as `normalise_line` and the list have it; nothing where only all of it tells.
std::optional<std::string> first_word_of(std::string_view line) {
    const auto is_mark = [](char c) { return is_ascii(c) && !is_ascii_letter(c) && !is_ascii_digit(c); };
    while (!line.empty() && is_mark(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_mark(line.back())) line.remove_suffix(1);
    const auto* const end = std::find_if(line.begin(), line.end(), is_ascii_space);
    const bool is_plain =
        end != line.end() && is_ascii(line.back()) && std::all_of(line.begin(), end, is_ascii);
    if (!is_plain) return std::nullopt;
    return with_numbers_as_nine(to_ascii_lower({line.begin(), end}));
}

bool is_word_character(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0 || c == U'©';
}

}  // namespace

std::string normalise_line(std::string_view line) {
    while (!line.empty()) {
        const CodePoint first = code_point_at(line, 0);
        if (is_word_character(first.value)) break;
        line.remove_prefix(first.bytes);
    }
    while (!line.empty()) {
        const CodePoint last = code_point_before(line, line.size());
        if (is_word_character(last.value)) break;
        line.remove_suffix(last.bytes);
    }
    if (std::all_of(line.begin(), line.end(), is_ascii)) return collapse_spaces(to_ascii_lower(line));
    UErrorCode status = U_ZERO_ERROR;
    std::string folded;
    const auto length = static_cast<std::int32_t>(line.size());
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({line.data(), length});
    text.foldCase();
    text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2019)), icu::UnicodeString("'"));
    text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x00A0)), icu::UnicodeString(" "));
    text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2013)), icu::UnicodeString("-"));
    text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2014)), icu::UnicodeString("-"));
    text.toUTF8String(folded);
    return U_SUCCESS(status) ? collapse_spaces(folded) : collapse_spaces(line);
}

ChromePlace find_listed_line(std::string_view line) {
    static const ChromeList list = parse_list(find_data_file("chrome.txt"));
    const auto first_word = first_word_of(line);
    if (first_word && !list.first_words.may_hold(*first_word)) return ChromePlace::nowhere;
    const std::string same = with_numbers_as_nine(normalise_line(line));
    const auto found = list.lines.find(same);
    if (found != list.lines.end()) return found->second;
    const auto pattern = std::find_if(list.patterns.begin(), list.patterns.end(),
                                      [&](const Pattern& each) { return fits(each, same); });
    return pattern == list.patterns.end() ? ChromePlace::nowhere : pattern->place;
}

}  // namespace debrief
