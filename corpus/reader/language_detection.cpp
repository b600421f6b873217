#include "corpus/reader/language_detection.h"

#include "corpus/base/utf8.h"
#include "corpus/languages.h"

#include <algorithm>
#include <array>
#include <optional>

#include <cld2/public/compact_lang_det.h>

namespace debrief {

namespace {

constexpr std::size_t most_detected_bytes = 100'000;  ///< a text's language shows long before
constexpr std::size_t fewest_letters = 40;
constexpr std::size_t letters_of_an_ideograph = 4;  ///< what it tells, against a letter
constexpr int least_percent = 70;                   ///< of the text in its main language

// Most texts are English from end to end, which samples tell for a fraction of the time.
constexpr std::size_t sample_bytes = 96;
constexpr std::size_t sampled_every = 384;  ///< bytes
/// A stretch of another language that is long enough to count in a text of this size has a sample in it.
constexpr std::size_t fewest_sampled_bytes = 1'280;
constexpr int least_percent_of_sample = 97;

bool is_ideograph(char32_t c) {
    return c >= 0x3040 && c <= 0xD7AF;  // kana, Han, Hangul
}

/// Letters as far as they tell a language; stops counting where there are enough.
bool has_enough_letters(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size() && letters < fewest_letters;) {
        const CodePoint c = code_point_at(text, i);
        const bool is_ascii_letter = c.value < 0x80 && ((c.value | 0x20) >= 'a' && (c.value | 0x20) <= 'z');
        const bool is_other_letter = c.value >= 0xC0 && !(c.value >= 0x2000 && c.value <= 0x303F);
        if (is_ideograph(c.value)) {
            letters += letters_of_an_ideograph;
        } else if (is_ascii_letter || is_other_letter) {
            ++letters;
        }
        i += c.bytes;
    }
    return letters >= fewest_letters;
}

/// The main language of a text, nothing where it is not sure or is that of less than so many percent.
std::optional<CLD2::Language> main_language(std::string_view text, int least) {
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    int letters = 0;
    bool is_reliable = false;
    constexpr bool is_plain_text = true;
    CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), is_plain_text, languages.data(),
                                percents.data(), &letters, &is_reliable);
    if (!is_reliable || percents[0] < least) return std::nullopt;
    return languages[0];
}

/// Some bytes of a text from an offset on, in whole words where it has blanks.
std::string_view sample_of(std::string_view text, std::size_t offset) {
    constexpr std::string_view blanks = " \n";
    const std::size_t begin = code_point_boundary(text, offset);
    const std::size_t end = code_point_boundary(text, offset + sample_bytes);
    std::string_view sample = text.substr(begin, end - begin);
    if (begin > 0) sample.remove_prefix(std::min(sample.find_first_of(blanks), sample.size()));
    if (end < text.size()) sample = sample.substr(0, sample.find_last_of(blanks));
    return sample;
}

/// Whether each sample of a text is surely English: only then the whole is without being looked at. Other
/// languages have neighbours that a sample cannot tell from them.
bool is_english_throughout(std::string_view text) {
    if (text.size() < fewest_sampled_bytes) return false;
    const std::size_t last = text.size() - sample_bytes;
    for (std::size_t begin = 0;; begin = std::min(begin + sampled_every, last)) {
        if (main_language(sample_of(text, begin), least_percent_of_sample) != CLD2::ENGLISH) return false;
        if (begin == last) return true;
    }
}

}  // namespace

std::string detect_language(std::string_view text) {
    text = text.substr(0, code_point_boundary(text, std::min(text.size(), most_detected_bytes)));
    if (!has_enough_letters(text)) return "";
    if (is_english_throughout(text)) return "en";
    const auto language = main_language(text, least_percent);
    return language ? normalise_language(CLD2::LanguageCode(*language)) : "";
}

}  // namespace debrief
