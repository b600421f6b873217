#include "corpus/reader/mail_encoding.h"

#include "corpus/base/text.h"
#include "corpus/reader/gmime_objects.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_base64_pieces = 1000;  ///< padded ones, one behind the other

std::string decode_with_gmime(std::string_view text, GMimeContentEncoding encoding) {
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding);
    std::string decoded(g_mime_encoding_outlen(&state, text.size()), '\0');
    decoded.resize(g_mime_encoding_step(&state, text.data(), text.size(), decoded.data()));
    return decoded;
}

bool is_base64_digit(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '/';
}

/// Whether a text reads as base64, by its first bytes: damaged base64 has a few other characters, prose has
/// blanks between short words.
bool looks_like_base64(std::string_view text) {
    constexpr std::size_t enough = 150;  // bytes; two lines
    std::string_view head = text.substr(0, enough);
    for (const std::string_view end : {"==", "=\n", "=\r"}) head = head.substr(0, head.find(end));
    const auto others = std::count_if(head.begin(), head.end(), [](char c) {
        return !is_base64_digit(c) && c != '=' && c != '\r' && c != '\n';
    });
    constexpr std::size_t most_others = 12;  // one in so many bytes
    return static_cast<std::size_t>(others) * most_others <= head.size();
}

TransferDecoded decode_base64(std::string_view text) {
    if (!looks_like_base64(trim(text))) return {std::string(text), true};
    std::string decoded;
    for (std::size_t pieces = 0; !text.empty(); ++pieces) {
        const std::size_t end = std::min(text.find('='), text.size());
        // GMime gives the last one or two bytes only where the padding is there.
        decoded += decode_with_gmime(std::string(text.substr(0, end)) + "==", GMIME_CONTENT_ENCODING_BASE64);
        text.remove_prefix(end);
        text.remove_prefix(std::min(text.find_first_not_of("=\r\n \t"), text.size()));
        if (pieces == most_base64_pieces) return {std::move(decoded), true};
        if (!looks_like_base64(text)) {  // a mailing list's footer, as a rule
            decoded += "\n\n";
            decoded += text;
            break;
        }
    }
    return {std::move(decoded), false};
}

/// The lines between `begin 644 name` and `end`.
std::string_view uuencoded_lines(std::string_view text) {
    const std::size_t begin = text.starts_with("begin ") ? 0 : text.find("\nbegin ");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(std::min(text.find('\n', begin + 1), text.size() - 1) + 1);
    return text.substr(0, text.find("\nend"));
}

/// Blanks at the end of a line are none of the sender's, and hide a `=` that joins lines.
std::string without_blanks_at_line_ends(std::string_view text) {
    std::string stripped;
    stripped.reserve(text.size());
    for (const char c : text) {
        if (c == '\n') {
            const bool has_return = stripped.ends_with('\r');
            if (has_return) stripped.pop_back();
            while (stripped.ends_with(' ') || stripped.ends_with('\t')) stripped.pop_back();
            if (has_return) stripped.push_back('\r');
        }
        stripped.push_back(c);
    }
    return stripped;
}

TransferDecoded decode_uuencode(std::string_view text) {
    const std::string_view lines = uuencoded_lines(text);
    if (lines.empty()) return {std::string(text), true};
    return {decode_with_gmime(std::string(lines) + "\n", GMIME_CONTENT_ENCODING_UUENCODE)};
}

}  // namespace

TransferEncoding transfer_encoding(std::string_view header) {
    const std::string name = to_ascii_lower(trim(header.substr(0, header.find(';'))));
    if (name == "quoted-printable") return TransferEncoding::quoted_printable;
    if (name == "base64") return TransferEncoding::base64;
    if (name == "x-uuencode" || name == "uuencode" || name == "x-uue") return TransferEncoding::uuencode;
    return TransferEncoding::none;
}

TransferDecoded decode_transfer(std::string_view text, TransferEncoding encoding) {
    switch (encoding) {
        case TransferEncoding::base64:
            return decode_base64(text);
        case TransferEncoding::quoted_printable:
            return {
                decode_with_gmime(without_blanks_at_line_ends(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)};
        case TransferEncoding::uuencode:
            return decode_uuencode(text);
        case TransferEncoding::none:
            break;
    }
    return {std::string(text)};
}

}  // namespace debrief
