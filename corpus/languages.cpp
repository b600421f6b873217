#include "corpus/languages.h"

#include "corpus/base/text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace debrief {

namespace {

constexpr std::size_t longest_language = 64;  ///< bytes

std::string to_lower_case(std::string_view text) {
    icu::UnicodeString lower =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    lower.toLower(icu::Locale::getRoot());
    std::string utf8;
    lower.toUTF8String(utf8);
    return utf8;
}

/// Empty where there is none.
std::string display_name(const char* language, const char* in_language) {
    std::array<UChar, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uloc_getDisplayLanguage(language, in_language, name.data(),
                                                   static_cast<int32_t>(name.size()), &status);
    if (U_FAILURE(status)) return "";
    std::string utf8;
    icu::UnicodeString(name.data(), length).toUTF8String(utf8);
    return utf8;
}

/// The codes of all languages of two letters by their names in English and in themselves, lower case.
const std::unordered_map<std::string, std::string>& codes_by_name() {
    static const std::unordered_map<std::string, std::string> codes = [] {
        std::unordered_map<std::string, std::string> by_name;
        for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
            if (std::strlen(*code) != 2) continue;
            by_name.emplace(to_lower_case(display_name(*code, "en")), *code);
            by_name.emplace(to_lower_case(display_name(*code, *code)), *code);
        }
        return by_name;
    }();
    return codes;
}

bool is_iso_639_1(std::string_view code) {
    if (code.size() != 2) return false;
    for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
        if (code == *known) return true;
    }
    return false;
}

/// Codes that ISO 639-1 once had or that labels use all the same, and today's.
struct OldCode {
    std::string_view old;
    std::string_view today;
};
constexpr std::array old_codes{OldCode{"iw", "he"}, OldCode{"in", "id"}, OldCode{"ji", "yi"},
                               OldCode{"jw", "jv"}, OldCode{"mo", "ro"}, OldCode{"sh", "sr"}};

/// The language part of a locale or tag, its old and its three-letter codes turned into today's of two.
std::string language_of_tag(const std::string& tag) {
    std::array<char, ULOC_FULLNAME_CAPACITY> canonical{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), canonical.data(), static_cast<int32_t>(canonical.size()), nullptr,
                        &status);
    if (U_FAILURE(status) || canonical[0] == '\0') return "";
    std::array<char, ULOC_LANG_CAPACITY> language{};
    uloc_getLanguage(canonical.data(), language.data(), static_cast<int32_t>(language.size()), &status);
    return U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ? "" : language.data();
}

}  // namespace

std::string normalise_language(std::string_view label) {
    label = trim(label);
    label = trim(label.substr(0, label.find_first_of(",;(")));  // "en;q=0.9, de", "English (US)"
    if (label.empty() || label.size() > longest_language) return "";
    const auto named = codes_by_name().find(to_lower_case(label));
    if (named != codes_by_name().end()) return named->second;
    std::string tag(label.substr(0, label.find_first_of(".@")));  // "de_DE.UTF-8"
    std::replace(tag.begin(), tag.end(), '_', '-');
    std::string language = language_of_tag(tag);
    for (const OldCode& code : old_codes) {
        if (language == code.old) language = code.today;
    }
    if (!is_iso_639_1(language)) return "";
    return language;
}

std::string language_name(const std::string& code) {
    if (!is_iso_639_1(code)) return code;
    std::string name = display_name(code.c_str(), "en");
    return name.empty() ? code : name;
}

}  // namespace debrief
