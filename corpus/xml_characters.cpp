#include "corpus/xml_characters.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <unicode/utf8.h>

namespace debrief {

namespace {

constexpr std::size_t longest_reference = 12;  ///< bytes between `&` and `;`; HTML 4's longest have 8

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t c1_begin = 0x80;
/// What windows-1252 has for U+0080 to U+009F; itself where it has nothing.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr std::string_view xml_names[]{"amp", "apos", "gt", "lt", "quot"};

bool is_c1(char32_t c) {
    return c1_begin <= c && c < c1_begin + windows_1252.size();
}

void append_utf8(std::string& text, char32_t c) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, c);
    text.append(bytes.data(), static_cast<std::size_t>(size));
}

bool is_control(unsigned char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r';
}

/// The character of `#8217` or `#x2019`.
std::optional<char32_t> numeric_reference(std::string_view name) {
    const bool is_hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(is_hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hexadecimal ? 16 : 10);
    if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
    const bool is_character = fault == std::errc() && value <= 0x10FFFF && !U_IS_SURROGATE(value) &&
                              (value >= ' ' || !is_control(static_cast<unsigned char>(value)));
    if (!is_character) return replacement;
    return is_c1(value) ? windows_1252.at(value - c1_begin) : value;
}

/// The character of `nbsp`.
std::optional<char32_t> named_reference(const std::string& name) {
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (!entity) return std::nullopt;
    return static_cast<char32_t>(entity->value);
}

/// What XML has for the reference of this name; empty where it is none.
std::string to_xml_reference(std::string_view name) {
    if (name.empty() || std::find(std::begin(xml_names), std::end(xml_names), name) != std::end(xml_names)) {
        return name.empty() ? "" : fmt::format("&{};", name);
    }
    const auto character = name.front() == '#' ? numeric_reference(name) : named_reference(std::string(name));
    if (!character) return "";
    const bool may_be_markup = *character <= '>';
    if (may_be_markup) return fmt::format("&#{};", static_cast<unsigned>(*character));
    std::string text;
    append_utf8(text, *character);
    return text;
}

}  // namespace

XmlCharacters to_xml_text(std::string_view raw, XmlReferences references) {
    XmlCharacters made;
    made.text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const char c = raw[at++];
        const auto next = at < raw.size() ? static_cast<unsigned char>(raw[at]) : 0U;
        if (c == '&') {
            const std::size_t end = raw.substr(at, longest_reference + 1).find(';');
            const bool is_reference = references == XmlReferences::are_known && end != std::string_view::npos;
            const std::string reference = is_reference ? to_xml_reference(raw.substr(at, end)) : "";
            made.text += reference.empty() ? "&amp;" : reference;
            if (!reference.empty()) at += end + 1;
        } else if (c == '<') {
            made.text += "&lt;";
        } else if (c == '\xC2' && is_c1(next)) {
            append_utf8(made.text, windows_1252.at(next - c1_begin));
            ++at;
        } else if (is_control(static_cast<unsigned char>(c))) {
            made.text += ' ';
            made.has_controls = true;
        } else {
            made.text += c;
        }
    }
    return made;
}

}  // namespace debrief
