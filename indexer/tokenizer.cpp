#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "indexer/analysis.h"
#include "indexer/token_reader.h"
#include "indexer/word_characters.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_acronym = 32;  ///< bytes
constexpr std::size_t longest_word = 1024;   ///< bytes; what goes on behind them makes no difference

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

constexpr char lower_of(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

TokenReader::TokenReader(std::string_view text, std::span<const Span> skipped)
    : text_(text), skipped_(skipped), next_skipped_(skipped.empty() ? text.size() : skipped.front().begin) {}

const TokenView* TokenReader::next() {
    while (pending_begin_ < pending_.size()) {
        if (take_pending()) return &token_;
    }
    while (position_ < text_.size()) {
        if (position_ >= next_skipped_ && leave_skipped()) continue;
        const char first = text_[position_];
        switch (word_byte(first)) {
            case WordByte::alphanumeric:
                if (take_plain_word() || take_acronym() || take_word()) return &token_;
                break;
            case WordByte::beyond_ascii:
                if (take_at(code_point_at(text_, position_))) return &token_;
                break;
            default:
                if (first == '.' && take_dotted_name()) return &token_;
                ++position_;
        }
    }
    return nullptr;
}

/// At a character beyond ASCII.
bool TokenReader::take_at(const CodePoint& point) {
    if (!begins_word(point.value)) {
        position_ += point.bytes;
        return false;
    }
    if (!is_unspaced(point.value)) return take_word();
    take_unspaced_run();
    while (pending_begin_ < pending_.size()) {
        if (take_pending()) return true;
    }
    return false;
}

bool TokenReader::leave_skipped() {
    while (!skipped_.empty() && skipped_.front().end <= position_) skipped_ = skipped_.subspan(1);
    const bool is_inside = !skipped_.empty() && skipped_.front().contains(position_);
    if (is_inside) position_ = skipped_.front().end;
    next_skipped_ = skipped_.empty() ? text_.size() : skipped_.front().begin;
    return is_inside;
}

bool TokenReader::is_digit(std::size_t offset) const {
    return is_ascii_digit(byte(offset));
}

bool TokenReader::is_word_at(std::size_t offset) const {
    return offset < text_.size() && continues_word(code_point_at(text_, offset).value);
}

/// A word of ASCII letters and digits whose end is plain to see: most words of most texts.
bool TokenReader::take_plain_word() {
    constexpr char bit_of_small = 'a' - 'A';  // letters have it but for capitals, digits have it too
    char common_bits = text_[position_];
    std::size_t end = position_ + 1;
    for (; end < text_.size() && word_byte(text_[end]) == WordByte::alphanumeric; ++end)
        common_bits &= text_[end];
    if (end - position_ > longest_word) return false;
    if (end < text_.size() && word_byte(text_[end]) != WordByte::ends && !is_plain_end(end)) return false;
    const std::string_view word = text_.substr(position_, end - position_);
    if ((common_bits & bit_of_small) != 0)
        token_ = {word, {position_, end}};
    else
        set_lower(word, {position_, end});
    position_ = end;
    return true;
}

/// Whether what stands at `end` surely ends a word of ASCII letters and digits that begins at the position.
bool TokenReader::is_plain_end(std::size_t end) const {
    const bool is_behind_digit = is_ascii_digit(text_[end - 1]);
    const char next = byte(end + 1);
    switch (text_[end]) {
        case '.':
            return is_behind_digit ? !is_ascii_digit(next) : end - position_ > 1;
        case ',':
            return !is_behind_digit || !is_ascii_digit(next);
        case '\'':
            return is_plain_apostrophe(end, end + 1);
        case '&':
            return !is_ascii_letter(next);
        case '+':
            return next != '+';
        case '#':
            return end - position_ > 1;
        default:
            break;
    }
    // Of U+2010 to U+2027 (dashes, quotation marks) only the apostrophe joins.
    constexpr std::string_view general_punctuation = "\xE2\x80";
    if (text_.substr(end, 2) != general_punctuation) return false;
    const char third = byte(end + 2);
    if (third == '\x99') return is_plain_apostrophe(end, end + 3);
    return third >= '\x90' && third <= '\xA7';
}

/// Whether an apostrophe at `end`, with `next` behind it, surely ends the word.
bool TokenReader::is_plain_apostrophe(std::size_t end, std::size_t next) const {
    if (next >= text_.size()) return true;
    const char c = text_[next];
    return is_ascii_digit(text_[end - 1]) ? !is_ascii_digit(c)
                                          : word_byte(c) != WordByte::beyond_ascii && !is_ascii_letter(c);
}

void TokenReader::set_lower(std::string_view word, const Span& span) {
    token_ = {word, span};
    if (std::none_of(word.begin(), word.end(), is_ascii_upper)) return;
    form_.resize(word.size());
    std::transform(word.begin(), word.end(), form_.begin(), lower_of);
    token_.form = form_;
}

bool TokenReader::set_folded(std::string_view word, const Span& span) {
    form_ = fold_word(word);
    token_ = {form_, span};
    return !form_.empty();
}

/// `U.S.`, `e.g.`: single ASCII letters, each with a full stop behind it but perhaps the last. A longer row
/// of them is cut, so that none is read again and again.
bool TokenReader::take_acronym() {
    std::size_t end = position_;
    word_.clear();
    while (word_.size() < longest_acronym && is_ascii_letter(byte(end)) && byte(end + 1) == '.') {
        word_ += byte(end);
        word_ += '.';
        end += 2;
    }
    const bool has_open_end = is_ascii_letter(byte(end)) && !is_word_at(end + 1);
    if (has_open_end) word_ += byte(end++);
    if (word_.size() < 3 || (!has_open_end && is_word_at(end))) return false;
    if (word_.back() == '.') word_.pop_back();
    set_lower(word_, {position_, end});
    position_ = end;
    return true;
}

/// `.NET`, but not the end of `a.net`.
bool TokenReader::take_dotted_name() {
    constexpr std::string_view name = ".net";
    if (lower_of(byte(position_ + 1)) != 'n') return false;
    if (to_ascii_lower(text_.substr(position_, name.size())) != name) return false;
    const bool is_behind_word = position_ > 0 && continues_word(code_point_before(text_, position_).value);
    const std::size_t end = position_ + name.size();
    if (is_behind_word || is_word_at(end)) return false;
    token_ = {name, {position_, end}};
    position_ = end;
    return true;
}

/// Pairs of neighbouring characters, up to the end of the run or to what is skipped.
void TokenReader::take_unspaced_run() {
    std::vector<Span> characters;
    const std::size_t limit = skipped_.empty() ? text_.size() : skipped_.front().begin;
    while (position_ < limit) {
        const char32_t c = code_point_at(text_, position_).value;
        if (!is_unspaced(c) || !begins_word(c)) break;
        const std::size_t end = end_of_character(text_, position_);
        characters.push_back({position_, end});
        position_ = end;
    }
    pending_.clear();
    pending_begin_ = 0;
    if (characters.size() == 1) pending_.push_back(characters.front());
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        pending_.push_back({characters[i].begin, characters[i + 1].end});
}

bool TokenReader::take_pending() {
    const Span& span = pending_[pending_begin_++];
    return set_folded(span.of(text_), span);
}

bool TokenReader::take_word() {
    const std::size_t begin = position_;
    word_.clear();
    bool is_ascii = true;
    while (position_ < text_.size()) {
        const CodePoint point = code_point_at(text_, position_);
        if (is_unspaced(point.value)) break;
        if (continues_word(point.value)) {
            if (word_.size() < longest_word) word_ += text_.substr(position_, point.bytes);
            is_ascii = is_ascii && point.value < 0x80;
        } else if (joins_word(point)) {
            append_joint(point.value);
        } else {
            break;
        }
        position_ += point.bytes;
    }
    if (is_ascii) take_marks_of_name();
    std::size_t end = position_;
    if (word_.size() > 2 && (word_.ends_with("'s") || word_.ends_with("'S"))) {
        word_.resize(word_.size() - 2);
        end -= 1 + code_point_before(text_, end - 1).bytes;
    }
    if (!is_ascii) return set_folded(word_, {begin, end});
    set_lower(word_, {begin, end});
    return !word_.empty();
}

void TokenReader::append_joint(char32_t mark) {
    if (is_word_apostrophe(mark) && !is_ascii_digit(word_.back())) word_ += '\'';
    if (mark == '.' || mark == '&') word_ += static_cast<char>(mark);
}

/// `C++`, `C#`: the marks at the end of a name that is nothing without them.
void TokenReader::take_marks_of_name() {
    if (!std::all_of(word_.begin(), word_.end(), is_ascii_letter)) return;
    const char behind = byte(position_ + 2);
    if (text_.substr(position_, 2) == "++" && behind != '+' && !is_ascii_letter(behind)) {
        word_ += "++";
        position_ += 2;
    } else if (word_.size() == 1 && byte(position_) == '#' && byte(position_ + 1) != '#' &&
               !is_word_at(position_ + 1)) {
        word_ += '#';
        ++position_;
    }
}

/// Whether a mark between two parts of a word belongs to it: apostrophes, decimal points, what parts
/// thousands, the `&` of `AT&T`.
bool TokenReader::joins_word(const CodePoint& point) const {
    const std::size_t next = position_ + point.bytes;
    if (next >= text_.size()) return false;
    if (is_digit(position_ - 1)) return joins_digits(point);
    if (is_word_apostrophe(point.value)) {
        return !is_elided(word_) && is_letter(code_point_before(text_, position_).value) &&
               is_letter(code_point_at(text_, next).value);
    }
    return point.value == '&' && joins_initials();
}

/// A decimal point or what parts thousands: a comma, a space that does not break, an apostrophe.
bool TokenReader::joins_digits(const CodePoint& point) const {
    const std::size_t next = position_ + point.bytes;
    if (point.value == '.') return is_digit(next);
    const bool is_group = is_digit(next) && is_digit(next + 1) && is_digit(next + 2) && !is_digit(next + 3);
    if (!is_group) return false;
    if (point.value == ',') return true;
    const bool is_divider = is_word_apostrophe(point.value) || point.value == 0x00A0 ||
                            point.value == 0x2009 || point.value == 0x202F;
    return is_divider && are_thousands();
}

/// Whether the digits of the word, which end at the position, can be the first ones of a number in groups: at
/// most three, or groups already.
bool TokenReader::are_thousands() const {
    constexpr std::size_t group = 3;
    if (!std::all_of(word_.begin(), word_.end(), is_ascii_digit)) return false;
    return word_.size() <= group || !is_digit(position_ - group - 1);
}

/// `AT&T`, `R&D`: few letters on both sides.
bool TokenReader::joins_initials() const {
    constexpr std::size_t longest = 3;
    if (word_.size() > longest || !std::all_of(word_.begin(), word_.end(), is_ascii_letter)) return false;
    std::size_t end = position_ + 1;
    while (end <= position_ + longest && is_ascii_letter(byte(end))) ++end;
    return end > position_ + 1 && !is_word_at(end);
}

std::vector<Token> tokenize(std::string_view text, std::span<const Span> skipped) {
    std::vector<Token> tokens;
    TokenReader reader(text, skipped);
    while (const TokenView* token = reader.next()) tokens.push_back({std::string(token->form), token->span});
    return tokens;
}

std::string join_forms(std::span<const Token> tokens) {
    std::string joined;
    for (const Token& token : tokens) joined.append(joined.empty() ? "" : " ").append(token.form);
    return joined;
}

std::string join_forms(std::string_view text) {
    std::string joined;
    TokenReader reader(text);
    while (const TokenView* token = reader.next())
        joined.append(joined.empty() ? "" : " ").append(token->form);
    return joined;
}

std::vector<Span> wordless_spans(std::string_view text) {
    std::vector<Span> spans;
    for (const CitationGroup& group : find_citations(text)) spans.push_back(group.span);
    return spans;
}

}  // namespace debrief
