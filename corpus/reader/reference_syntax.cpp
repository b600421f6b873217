#include "corpus/reader/reference_syntax.h"

#include "corpus/base/text.h"
#include "corpus/html_entity_names.h"
#include "corpus/reader/windows_1252.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t longest_name = 8;      ///< `thetasym`
constexpr std::size_t longest_number = 7;    ///< digits
constexpr std::size_t longest_tag = 500;     ///< bytes
constexpr std::size_t longest_tagged = 200;  ///< bytes between a tag and the one that closes it
constexpr std::size_t longest_word = 40;     ///< looked back upon
constexpr int most_times_escaped = 3;

constexpr std::string_view escaped_less = "&lt;";
constexpr std::string_view escaped_greater = "&gt;";

bool is_word_byte(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

char byte_at(std::string_view text, std::size_t offset) {
    return offset < text.size() ? text[offset] : '\0';
}

/// What a number in a reference means; nothing for what no text should hold.
std::optional<char32_t> meaning_of_number(char32_t number) {
    if (number == '\t' || number == '\n' || number == '\r') return U' ';
    if (number >= 0x80 && number < 0xA0) number = windows_1252_specials[number - 0x80];
    const bool is_character = number >= 0x20 && number <= 0x10FFFF && number != 0x7F &&
                              (number < 0xD800 || number > 0xDFFF) && (number & 0xFFFEU) != 0xFFFE;
    return is_character ? std::optional(number) : std::nullopt;
}

/// The number that ends in a semicolon at `offset`, behind the `#` of a reference.
std::optional<Reference> number_at(std::string_view text, std::size_t offset) {
    const bool is_hexadecimal = byte_at(text, offset) == 'x' || byte_at(text, offset) == 'X';
    const char* const begin = text.data() + offset + (is_hexadecimal ? 1 : 0);
    const char* const end = text.data() + std::min(text.size(), offset + 1 + longest_number);
    std::uint32_t number = 0;
    if (begin >= end) return std::nullopt;
    const auto [stop, error] = std::from_chars(begin, end, number, is_hexadecimal ? 16 : 10);
    const auto after = static_cast<std::size_t>(stop - text.data());
    if (error != std::errc() || byte_at(text, after) != ';') return std::nullopt;
    const auto value = meaning_of_number(number);
    return value ? std::optional(Reference{*value, after + 1}) : std::nullopt;
}

/// The reference whose part behind its `&` begins at `offset`.
std::optional<Reference> reference_behind(std::string_view text, std::size_t offset) {
    if (byte_at(text, offset) == '#') return number_at(text, offset + 1);
    std::string name;
    while (name.size() <= longest_name && (is_ascii_letter(byte_at(text, offset + name.size())) ||
                                           is_ascii_digit(byte_at(text, offset + name.size())))) {
        name += text[offset + name.size()];
    }
    const std::size_t end = offset + name.size();
    if (name.empty() || name.size() > longest_name || byte_at(text, end) != ';') return std::nullopt;
    const auto value = named_character(name);
    return value ? std::optional(Reference{*value, end + 1}) : std::nullopt;
}

}  // namespace

std::optional<Reference> reference_at(std::string_view text, std::size_t offset) {
    auto reference = reference_behind(text, offset + 1);
    for (int i = 1; i < most_times_escaped && reference && reference->value == '&'; ++i) {
        const auto inner = reference_behind(text, reference->end);
        if (!inner) break;
        reference = inner;
    }
    return reference;
}

std::optional<EscapedTag> escaped_tag_at(std::string_view text, std::size_t offset) {
    constexpr std::array<std::string_view, 14> elements{"a", "b",     "big",  "br",     "em",  "font", "i",
                                                        "p", "small", "span", "strong", "sub", "sup",  "u"};
    std::string_view rest = text.substr(offset, longest_tag);
    if (!rest.starts_with(escaped_less)) return std::nullopt;
    rest.remove_prefix(escaped_less.size());
    EscapedTag tag;
    tag.is_closing = rest.starts_with('/');
    if (tag.is_closing) rest.remove_prefix(1);
    const auto* const name_end = std::find_if_not(rest.begin(), rest.end(), is_ascii_letter);
    const auto name_bytes = static_cast<std::size_t>(name_end - rest.begin());
    tag.name = to_ascii_lower(rest.substr(0, name_bytes));
    if (std::find(elements.begin(), elements.end(), tag.name) == elements.end()) return std::nullopt;
    const std::size_t end = rest.find(escaped_greater);
    const std::string_view attributes = rest.substr(name_bytes, end - name_bytes);
    const bool is_tag = end != std::string_view::npos &&
                        attributes.find(escaped_less) == std::string_view::npos &&
                        (attributes.empty() || attributes[0] == ' ' || attributes[0] == '/');
    if (!is_tag) return std::nullopt;
    tag.end = static_cast<std::size_t>(rest.data() - text.data()) + end + escaped_greater.size();
    return tag;
}

