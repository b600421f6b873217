#include "corpus/reader/charset_detector.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/charset_converter.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t first_sample_bytes = 256'000;
constexpr std::size_t second_sample_bytes = 2'000'000;  ///< where the first does not tell

/// Fewer letters beyond ASCII than these do not tell Hungarian from French, nor do some names in a long text
/// in English.
constexpr std::size_t least_evidence = 4;
constexpr std::size_t bytes_a_letter = 50;  ///< one letter in so many
constexpr std::size_t bytes_if_dense = 14;  ///< in Hungarian or Czech
constexpr std::size_t much_evidence = 60;   ///< in any case
constexpr std::size_t least_differing = 2;  ///< of them, as the detector's charset and windows-1252 read them

/// The bytes from a little before the first one on that is not ASCII.
std::string_view telling_part(std::string_view bytes) {
    constexpr std::size_t context_bytes = 1000;
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), is_ascii);
    const auto before = static_cast<std::size_t>(first - bytes.begin());
    return bytes.substr(before - std::min(before, context_bytes));
}

std::optional<Charset> ask_detector(std::string_view bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return std::nullopt;
    uchardet_data_end(detector.get());
    const std::string_view label = uchardet_get_charset(detector.get());
    const auto charset = charset_of_label(label);
    const bool is_of_use = charset && charset->form == CharsetForm::bytes && label != "ASCII";
    return is_of_use ? charset : std::nullopt;
}

std::optional<Charset> ask_detector_in_steps(std::string_view bytes) {
    auto told = ask_detector(bytes.substr(0, first_sample_bytes));
    if (told || bytes.size() <= first_sample_bytes) return told;
    return ask_detector(bytes.substr(0, second_sample_bytes));
}

Charset named(std::string_view name) {
    return *charset_of_label(name);
}

/// A charset and what the bytes are in it.
struct EncodingReading {
    Charset charset;
    std::string text;
    std::size_t replaced = 0;
    Plausibility plausibility;

    [[nodiscard]] std::size_t faults() const { return replaced + plausibility.odd; }
};

std::optional<EncodingReading> read_as(std::string_view bytes, const Charset& charset) {
    auto converted = convert_to_utf8(bytes, charset.converter);
    if (!converted) return std::nullopt;
    const Plausibility plausibility = judge_plausibility(converted->text);
    return EncodingReading{charset, std::move(converted->text), converted->replaced, plausibility};
}

/// Charsets that differ from a told one in a few characters, by which the detector does not tell them apart.
struct Sibling {
    std::string_view told;
    std::string_view other;
};
constexpr std::array siblings{
    Sibling{"koi8-r", "koi8-u"},           Sibling{"iso-8859-2", "windows-1250"},
    Sibling{"iso-8859-6", "windows-1256"}, Sibling{"iso-8859-7", "windows-1253"},
    Sibling{"iso-8859-8", "windows-1255"}, Sibling{"iso-8859-13", "windows-1257"},
};

/// The told charset and those like it, the commonest first.
std::vector<Charset> family_of(const Charset& told) {
    if (told.name == "x-mac-cyrillic") return {named("windows-1251"), told};
    std::vector<Charset> family{told};
    for (const Sibling& sibling : siblings) {
        if (sibling.told == told.name) family.push_back(named(sibling.other));
    }
    return family;
}

/// Of readings the one with the fewest faults; of equals the first.
std::optional<EncodingReading> best_reading(std::string_view bytes, const std::vector<Charset>& candidates) {
    std::optional<EncodingReading> best;
    for (const Charset& charset : candidates) {
        auto reading = read_as(bytes, charset);
        if (reading && (!best || reading->faults() < best->faults())) best = std::move(reading);
    }
    return best;
}

/// Letters beyond ASCII that tell one charset from another.
struct EncodingEvidence {
    std::size_t letters = 0;    ///< in the one or the other reading
    std::size_t differing = 0;  ///< of these, those that the readings do not agree on
};

EncodingEvidence compare_letters(const EncodingReading& left, const EncodingReading& right) {
    EncodingEvidence evidence;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < left.text.size() && j < right.text.size()) {
        const CodePoint one = code_point_at(left.text, i);
        const CodePoint other = code_point_at(right.text, j);
        i += one.bytes;
        j += other.bytes;
        if (one.value < 0x80 || (!is_letter(one.value) && !is_letter(other.value))) continue;
        ++evidence.letters;
        if (one.value != other.value) ++evidence.differing;
    }
    return evidence;
}

