#include "corpus/html_entities.h"

#include "corpus/base/text.h"
#include "corpus/html_entity_names.h"

#include <algorithm>
#include <array>
#include <optional>

namespace debrief {

namespace {

constexpr std::size_t longest_entity_name = 32;
constexpr std::uint32_t replacement_character = 0xFFFD;
constexpr std::uint32_t largest_code_point = 0x10FFFF;

/// What browsers make of references to the control characters 0x80 to 0x9F (WHATWG, "numeric character
/// reference end state").
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

struct NamedCharacter {
    std::string_view name;
    std::uint32_t value;
};

/// Names of HTML 5 that HTML 4 lacks and that texts use.
constexpr std::array newer_names{
    NamedCharacter{"Ccaron", 0x10C},  NamedCharacter{"NewLine", '\n'},  NamedCharacter{"Tab", '\t'},
    NamedCharacter{"Zcaron", 0x17D},  NamedCharacter{"ast", '*'},       NamedCharacter{"bsol", '\\'},
    NamedCharacter{"ccaron", 0x10D},  NamedCharacter{"check", 0x2713},  NamedCharacter{"cir", 0x25CB},
    NamedCharacter{"colon", ':'},     NamedCharacter{"comma", ','},     NamedCharacter{"commat", '@'},
    NamedCharacter{"dash", 0x2010},   NamedCharacter{"dollar", '$'},    NamedCharacter{"equals", '='},
    NamedCharacter{"excl", '!'},      NamedCharacter{"grave", '`'},     NamedCharacter{"half", 0xBD},
    NamedCharacter{"horbar", 0x2015}, NamedCharacter{"hyphen", 0x2010}, NamedCharacter{"lbrace", '{'},
    NamedCharacter{"lbrack", '['},    NamedCharacter{"lcub", '{'},      NamedCharacter{"lowbar", '_'},
    NamedCharacter{"lpar", '('},      NamedCharacter{"lsqb", '['},      NamedCharacter{"num", '#'},
    NamedCharacter{"percnt", '%'},    NamedCharacter{"period", '.'},    NamedCharacter{"phone", 0x260E},
    NamedCharacter{"plus", '+'},      NamedCharacter{"quest", '?'},     NamedCharacter{"rbrace", '}'},
    NamedCharacter{"rbrack", ']'},    NamedCharacter{"rcub", '}'},      NamedCharacter{"rpar", ')'},
    NamedCharacter{"rsqb", ']'},      NamedCharacter{"semi", ';'},      NamedCharacter{"sol", '/'},
    NamedCharacter{"star", 0x2606},   NamedCharacter{"starf", 0x2605},  NamedCharacter{"verbar", '|'},
    NamedCharacter{"vert", '|'},      NamedCharacter{"zcaron", 0x17E},
};
static_assert(std::ranges::is_sorted(newer_names, {}, &NamedCharacter::name));

void append_utf8(std::string& text, std::uint32_t value) {
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (value < 0x80) {
        add(value);
    } else if (value < 0x800) {
        add(0xC0 | value >> 6);
        add(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        add(0xE0 | value >> 12);
        add(0x80 | (value >> 6 & 0x3F));
        add(0x80 | (value & 0x3F));
    } else {
        add(0xF0 | value >> 18);
        add(0x80 | (value >> 12 & 0x3F));
        add(0x80 | (value >> 6 & 0x3F));
        add(0x80 | (value & 0x3F));
    }
}

/// A reference at the front of a text.
struct CharacterReference {
    std::uint32_t value = 0;
    std::size_t bytes = 0;  ///< of the text, the '&' and a ';' among them
};

std::optional<std::uint32_t> digit_value(char c, std::uint32_t base) {
    const char lower = static_cast<char>(c | 0x20);
    if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0');
    if (base == 16 && lower >= 'a' && lower <= 'f') return static_cast<std::uint32_t>(lower - 'a' + 10);
    return std::nullopt;
}

std::uint32_t to_code_point(std::uint32_t number) {
    if (number >= 0x80 && number < 0x80 + windows_1252.size()) return windows_1252[number - 0x80];
    const bool is_surrogate = number >= 0xD800 && number < 0xE000;
    const bool is_control = number < 0x20 && number != '\t' && number != '\n' && number != '\r';
    const bool is_impossible = is_surrogate || is_control || number > largest_code_point;
    return is_impossible ? replacement_character : number;
}

/// `text` begins with "&#".
std::optional<CharacterReference> parse_numeric(std::string_view text) {
    std::size_t at = 2;
    const bool is_hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    const std::uint32_t base = is_hexadecimal ? 16 : 10;
    if (is_hexadecimal) ++at;
    const std::size_t digits_begin = at;
    std::uint32_t number = 0;
    while (at < text.size()) {
        const auto digit = digit_value(text[at], base);
        if (!digit) break;
        number = std::min(number * base + *digit, largest_code_point + 1);
        ++at;
    }
    if (at == digits_begin) return std::nullopt;
    if (at < text.size() && text[at] == ';') ++at;
    return CharacterReference{to_code_point(number), at};
}

std::optional<std::uint32_t> named_value(std::string_view name) {
    const auto newer = std::ranges::lower_bound(newer_names, name, {}, &NamedCharacter::name);
    if (newer != newer_names.end() && newer->name == name) return newer->value;
    return named_character(name);
}

std::optional<CharacterReference> parse_named(std::string_view text, ReferencePlace place) {
    std::size_t end = 1;
    while (end < text.size() && end <= longest_entity_name &&
           (is_ascii_digit(text[end]) || is_ascii_lower(static_cast<char>(text[end] | 0x20)))) {
        ++end;
    }
    if (end == 1) return std::nullopt;
    const auto value = named_value(text.substr(1, end - 1));
    if (!value) return std::nullopt;
    if (end < text.size() && text[end] == ';') return CharacterReference{*value, end + 1};
    // Only the names of Latin-1 were ever allowed without their ';'.
    const bool is_old = *value < 0x100;
    const bool is_address = place == ReferencePlace::attribute && end < text.size() && text[end] == '=';
    if (!is_old || is_address) return std::nullopt;
    return CharacterReference{*value, end};
}

std::optional<CharacterReference> parse_reference(std::string_view text, ReferencePlace place) {
    return text.starts_with("&#") ? parse_numeric(text) : parse_named(text, place);
}

}  // namespace

std::string decode_html_references(std::string_view source, ReferencePlace place) {
    using namespace std::string_view_literals;
    std::string text;
    text.reserve(source.size());
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t stop = std::min(source.find_first_of("&\0"sv, at), source.size());
        text += source.substr(at, stop - at);
        at = stop;
        if (at == source.size()) break;
        const auto reference = source[at] == '&' ? parse_reference(source.substr(at), place) : std::nullopt;
        if (reference) {
            append_utf8(text, reference->value);
        } else if (source[at] == '&') {
            text += '&';
        }
        at += reference ? reference->bytes : 1;
    }
    return text;
}

}  // namespace debrief
