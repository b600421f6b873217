#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "indexer/analysis.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace debrief {

namespace {

constexpr bool is_ascii_alphanumeric(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// U+02BC is a letter to Unicode, but an apostrophe to those who write it.
bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

bool begins_word(char32_t c) {
    if (c < 0x80) return is_ascii_alphanumeric(c);
    return !is_apostrophe(c) && u_isalnum(static_cast<UChar32>(c)) != 0;
}

/// What may go on inside a word beside letters and digits: combining marks, and format characters (soft
/// hyphens, joiners), which folding takes out.
bool continues_word(char32_t c) {
    if (begins_word(c)) return true;
    if (c < 0x80) return false;
    constexpr std::uint32_t inside = U_GC_M_MASK | U_GC_CF_MASK;
    return (U_MASK(u_charType(static_cast<UChar32>(c))) & inside) != 0;
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

/// The form of a word with characters beyond ASCII; empty for one that is made of format characters only.
std::string fold(std::string_view word) {
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

/// Whether a character belongs to a script that is written without blanks between words.
bool is_unspaced(char32_t c) {
    if (c < 0x0E00) return false;
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

/// Whether a word is what Romance languages leave of an article or a pronoun before a vowel: `l'état`,
/// `dell'anno`. What follows is a word of its own.
bool is_elided(std::string_view word) {
    constexpr std::array<std::string_view, 26> elided{
        "all",   "c",      "coll", "d",    "dall", "dell",   "gl", "j",     "jusqu",
        "l",     "lorsqu", "m",    "n",    "nell", "puisqu", "qu", "quell", "quelqu",
        "quest", "quoiqu", "s",    "sant", "sull", "t",      "un", "presqu"};
    constexpr std::size_t longest = 6;
    return word.size() <= longest &&
           std::find(elided.begin(), elided.end(), to_ascii_lower(word)) != elided.end();
}

/// Half-width Japanese writes the mark that voices a letter behind it, as a letter of its own.
constexpr bool is_voicing_mark(char32_t c) {
    return c == 0xFF9E || c == 0xFF9F;
}

/// The end of the character that begins at `offset`, with the marks that belong to it.
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

class Tokenizer {
 public:
    Tokenizer(std::string_view text, std::span<const Span> skipped) : text_(text), skipped_(skipped) {}

    std::vector<Token> tokenize() {
        while (position_ < text_.size()) {
            if (leave_skipped()) continue;
            const CodePoint point = code_point_at(text_, position_);
            if (is_unspaced(point.value) && begins_word(point.value)) {
                take_unspaced_run();
            } else if (begins_word(point.value)) {
                if (!take_acronym()) take_word();
            } else if (!take_dotted_name()) {
                position_ += point.bytes;
            }
        }
        return std::move(tokens_);
    }

 private:
    bool leave_skipped() {
        while (!skipped_.empty() && skipped_.front().end <= position_) skipped_ = skipped_.subspan(1);
        const bool is_inside = !skipped_.empty() && skipped_.front().contains(position_);
        if (is_inside) position_ = skipped_.front().end;
        return is_inside;
    }

    [[nodiscard]] char byte(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    [[nodiscard]] bool is_digit(std::size_t offset) const { return is_ascii_digit(byte(offset)); }
    [[nodiscard]] bool is_word_at(std::size_t offset) const {
        return offset < text_.size() && continues_word(code_point_at(text_, offset).value);
    }

    /// `U.S.`, `e.g.`: single ASCII letters, each with a full stop behind it but perhaps the last. A longer
    /// row of them is cut, so that none is read again and again.
    bool take_acronym() {
        std::size_t end = position_;
        std::string form;
        while (form.size() < longest_acronym && is_ascii_letter(byte(end)) && byte(end + 1) == '.') {
            form += byte(end);
            form += '.';
            end += 2;
        }
        const bool has_open_end = is_ascii_letter(byte(end)) && !is_word_at(end + 1);
        if (has_open_end) form += byte(end++);
        if (form.size() < 3 || (!has_open_end && is_word_at(end))) return false;
        if (form.back() == '.') form.pop_back();
        tokens_.push_back({to_ascii_lower(form), {position_, end}});
        position_ = end;
        return true;
    }

    /// `.NET`, but not the end of `a.net`.
    bool take_dotted_name() {
        constexpr std::string_view name = ".net";
        if (byte(position_) != '.' || to_ascii_lower(text_.substr(position_, name.size())) != name)
            return false;
        const bool is_behind_word =
            position_ > 0 && continues_word(code_point_before(text_, position_).value);
        const std::size_t end = position_ + name.size();
        if (is_behind_word || is_word_at(end)) return false;
        tokens_.push_back({std::string(name), {position_, end}});
        position_ = end;
        return true;
    }

    /// Pairs of neighbouring characters, up to the end of the run or to what is skipped.
    void take_unspaced_run() {
        std::vector<Span> characters;
        const std::size_t limit = skipped_.empty() ? text_.size() : skipped_.front().begin;
        while (position_ < limit) {
            const char32_t c = code_point_at(text_, position_).value;
            if (!is_unspaced(c) || !begins_word(c)) break;
            const std::size_t end = end_of_character(text_, position_);
            characters.push_back({position_, end});
            position_ = end;
        }
        if (characters.size() == 1) add_folded(characters.front());
        for (std::size_t i = 0; i + 1 < characters.size(); ++i)
            add_folded({characters[i].begin, characters[i + 1].end});
    }

    void add_folded(const Span& span) {
        std::string form = fold(span.of(text_));
        if (!form.empty()) tokens_.push_back({std::move(form), span});
    }

    void take_word() {
        const std::size_t begin = position_;
        std::string word;
        bool is_ascii = true;
        while (position_ < text_.size()) {
            const CodePoint point = code_point_at(text_, position_);
            if (is_unspaced(point.value)) break;
            if (continues_word(point.value)) {
                if (word.size() < longest_word) word += text_.substr(position_, point.bytes);
                is_ascii = is_ascii && point.value < 0x80;
            } else if (joins_word(point, word)) {
                append_joint(point.value, word);
            } else {
                break;
            }
            position_ += point.bytes;
        }
        if (is_ascii) take_marks_of_name(word);
        std::size_t end = position_;
        if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S"))) {
            word.resize(word.size() - 2);
            end -= 1 + code_point_before(text_, end - 1).bytes;
        }
        std::string form = is_ascii ? to_ascii_lower(word) : fold(word);
        if (!form.empty()) tokens_.push_back({std::move(form), {begin, end}});
    }

    static void append_joint(char32_t mark, std::string& word) {
        if (is_apostrophe(mark) && !is_ascii_digit(word.back())) word += '\'';
        if (mark == '.' || mark == '&') word += static_cast<char>(mark);
    }

    /// `C++`, `C#`: the marks at the end of a name that is nothing without them.
    void take_marks_of_name(std::string& word) {
        if (!std::all_of(word.begin(), word.end(), is_ascii_letter)) return;
        const char behind = byte(position_ + 2);
        if (text_.substr(position_, 2) == "++" && behind != '+' && !is_ascii_letter(behind)) {
            word += "++";
            position_ += 2;
        } else if (word.size() == 1 && byte(position_) == '#' && byte(position_ + 1) != '#' &&
                   !is_word_at(position_ + 1)) {
            word += '#';
            ++position_;
        }
    }

    /// Whether a mark between two parts of a word belongs to it: apostrophes, decimal points, what parts
    /// thousands, the `&` of `AT&T`.
    [[nodiscard]] bool joins_word(const CodePoint& point, std::string_view word) const {
        const std::size_t next = position_ + point.bytes;
        if (next >= text_.size()) return false;
        if (is_digit(position_ - 1)) return joins_digits(point, word);
        if (is_apostrophe(point.value)) {
            return !is_elided(word) && is_letter(code_point_before(text_, position_).value) &&
                   is_letter(code_point_at(text_, next).value);
        }
        return point.value == '&' && joins_initials(word);
    }

    /// A decimal point or what parts thousands: a comma, a space that does not break, an apostrophe.
    [[nodiscard]] bool joins_digits(const CodePoint& point, std::string_view word) const {
        const std::size_t next = position_ + point.bytes;
        if (point.value == '.') return is_digit(next);
        const bool is_group =
            is_digit(next) && is_digit(next + 1) && is_digit(next + 2) && !is_digit(next + 3);
        if (!is_group) return false;
        if (point.value == ',') return true;
        const bool is_divider = is_apostrophe(point.value) || point.value == 0x00A0 ||
                                point.value == 0x2009 || point.value == 0x202F;
        return is_divider && are_thousands(word);
    }

    /// Whether the digits of `word`, which end at this place, can be the first ones of a number in groups: at
    /// most three, or groups already.
    [[nodiscard]] bool are_thousands(std::string_view word) const {
        constexpr std::size_t group = 3;
        if (!std::all_of(word.begin(), word.end(), is_ascii_digit)) return false;
        return word.size() <= group || !is_digit(position_ - group - 1);
    }

    /// `AT&T`, `R&D`: few letters on both sides.
    [[nodiscard]] bool joins_initials(std::string_view word) const {
        constexpr std::size_t longest = 3;
        if (word.size() > longest || !std::all_of(word.begin(), word.end(), is_ascii_letter)) return false;
        std::size_t end = position_ + 1;
        while (end <= position_ + longest && is_ascii_letter(byte(end))) ++end;
        return end > position_ + 1 && !is_word_at(end);
    }

    static constexpr std::size_t longest_acronym = 32;  ///< bytes
    static constexpr std::size_t longest_word =
        1024;  ///< bytes; what goes on behind them makes no difference

    std::string_view text_;
    std::span<const Span> skipped_;
    std::size_t position_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::span<const Span> skipped) {
    return Tokenizer(text, skipped).tokenize();
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

std::string join_forms(std::span<const Token> tokens) {
    std::string joined;
    for (const Token& token : tokens) joined.append(joined.empty() ? "" : " ").append(token.form);
    return joined;
}

std::vector<Span> wordless_spans(std::string_view text) {
    std::vector<Span> spans;
    for (const CitationGroup& group : find_citations(text)) spans.push_back(group.span);
    return spans;
}

}  // namespace debrief