bool is_closed(std::string_view text, const EscapedTag& tag) {
    const std::string_view rest = text.substr(tag.end, longest_tagged);
    const std::string closing = "&lt;/" + tag.name + "&gt;";
    if (rest.empty() || is_ascii_space(rest.front())) return false;
    const auto same = [](char left, char right) {
        return left == right || (is_ascii_upper(left) && left - 'A' + 'a' == right);
    };
    const auto* const found = std::search(rest.begin(), rest.end(), closing.begin(), closing.end(), same);
    return found != rest.end() && (found == rest.begin() || !is_ascii_space(*(found - 1)));
}

namespace {

/// `workers #39; union`: no number of a thing that stands behind a plural.
bool is_plural_possessive(std::string_view text, std::size_t offset) {
    return text.substr(offset).starts_with("#39;") && offset > 2 && text[offset - 1] == ' ' &&
           text[offset - 2] == 's' && is_ascii_lower(text[offset - 3]);
}

/// `Merck amp; Co.`: no amplifier.
bool is_between_capitals(std::string_view text, std::size_t offset, std::size_t end) {
    if (!text.substr(offset).starts_with("amp;") || offset < 2 || text[offset - 1] != ' ') return false;
    std::size_t word = offset - 1;
    while (word > 0 && offset - word < longest_word && is_word_byte(text[word - 1])) --word;
    return is_ascii_upper(text[word]) && byte_at(text, end) == ' ' && is_ascii_upper(byte_at(text, end + 1));
}

}  // namespace

std::optional<BareReference> bare_reference_at(std::string_view text, std::size_t offset) {
    constexpr std::array<std::string_view, 6> names{"quot;", "apos;", "nbsp;", "amp;", "lt;", "gt;"};
    constexpr std::string_view may_stand_before = " \t\n([{\"',.:;!-";
    if (offset > 0 && may_stand_before.find(text[offset - 1]) == std::string_view::npos) return std::nullopt;
    const std::string_view rest = text.substr(offset);
    const auto* const name =
        std::find_if(names.begin(), names.end(), [&](auto each) { return rest.starts_with(each); });
    if (name == names.end() && !rest.starts_with('#')) return std::nullopt;
    const auto reference = reference_behind(text, offset);
    if (!reference || reference->value <= 0x20) return std::nullopt;
    const bool runs_on = is_word_byte(byte_at(text, reference->end));
    const bool is_no_word = name != names.end() && name - names.begin() < 3;
    const bool may_run_on = name == names.end() || *name == "amp;";
    const bool is_certain = is_no_word || (may_run_on && runs_on) || is_plural_possessive(text, offset) ||
                            is_between_capitals(text, offset, reference->end);
    if (!is_certain && rest.starts_with("amp;")) return std::nullopt;  // an amplifier
    return BareReference{*reference, is_certain};
}

namespace {

/// Whether what an apostrophe begins is the end of a word: `'s`, `'t`, `'ll`.
bool is_contraction(std::string_view rest) {
    constexpr std::array<std::string_view, 7> ends{"s", "t", "d", "m", "re", "ve", "ll"};
    const auto* const letters_end = std::find_if_not(rest.begin(), rest.end(), is_word_byte);
    const std::string end =
        to_ascii_lower(rest.substr(0, static_cast<std::size_t>(letters_end - rest.begin())));
    return std::find(ends.begin(), ends.end(), end) != ends.end();
}

}  // namespace

bool belongs_to_word_before(char32_t sign, std::string_view before, std::string_view rest) {
    if (before.empty() || is_ascii_space(before.back())) return false;
    const char next = rest.empty() ? '\0' : rest.front();
    const bool is_word_next = is_word_byte(next);
    switch (sign) {
        case '\'':
        case 0x2019: {
            const bool is_name = before == "O" || before.ends_with(" O");  // O'Meara
            const bool may_go_on = std::string_view("([{\"'-").find(before.back()) == std::string_view::npos;
            return !is_word_next || is_name || (may_go_on && is_contraction(rest));
        }
        case '"':
            return next == '\0' || is_ascii_space(next) ||
                   std::string_view(".,;:!?)").find(next) != std::string_view::npos;
        case 0x201D:
            return true;
        case '&':
            return is_word_next && is_word_byte(before.back());
        default:
            return sign >= 0xC0 && u_isalpha(static_cast<UChar32>(sign)) && is_word_byte(before.back()) &&
                   !is_word_next;
    }
}

}  // namespace debrief
