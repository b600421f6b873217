#include "indexer/word_characters.h"

#include "corpus/base/utf8.h"
#include "indexer/analysis.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace debrief {

namespace {

constexpr bool is_ascii_alphanumeric(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Dashes, quotation marks, ellipses: what most characters beyond ASCII in English are, told without a table.
constexpr bool is_common_punctuation(char32_t c) {
    return c >= 0x2010 && c <= 0x2027;
}

/// Takes the accents off Latin and Greek letters; marks of other scripts tell words apart.
icu::UnicodeString without_accents(const icu::UnicodeString& folded, UErrorCode& status) {
    icu::UnicodeString decomposed;
    icu::Normalizer2::getNFDInstance(status)->normalize(folded, decomposed, status);
    icu::UnicodeString bare;
    bool is_bare_script = false;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 c = decomposed.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) {
            if (is_bare_script) continue;
        } else {
            UErrorCode ignored = U_ZERO_ERROR;
            const UScriptCode script = uscript_getScript(c, &ignored);
            is_bare_script = script == USCRIPT_LATIN || script == USCRIPT_GREEK;
        }
        bare.append(c);
    }
    icu::UnicodeString composed;
    icu::Normalizer2::getNFCInstance(status)->normalize(bare, composed, status);
    return composed;
}

/// Half-width Japanese writes the mark that voices a letter behind it, as a letter of its own.
constexpr bool is_voicing_mark(char32_t c) {
    return c == 0xFF9E || c == 0xFF9F;
}

}  // namespace

bool begins_word(char32_t c) {
    if (c < 0x80) return is_ascii_alphanumeric(c);
    if (is_common_punctuation(c)) return false;
    return !is_word_apostrophe(c) && u_isalnum(static_cast<UChar32>(c)) != 0;
}

bool continues_word(char32_t c) {
    if (begins_word(c)) return true;
    if (c < 0x80 || is_common_punctuation(c)) return false;
    constexpr std::uint32_t inside = U_GC_M_MASK | U_GC_CF_MASK;
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & inside) != 0;
}

std::string fold_word(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const auto length = static_cast<std::int32_t>(word.size());
    const icu::UnicodeString raw = icu::UnicodeString::fromUTF8({word.data(), length});
    icu::UnicodeString folded;
    icu::Normalizer2::getNFKCCasefoldInstance(status)->normalize(raw, folded, status);
    std::string form;
    icu::UnicodeString bare = without_accents(folded, status);
    // Russian writes ё as е more often than not.
    bare.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x0451)),
                        icu::UnicodeString(static_cast<UChar32>(0x0435)));
    bare.toUTF8String(form);
    return U_SUCCESS(status) ? form : to_ascii_lower(word);
}

bool is_unspaced(char32_t c) {
    if (c < 0x0E00 || is_common_punctuation(c)) return false;
    constexpr char32_t prolonged_sound = 0x30FC;  // of no script of its own, but part of Japanese words
    if (c == prolonged_sound || c == 0xFF70) return true;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_BOPOMOFO:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return u_isdigit(static_cast<UChar32>(c)) == 0;
        default:
            return false;
    }
}

std::size_t end_of_character(std::string_view text, std::size_t offset) {
    offset += code_point_at(text, offset).bytes;
    while (offset < text.size()) {
        const CodePoint next = code_point_at(text, offset);
        const bool is_mark = is_voicing_mark(next.value) ||
                             (next.value >= 0x80 && !begins_word(next.value) && continues_word(next.value));
        if (!is_mark) break;
        offset += next.bytes;
    }
    return offset;
}

bool is_unspaced(std::string_view form) {
    return !form.empty() && is_unspaced(code_point_at(form, 0).value);
}

std::vector<std::string> characters_of(std::string_view form) {
    std::vector<std::string> characters;
    for (std::size_t begin = 0; begin < form.size();) {
        const std::size_t end = end_of_character(form, begin);
        characters.emplace_back(form.substr(begin, end - begin));
        begin = end;
    }
    return characters;
}

}  // namespace debrief
