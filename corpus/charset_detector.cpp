#include "corpus/charset_detector.h"

#include "corpus/base/utf8.h"
#include "corpus/charset_converter.h"

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
constexpr std::size_t judged_bytes = 64'000;

/// Fewer characters than this in a text with Latin letters do not tell Hungarian from French.
constexpr std::size_t least_evidence = 8;

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

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
    const auto told = ask_detector(bytes.substr(0, first_sample_bytes));
    if (told || bytes.size() <= first_sample_bytes) return told;
    return ask_detector(bytes.substr(0, second_sample_bytes));
}

Charset named(std::string_view name) {
    return *charset_of_label(name);
}

/// A charset and what the bytes are in it.
struct Reading {
    Charset charset;
    std::size_t replaced = 0;
    Plausibility plausibility;

    [[nodiscard]] std::size_t faults() const { return replaced + plausibility.odd; }
};

std::optional<Reading> read_as(std::string_view bytes, const Charset& charset) {
    const auto converted = convert_to_utf8(bytes, charset.converter);
    if (!converted) return std::nullopt;
    return Reading{charset, converted->replaced, judge_plausibility(converted->text)};
}

/// Of readings with Latin letters the one with the fewest faults; of equals the first.
Charset best_latin(std::string_view bytes, const std::optional<Charset>& told) {
    std::vector<Charset> candidates;
    if (told) candidates.push_back(*told);
    for (const std::string_view name : {"windows-1252", "macintosh", "ibm850"}) {
        candidates.push_back(named(name));
    }
    std::optional<Reading> best;
    for (const Charset& charset : candidates) {
        const auto reading = read_as(bytes, charset);
        if (reading && reading->plausibility.is_latin() && (!best || reading->faults() < best->faults())) {
            best = reading;
        }
    }
    return best ? best->charset : named("windows-1252");
}

/// Typographic marks that stand between letters rightly.
bool joins_letters(char32_t c) {
    return c == 0x00AD || c == 0x00B4 || c == 0x00B7 || (c >= 0x2010 && c <= 0x2019) || c == 0x2026 ||
           c == 0x2022 || c == 0x00A0 || c == 0x2122 || c == 0x00AE || c == 0x00A9;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

/// C1, but for the line end that mainframes write.
bool is_control(char32_t c) {
    return c >= 0x7F && c < 0xA0 && c != 0x85;
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
    if (is_letter(c)) return u_isupper(static_cast<UChar32>(c)) && u_islower(static_cast<UChar32>(before));
    return is_letter(before) && is_letter(after) && !joins_letters(c) &&
           !u_isMirrored(static_cast<UChar32>(c));
}

}  // namespace

Plausibility judge_plausibility(std::string_view text) {
    constexpr std::size_t longest_latin_run = 3;
    Plausibility result;
    std::size_t run = 0;
    char32_t before = 0;
    const auto end_run = [&] {
        if (run > longest_latin_run) result.in_runs += run;
        run = 0;
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
        }
        before = point.value;
    }
    end_run();
    return result;
}

Charset detect_charset(std::string_view bytes) {
    const std::string_view part = telling_part(bytes);
    const std::string_view judged = part.substr(0, judged_bytes);
    const Charset western = named("windows-1252");
    const auto as_western = read_as(judged, western);
    const auto told = ask_detector_in_steps(part);
    if (!as_western) return western;
    if (as_western->plausibility.is_latin()) {
        const bool is_trusted = as_western->plausibility.foreign >= least_evidence;
        return best_latin(judged, is_trusted ? told : std::nullopt);
    }
    if (!told) return western;
    const auto as_told = read_as(judged, *told);
    // What the detector says of a script is no help where a tenth of it cannot be read that way.
    const bool is_borne_out = as_told && as_told->replaced * 10 <= as_told->plausibility.foreign;
    return is_borne_out ? *told : western;
}

}  // namespace debrief
