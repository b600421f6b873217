#include "corpus/reader/mojibake.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/reader/windows_1252.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace debrief {

namespace {

/// Damage is done anew each time a text goes through a wrong program: three times at most, and a turn more
/// for lone letters of a script that the turn before has shown to be there.
constexpr int most_turns = 4;

/// The byte that windows-1252 or Latin-1 reads as `c`; 0 where there is none above ASCII.
unsigned char byte_of(char32_t c) {
    if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
    if (c < 0x100 || c > 0x2122) return 0;
    const auto* const found = std::find(windows_1252_specials.begin(), windows_1252_specials.end(), c);
    return found == windows_1252_specials.end()
               ? 0
               : static_cast<unsigned char>(0x80 + (found - windows_1252_specials.begin()));
}

/// Characters that are one in UTF-8, read byte by byte.
struct Sequence {
    std::size_t begin = 0;  ///< in the text
    std::size_t end = 0;
    char32_t value = 0;      ///< what they are
    char32_t second = 0;     ///< the second of the characters
    unsigned char lead = 0;  ///< the first byte
};

/// The sequence that begins at `offset`, if one does.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t offset) {
    const CodePoint first = code_point_at(text, offset);
    if (first.value < 0xC2 || first.value > 0xF4) return std::nullopt;
    const auto lead = static_cast<unsigned char>(first.value);
    const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::string encoded(1, static_cast<char>(lead));
    Sequence sequence{offset, offset + first.bytes, 0, 0, lead};
    while (encoded.size() < bytes) {
        if (sequence.end == text.size()) return std::nullopt;
        const CodePoint next = code_point_at(text, sequence.end);
        const unsigned char byte = byte_of(next.value);
        if (byte < 0x80 || byte > 0xBF) return std::nullopt;
        if (encoded.size() == 1) sequence.second = next.value;
        encoded += static_cast<char>(byte);
        sequence.end += next.bytes;
    }
    const CodePoint decoded = code_point_at(encoded, 0);
    if (decoded.bytes != bytes) return std::nullopt;
    sequence.value = decoded.value;
    return sequence;
}

bool is_control(char32_t c) {
    return c >= 0x80 && c < 0xA0;
}

bool is_small(char32_t c) {
    return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}

/// Whether writers put `c` behind a letter.
bool may_follow_letters(char32_t c) {
    constexpr std::array<char16_t, 23> followers{
        0x00A0, 0x00AB, 0x00AD, 0x00AE, 0x00AA, 0x00B0, 0x00B2, 0x00B3, 0x00B4, 0x00B7, 0x00B9, 0x00BA,
        0x00BB, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2039, 0x203A, 0x2122};
    return std::find(followers.begin(), followers.end(), c) != followers.end();
}

/// What stands around a sequence; 0 outside of the text.
struct Surroundings {
    char32_t before = 0;
    char32_t after = 0;
};

/// A letter of Latin or a sign of Latin-1 in two characters.
bool is_certain_pair(const Sequence& sequence, const Surroundings& around) {
    const bool is_latin_letter = is_between(sequence.value, 0xA1, 0x17F) ||
                                 is_between(sequence.value, 0x1A0, 0x1B0) ||
                                 is_between(sequence.value, 0x218, 0x21B) || sequence.value == 0xA0;
    if (!is_latin_letter) return false;
    if (!may_follow_letters(sequence.second)) return true;
    const bool is_in_word = is_small(around.before) || (is_letter(sequence.value) && is_small(around.after));
    // `Â` and `Ã` are no words, but what signs such as `£`, and `à`, begin with.
    const bool may_stand_apart = sequence.value <= 0xBF || sequence.value == 0xE0;
    const bool is_apart = around.before == 0 || u_isUWhiteSpace(static_cast<UChar32>(around.before)) ||
                          u_isdigit(static_cast<UChar32>(around.before));
    return is_in_word || (may_stand_apart && is_apart);
}

/// Whether a sequence cannot be anything else, whatever stands next to it.
bool is_certain(const Sequence& sequence, const Surroundings& around) {
    const char32_t c = sequence.value;
    if (is_control(sequence.second)) return true;  // nobody writes control characters
    if (sequence.lead < 0xE0) {
        const bool is_accent = is_between(c, 0x300, 0x36F) && is_small(around.before);
        const bool is_okina = c == 0x2BB && is_letter(around.before) && is_letter(around.after);
        return is_accent || is_okina || is_certain_pair(sequence, around);
    }
    if (sequence.lead == 0xE2) return is_between(c, 0x2000, 0x27BF) && !is_between(c, 0x2150, 0x218F);
    if (sequence.lead == 0xE1) return is_between(c, 0x1E00, 0x1EFF);
    if (sequence.lead == 0xEF) return c == 0xFEFF || c == 0xFFFD || is_between(c, 0xFB00, 0xFB06);
    return sequence.lead == 0xF0 && is_between(c, 0x1F000, 0x1FFFF);
}

