#include "corpus/reader/xml_characters.h"

#include "corpus/base/utf8.h"
#include "corpus/html_entities.h"
#include "corpus/reader/windows_1252.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace debrief {

namespace {

constexpr std::size_t longest_reference = 34;  ///< bytes with `&` and `;`; HTML's longest have 33

constexpr std::array<std::string_view, 5> xml_references{"&amp;", "&apos;", "&gt;", "&lt;", "&quot;"};
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r';
}

/// What XML has for a reference (`&nbsp;`); empty where nobody knows it.
std::string to_xml_reference(std::string_view reference) {
    if (std::find(xml_references.begin(), xml_references.end(), reference) != xml_references.end()) {
        return std::string(reference);
    }
    const std::string decoded = decode_html_references(reference, ReferencePlace::text);
    if (decoded.size() == 1) {
        return is_control(decoded.front()) ? std::string(replacement)
                                           : fmt::format("&#{};", static_cast<int>(decoded.front()));
    }
    if (decoded.empty()) return std::string(replacement);
    // one that is known but for its last letters is none
    return decoded.ends_with(';') ? "" : decoded;
}

}  // namespace

XmlCharacters to_xml_text(std::string_view raw, XmlReferences references) {
    XmlCharacters made;
    made.text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const char c = raw[at];
        const auto next = at + 1 < raw.size() ? static_cast<unsigned char>(raw[at + 1]) : 0U;
        if (c == '&') {
            const std::size_t end = raw.substr(at, longest_reference).find(';');
            const bool may_be_one = references == XmlReferences::are_known && end != std::string_view::npos;
            const std::string reference = may_be_one ? to_xml_reference(raw.substr(at, end + 1)) : "";
            made.text += reference.empty() ? "&amp;" : reference;
            if (!reference.empty()) at += end;
        } else if (c == '<') {
            made.text += "&lt;";
        } else if (c == '\xC2' && next >= 0x80 && next < 0xA0 && windows_1252_specials.at(next - 0x80) != 0) {
            made.text += to_utf8(windows_1252_specials.at(next - 0x80));
            ++at;
        } else if (is_control(c)) {
            made.text += ' ';
            made.has_controls = true;
        } else {
            made.text += c;
        }
    }
    return made;
}

}  // namespace debrief
