#include "corpus/reader/charset.h"

#include "corpus/base/text.h"
#include "corpus/base/utf16_source.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset_converter.h"
#include "corpus/reader/charset_detector.h"
#include "corpus/reader/charset_labels.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace debrief {

namespace {

/// How many bytes of UTF-8's longer sequences there must be for each fault, so that a text is
/// broken UTF-8 rather than something else.
constexpr std::size_t utf8_bytes_a_fault = 8;
constexpr std::size_t utf8_bytes_a_fault_if_declared = 2;

/// One in so many characters outside of ASCII may be wrong in a text of the declared charset.
constexpr std::size_t declared_characters_a_fault = 20;

DecodedText from_wide(std::string_view bytes, Utf16Kind kind) {
    Utf16Text wide = utf16_to_utf8(bytes, kind);
    return {std::move(wide.text), std::string(name_of(kind)), wide.replaced};
}

std::optional<DecodedText> converted(std::string_view bytes, const Charset& charset) {
    auto text = convert_to_utf8(bytes, charset.converter);
    if (!text) return std::nullopt;
    return DecodedText{std::move(text->text), charset.name, text->replaced};
}

/// What there is of UTF-8 in bytes beyond ASCII.
struct Utf8Share {
    std::size_t in_sequences = 0;  ///< bytes of well-formed sequences of two and more
    std::size_t broken = 0;        ///< bytes outside of all sequences
    std::size_t faults = 0;        ///< characters that were cut or overwritten, at least
};

Utf8Share measure_utf8(std::string_view bytes) {
    constexpr std::size_t bytes_of_cut_character = 3;  // at most, of one
    Utf8Share share;
    std::size_t run = 0;
    for (std::size_t offset = 0; offset < bytes.size();) {
        const std::size_t size = code_point_at(bytes, offset).bytes;
        const bool is_broken = size == 1 && static_cast<unsigned char>(bytes[offset]) >= 0x80;
        if (size > 1) share.in_sequences += size;
        if (is_broken && run++ % bytes_of_cut_character == 0) ++share.faults;
        if (is_broken) ++share.broken;
        if (!is_broken) run = 0;
        offset += size;
    }
    return share;
}

DecodedText mended(std::string_view bytes, const Utf8Share& share) {
    return {mend_utf8(bytes), "utf-8", share.broken};
}

std::optional<DecodedText> by_mark(std::string_view bytes) {
    const std::string_view unmarked = without_byte_order_mark(bytes);
    if (unmarked.size() < bytes.size()) return mended(unmarked, measure_utf8(unmarked));
    constexpr std::string_view gb18030_mark = "\x84\x31\x95\x33";
    if (!bytes.starts_with(gb18030_mark)) return std::nullopt;
    return converted(bytes.substr(gb18030_mark.size()), *charset_of_label("gb18030"));
}

bool is_ascii_only(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), is_ascii);
}

/// Charsets whose bytes are all ASCII, and so are valid UTF-8: told by their label, or, where nothing else
/// looks like it, by their escape sequences.
std::optional<DecodedText> by_escapes(std::string_view bytes, const std::optional<Charset>& declared) {
    const bool is_declared = declared && declared->form == CharsetForm::escapes;
    constexpr std::string_view kanji_old = "\x1B$@";
    constexpr std::string_view kanji_new = "\x1B$B";
    const auto holds = [&](std::string_view mark) { return bytes.find(mark) != std::string_view::npos; };
    if (!is_declared && bytes.find('\x1B') == std::string_view::npos) return std::nullopt;
    if (!is_declared && !holds(kanji_old) && !holds(kanji_new)) return std::nullopt;
    if (!is_ascii_only(bytes)) return std::nullopt;
    auto decoded = converted(bytes, is_declared ? *declared : *charset_of_label("iso-2022-jp"));
    // A plus sign in UTF-7 or a tilde in HZ that begins nothing: the label is wrong.
    const bool is_wrong = decoded && decoded->replaced > 0 && !holds("\x1B");
    return is_wrong ? std::nullopt : std::move(decoded);
}

/// Whether a text in its declared charset reads as one; a little damage is forgiven.
bool fits(const DecodedText& decoded, const Charset& charset) {
    const Plausibility plausibility = judge_plausibility(decoded.text.substr(0, charset_judged_bytes));
    const bool is_western = charset.name == "windows-1252";  // what programs declare that do not know
    if (is_western && !plausibility.is_latin()) return false;
    const std::size_t faults = decoded.replaced + (is_western ? plausibility.controls : 0);
    return faults * declared_characters_a_fault <= plausibility.foreign;
}

/// The declared form of UTF-16, where the bytes do not tell it by themselves (a Chinese text without blanks).
std::optional<DecodedText> by_declared_width(std::string_view bytes, const Charset& declared) {
    for (const Utf16Kind kind :
         {Utf16Kind::utf16_le, Utf16Kind::utf16_be, Utf16Kind::utf32_le, Utf16Kind::utf32_be}) {
        if (declared.name != name_of(kind)) continue;
        DecodedText decoded = from_wide(bytes, kind);
        const Plausibility plausibility = judge_plausibility(decoded.text.substr(0, charset_judged_bytes));
        const std::size_t faults = decoded.replaced + plausibility.odd;
        if (faults * declared_characters_a_fault <= plausibility.foreign) return decoded;
    }
    return std::nullopt;
}

DecodedText by_declaration_or_detector(std::string_view bytes, const std::optional<Charset>& declared) {
    std::optional<DecodedText> as_declared;
    if (declared && declared->form == CharsetForm::wide) as_declared = by_declared_width(bytes, *declared);
    if (as_declared) return std::move(*as_declared);
    if (declared && declared->form == CharsetForm::bytes) {
        as_declared = converted(bytes, *declared);
        if (as_declared && fits(*as_declared, *declared)) return std::move(*as_declared);
    }
    const Charset detected = detect_charset(bytes);
    auto as_detected = converted(bytes, detected);
    const bool is_declared_better = as_declared && as_detected &&
                                    as_declared->replaced <= as_detected->replaced &&
                                    as_declared->replaced > 0;
    if (is_declared_better || !as_detected) {
        return as_declared ? std::move(*as_declared)
                           : DecodedText{mend_utf8(bytes), "utf-8", measure_utf8(bytes).broken};
    }
    return std::move(*as_detected);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared_label) {
    if (auto marked = by_mark(bytes)) return std::move(*marked);
    if (const auto kind = utf16_kind(bytes)) return from_wide(bytes, *kind);
    const auto declared = charset_of_label(declared_label);
    if (auto escaped = by_escapes(bytes, declared)) return std::move(*escaped);
    if (is_valid_utf8(bytes)) return {std::string(bytes), "utf-8", 0};

    const Utf8Share share = measure_utf8(bytes);
    const bool is_declared = declared && declared->form == CharsetForm::utf8;
    const std::size_t wanted = is_declared ? utf8_bytes_a_fault_if_declared : utf8_bytes_a_fault;
    if (share.in_sequences >= wanted * share.faults) return mended(bytes, share);
    return by_declaration_or_detector(bytes, declared);
}

std::string describe_loss(const DecodedText& decoded) {
    if (decoded.replaced == 0) return "";
    if (decoded.replaced == 1)
        return fmt::format("1 character is broken and was replaced (read as {})", decoded.charset);
    return fmt::format("{} characters are broken and were replaced (read as {})", decoded.replaced,
                       decoded.charset);
}

}  // namespace debrief