bool is_enough(const EncodingEvidence& evidence, std::size_t bytes) {
    const bool is_dense =
        evidence.letters >= 2 * least_evidence && evidence.letters * bytes_if_dense >= bytes;
    if (evidence.differing < (is_dense ? 1 : least_differing)) return false;
    return evidence.letters >= much_evidence ||
           (evidence.letters >= least_evidence && evidence.letters * bytes_a_letter >= bytes);
}

/// The charset of a text in Latin letters.
Charset latin_charset(std::string_view bytes, const std::optional<Charset>& told,
                      const EncodingReading& western) {
    std::vector<Charset> candidates{named("windows-1252")};
    if (told) {
        const std::vector<Charset> family = family_of(*told);
        const auto as_told = read_as(bytes, *told);
        const bool is_trusted = as_told && is_enough(compare_letters(*as_told, western), bytes.size());
        candidates.insert(is_trusted ? candidates.begin() : candidates.end(), family.begin(), family.end());
    }
    candidates.push_back(named("macintosh"));
    candidates.push_back(named("ibm850"));
    const auto best = best_reading(bytes, candidates);
    return best && best->plausibility.is_latin() ? best->charset : named("windows-1252");
}

/// Typographic marks that stand between letters rightly.
bool joins_letters(char32_t c) {
    return c == 0x00AD || c == 0x00B4 || c == 0x00B7 || (c >= 0x2010 && c <= 0x2019) || c == 0x2026 ||
           c == 0x2022 || c == 0x00A0 || c == 0x2122 || c == 0x00AE || c == 0x00A9;
}

/// C1, but for the line end that mainframes write.
bool is_control(char32_t c) {
    return c >= 0x7F && c < 0xA0 && c != 0x85;
}

/// Syllables and ideographs, of which a word has few.
bool is_east_asian(char32_t c) {
    return (c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xD800) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFF66 && c < 0xFFE0) || (c >= 0x20000 && c < 0x40000);
}

bool is_drawing_or_control(char32_t c) {
    const auto category = u_charType(static_cast<UChar32>(c));
    return (c >= 0x2500 && c < 0x25A0) || is_control(c) || category == U_PRIVATE_USE_CHAR ||
           category == U_UNASSIGNED;
}

/// Whether `c` cannot be meant between its neighbours; all three are 0 outside of the text.
bool is_odd(char32_t before, char32_t c, char32_t after) {
    if (c < 0x80) return false;
    if (is_drawing_or_control(c)) return true;
    const bool is_spacing_accent = c >= 0x2B0 && c < 0x300;
    if (is_spacing_accent) return is_letter(before) || is_letter(after);
    if (is_letter(c)) return u_isupper(static_cast<UChar32>(c)) && u_islower(static_cast<UChar32>(before));
    if (u_charType(static_cast<UChar32>(c)) == U_MATH_SYMBOL) return is_letter(before) || is_letter(after);
    return is_letter(before) && is_letter(after) && !joins_letters(c) &&
           !u_isMirrored(static_cast<UChar32>(c));
}

}  // namespace

Plausibility judge_plausibility(std::string_view text) {
    constexpr std::size_t longest_latin_run = 3;
    Plausibility result;
    std::size_t run = 0;
    bool is_wide_run = false;
    char32_t before = 0;
    const auto end_run = [&] {
        if (run > longest_latin_run || (is_wide_run && run > 1)) result.in_runs += run;
        run = 0;
        is_wide_run = false;
    };
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        offset += point.bytes;
        const char32_t after = offset < text.size() ? code_point_at(text, offset).value : 0;
        if (is_odd(before, point.value, after)) ++result.odd;
        if (is_control(point.value)) ++result.controls;
        if (point.value < 0x80) {
            end_run();
        } else {
            ++result.foreign;
            if (point.value != before) ++run;  // a row of dashes is no word
            is_wide_run = is_wide_run || is_east_asian(point.value);
        }
        before = point.value;
    }
    end_run();
    return result;
}

Charset detect_charset(std::string_view bytes) {
    const std::string_view part = telling_part(bytes);
    const std::string_view judged = part.substr(0, charset_judged_bytes);
    const auto told = ask_detector_in_steps(part);
    if (told) {
        const auto best = best_reading(judged, family_of(*told));
        // What the detector says of a script is no help where a tenth of it cannot be read that way.
        const bool is_borne_out = best && best->replaced * 10 <= best->plausibility.foreign;
        if (is_borne_out && !best->plausibility.is_latin()) return best->charset;
    }
    const auto western = read_as(judged, named("windows-1252"));
    const bool is_latin = western && western->plausibility.is_latin();
    return is_latin ? latin_charset(judged, told, *western) : named("windows-1252");
}

}  // namespace debrief