/// A script other than Latin; nothing for what belongs to no script of its own.
std::optional<UScriptCode> telling_script(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (script <= USCRIPT_INHERITED || script == USCRIPT_LATIN || script == USCRIPT_UNKNOWN)
        return std::nullopt;
    const bool is_japanese = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    return is_japanese ? USCRIPT_HAN : script;
}

using Scripts = std::set<UScriptCode>;

/// Sequences one behind the other.
using Run = std::vector<Sequence>;

Run run_at(std::string_view text, std::size_t offset) {
    Run run;
    while (offset < text.size()) {
        const auto sequence = sequence_at(text, offset);
        if (!sequence) break;
        run.push_back(*sequence);
        offset = sequence->end;
    }
    return run;
}

char32_t value_before(std::string_view text, std::size_t offset) {
    return offset > 0 ? code_point_before(text, offset).value : 0;
}

char32_t value_after(std::string_view text, std::size_t offset) {
    return offset < text.size() ? code_point_at(text, offset).value : 0;
}

/// Which sequences of a run are to be put right; notes the scripts that two neighbours show.
std::vector<bool> certain_ones(std::string_view text, const Run& run, Scripts& scripts) {
    std::vector<bool> certain(run.size());
    for (std::size_t i = 0; i < run.size(); ++i) {
        // A neighbour counts as what it will be.
        const Surroundings around{i > 0 ? run[i - 1].value : value_before(text, run[i].begin),
                                  i + 1 < run.size() ? run[i + 1].value : value_after(text, run[i].end)};
        const auto script = telling_script(run[i].value);
        const bool is_like_last = i > 0 && script && script == telling_script(run[i - 1].value);
        if (is_like_last) scripts.insert(*script);
        certain[i] = is_like_last || is_certain(run[i], around) || (script && scripts.contains(*script));
    }
    // Neither are two such sequences side by side by chance: one that is certain makes its neighbours so.
    for (std::size_t i = 1; i < run.size(); ++i) certain[i] = certain[i] || certain[i - 1];
    for (std::size_t i = run.size(); i-- > 1;) certain[i - 1] = certain[i - 1] || certain[i];
    return certain;
}

/// `â€` without its third character, which windows-1252 has no place for: a closing quotation mark.
bool is_cut_quotation_mark(std::string_view text, std::size_t offset) {
    constexpr std::string_view cut = "\xC3\xA2\xE2\x82\xAC";
    if (!text.substr(offset).starts_with(cut)) return false;
    const char32_t after = value_after(text, offset + cut.size());
    return after == 0 || (after < 0x80 && !is_letter(after) && after != '?');
}

RepairedText repair_once(std::string_view text, Scripts& scripts) {
    RepairedText repaired;
    repaired.text.reserve(text.size());
    constexpr std::size_t cut_bytes = 5;
    for (std::size_t offset = 0; offset < text.size();) {
        const auto first = static_cast<unsigned char>(text[offset]);
        if (first != 0xC3) {  // the lead bytes are U+00C2 to U+00F4; U+00C0 and on begin so
            const std::size_t next = std::min(text.find('\xC3', offset), text.size());
            repaired.text += text.substr(offset, next - offset);
            offset = next;
            continue;
        }
        const Run run = run_at(text, offset);
        if (run.empty()) {
            const bool is_cut = is_cut_quotation_mark(text, offset);
            const std::size_t bytes = is_cut ? cut_bytes : code_point_at(text, offset).bytes;
            repaired.text += is_cut ? std::string_view("\xE2\x80\x9D") : text.substr(offset, bytes);
            if (is_cut) ++repaired.repairs;
            offset += bytes;
            continue;
        }
        const std::vector<bool> certain = certain_ones(text, run, scripts);
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (!certain[i]) {
                repaired.text += text.substr(run[i].begin, run[i].end - run[i].begin);
                continue;
            }
            if (run[i].value != 0xFEFF) repaired.text += to_utf8(run[i].value);
            ++repaired.repairs;
        }
        offset = run.back().end;
    }
    return repaired;
}

}  // namespace

RepairedText repair_mojibake(std::string_view text) {
    RepairedText result{std::string(text), 0};
    Scripts scripts;
    for (int i = 0; i < most_turns; ++i) {
        RepairedText turn = repair_once(result.text, scripts);
        if (turn.repairs == 0) break;
        result.text = std::move(turn.text);
        result.repairs = std::max(result.repairs, turn.repairs);
    }
    return result;
}

}  // namespace debrief
