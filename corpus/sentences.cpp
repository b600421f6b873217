#include "corpus/sentences.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "corpus/sentence_marks.h"
#include "corpus/sentence_words.h"
#include "corpus/wrapped_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

namespace debrief {

namespace {

/// The bytes of ASCII at which the reading of a sentence stops to look: line ends, brackets, terminators.
constexpr std::string_view stops = "\n\r\f\v(.!?";

/// Bytes that can end nothing; most of any text.
constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    std::fill_n(plain.begin(), 0x80, true);
    for (const char c : stops) plain[static_cast<unsigned char>(c)] = false;
    return plain;
}();

constexpr std::size_t longest_bracket = 400;     ///< bytes within which a bracket holds its marks
constexpr std::size_t longest_judged_word = 40;  ///< bytes; no longer word is shortened or begins sentences

/// Splits one text; `position_` walks it code point by code point.
class Splitter {
 public:
    explicit Splitter(std::string_view text) : text_(text), soft_ends_(find_wrapped_line_ends(text)) {}

    std::vector<Span> split() {
        for (pass_plain_bytes(); position_ < text_.size(); pass_plain_bytes()) {
            const CodePoint point = peek(position_);
            if (is_line_end(point.value)) {
                take_line_end(point);
            } else if (is_opening_bracket(point.value) && position_ >= bracket_end_) {
                take_bracket(point);
            } else if (is_terminator(point.value)) {
                take_terminator(point);
            } else {
                position_ += point.bytes;
            }
        }
        close_at(text_.size());
        return std::move(sentences_);
    }

 private:
    void pass_plain_bytes() {
        while (position_ < text_.size() && plain_bytes[static_cast<unsigned char>(text_[position_])])
            ++position_;
    }

    [[nodiscard]] CodePoint peek(std::size_t offset) const { return code_point_at(text_, offset); }

    [[nodiscard]] bool is_at(std::size_t offset, bool (*is_kind)(char32_t)) const {
        return offset < text_.size() && is_kind(peek(offset).value);
    }

    [[nodiscard]] bool is_soft(std::size_t offset) const {
        return std::binary_search(soft_ends_.begin(), soft_ends_.end(), offset);
    }

    /// Whether a sentence cannot reach over what stands at `offset`.
    [[nodiscard]] bool is_hard_end(std::size_t offset) const {
        if (!is_at(offset, is_line_end)) return false;
        const bool is_in_pair =
            text_[offset] == '\r' && offset + 1 < text_.size() && text_[offset + 1] == '\n';
        return !is_soft(is_in_pair ? offset + 1 : offset);
    }

    void take_line_end(const CodePoint& point) {
        const std::size_t end = position_;
        position_ += point.bytes;
        if (!is_hard_end(end)) return;
        close_at(end);
        begin_ = position_;
    }

    /// Marks inside of a bracket end no sentence, unless the sentence begins with it.
    void take_bracket(const CodePoint& open) {
        const bool is_beginning =
            !has_words(text_.substr(begin_, std::min(position_ - begin_, longest_judged_word)));
        if (const auto group_end = citation_group_end(text_, position_)) {
            bracket_end_ = *group_end;
        } else if (!is_beginning) {
            bracket_end_ = find_bracket_end();
        }
        position_ += open.bytes;
    }

    /// The end of the bracket that opens at `position_`; a place that has been read where it is not closed
    /// soon.
    std::size_t find_bracket_end() {
        constexpr std::string_view first_bytes = "()\n\r\f\v\xE2\xEF";  // of brackets and line ends
        if (position_ < unclosed_until_) return 0;
        const std::string_view near = text_.substr(0, position_ + longest_bracket);
        bool is_any_closed = false;
        std::size_t depth = 0;
        std::size_t i = position_;
        for (; i < near.size() && !is_hard_end(i); i = near.find_first_of(first_bytes, i + 1)) {
            const CodePoint point = peek(i);
            if (is_opening_bracket(point.value)) ++depth;
            if (!is_closing_bracket(point.value)) continue;
            is_any_closed = true;
            if (--depth == 0) return i + point.bytes;
        }
        // a long row of open brackets is looked through once
        if (!is_any_closed) unclosed_until_ = std::min(i, near.size());
        return 0;
    }

    void take_terminator(const CodePoint& point) {
        const std::size_t stop = position_;
        char32_t last = point.value;
        position_ += point.bytes;
        while (is_at(position_, is_terminator)) {
            last = peek(position_).value;
            position_ += peek(position_).bytes;
        }
        const std::size_t marks_end = position_;
        position_ = after_closers(position_);
        if (position_ < bracket_end_) return;
        const std::size_t end = after_citations(position_);
        const bool is_apart = end == text_.size() || is_at(end, is_blank) || is_spaceless_terminator(last);
        if (!is_apart && !is_glued_start(stop, end)) return;
        const bool is_plain = point.value == '.' && marks_end == stop + 1;
        const bool is_end = is_new_start(end) &&
                            !(is_plain && end == marks_end && is_shortening(stop, end)) &&
                            !(point.value == '!' && end == marks_end && is_name_with_mark(stop, end)) &&
                            !goes_on_behind_quote(last, marks_end, end);
        if (!is_end) return;
        close_at(end);
        begin_ = position_ = end;
    }

    /// Where the quotes, brackets and note numbers (`[1]`) end that close a sentence at `offset`.
    [[nodiscard]] std::size_t after_closers(std::size_t offset) const {
        for (;;) {
            const std::size_t begin = offset;
            while (is_at(offset, is_closer)) offset += peek(offset).bytes;
            if (is_at(offset, is_either_quote) && is_end_of_word(offset)) offset += peek(offset).bytes;
            offset = after_note(offset);
            offset = after_french_quote(offset);
            if (offset == begin) return offset;
        }
    }

    /// Whether the character at `offset` is the last one before white space.
    [[nodiscard]] bool is_end_of_word(std::size_t offset) const {
        const std::size_t next = offset + peek(offset).bytes;
        return next == text_.size() || is_at(next, is_blank);
    }

    [[nodiscard]] std::size_t after_note(std::size_t offset) const {
        constexpr std::size_t most_digits = 3;
        if (offset == text_.size() || text_[offset] != '[') return offset;
        std::size_t end = offset + 1;
        while (end < text_.size() && end - offset <= most_digits && is_ascii_digit(text_[end])) ++end;
        const bool is_note = end > offset + 1 && end < text_.size() && text_[end] == ']';
        return is_note ? end + 1 : offset;
    }

    /// French sets a no-break space before its closing quote.
    [[nodiscard]] std::size_t after_french_quote(std::size_t offset) const {
        constexpr std::string_view quote = "\xC2\xBB";
        for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF", " "}) {
            const std::string_view rest = text_.substr(offset);
            if (rest.starts_with(space) && rest.substr(space.size()).starts_with(quote)) {
                return offset + space.size() + quote.size();
            }
        }
        return offset;
    }

    /// Where the citations end that stand behind `offset` on the same line.
    [[nodiscard]] std::size_t after_citations(std::size_t offset) const {
        std::size_t end = offset;
        for (;;) {
            const std::size_t next = after_blanks(end);
            const auto group_end =
                next < text_.size() ? citation_group_end(text_, next) : std::optional<std::size_t>();
            if (!group_end) return end;
            end = *group_end;
            // `It rose. (a.com).`
            if (end < text_.size() && text_[end] == '.' && is_end_of_word(end)) ++end;
        }
    }

    /// The next place at `offset` or behind it on the same line that is not blank.
    [[nodiscard]] std::size_t after_blanks(std::size_t offset) const {
        while (is_at(offset, is_blank) && !is_hard_end(offset)) offset += peek(offset).bytes;
        return offset;
    }

    /// Whether a sentence can begin behind `end`: not with a small letter.
    [[nodiscard]] bool is_new_start(std::size_t end) const {
        std::size_t next = after_blanks(end);
        if (next == text_.size() || is_hard_end(next)) return true;
        if (is_at(next, is_dash)) {
            const std::size_t behind = after_blanks(next + peek(next).bytes);
            if (is_at(behind, is_small_letter)) return false;
        }
        const char32_t first = peek(next).value;
        if (is_terminator(first)) return false;  // `. . .`
        return !is_small_letter(first) || is_brand(word_at(next));
    }

    /// `It rose.The rest`: a blank is missing.
    [[nodiscard]] bool is_glued_start(std::size_t stop, std::size_t end) const {
        const bool is_behind_word =
            stop >= begin_ + 2 && is_ascii_lower(text_[stop - 1]) && is_ascii_lower(text_[stop - 2]);
        const std::string_view word = word_at(end);
        return is_behind_word && word.size() > 1 && begins_sentences(word);
    }

    /// Whether the full stop at `stop` shortens the word before it.
    [[nodiscard]] bool is_shortening(std::size_t stop, std::size_t end) const {
        const std::string_view word = word_before(stop);
        if (is_list_number(word, stop) || is_ordinal(word, end)) return true;
        const std::string_view before = word_before(word_begin(stop));
        switch (shortening_of(word, before)) {
            case Shortening::none:
                return false;
            case Shortening::goes_on:
                return true;
            case Shortening::before_number:
                return is_number_next(end);
            case Shortening::before_name:
                return is_bracket_next(end) || !is_likely_start(end);
            case Shortening::time_of_day:
                return is_bracket_next(end) || is_number_next(end) || follows_time_of_day(next_word(end));
        }
        return false;
    }

    /// `1. The first of the list`
    [[nodiscard]] bool is_list_number(std::string_view word, std::size_t stop) const {
        constexpr std::size_t most_digits = 3;
        const bool is_number = !word.empty() && word.size() <= most_digits &&
                               std::all_of(word.begin(), word.end(), is_ascii_digit);
        return is_number && !has_words(text_.substr(begin_, stop - word.size() - begin_));
    }

    /// `am 8. April`
    [[nodiscard]] bool is_ordinal(std::string_view word, std::size_t end) const {
        constexpr std::size_t last_day = 31;
        const bool is_day = word.size() <= 2 && parse_number(word).value_or(last_day + 1) <= last_day;
        return is_day && is_month(next_word(end)) && !is_month(word_before(end - 1 - word.size()));
    }

    /// `Yahoo! Inc.`
    [[nodiscard]] bool is_name_with_mark(std::size_t stop, std::size_t end) const {
        return has_own_mark(word_before(stop)) && !is_likely_start(end);
    }

    /// `“Is it so?” Ms. Doe asked.`, and `「…。」と`, where what is said goes on.
    [[nodiscard]] bool goes_on_behind_quote(char32_t last, std::size_t marks_end, std::size_t end) const {
        constexpr std::size_t longest_name = 5;  // words, with an office
        constexpr char32_t japanese_particle = 0x3068;
        if (end == marks_end) return false;
        if (is_spaceless_terminator(last)) {
            return end < text_.size() && peek(end).value == japanese_particle;
        }
        if (last == '.' || !is_quote(text_.substr(marks_end, end - marks_end))) return false;
        std::size_t place = end;
        for (std::size_t i = 0; i < longest_name; ++i) {
            place = after_blanks(place);
            const std::string_view word = word_at(place);
            if (word.empty() || begins_sentences(word)) return false;
            if (ascribes_words(word)) return i > 0;
            place += word.size();
            if (place < text_.size() && text_[place] == '.') ++place;
        }
        return false;
    }

    [[nodiscard]] static bool is_quote(std::string_view closers) {
        return closers == "\"" || closers == "'" || closers == "\xE2\x80\x9D" || closers == "\xE2\x80\x99";
    }

    /// Where the word begins that ends at `end`, a full stop inside of it included (`U.S`).
    [[nodiscard]] std::size_t word_begin(std::size_t end) const {
        std::size_t begin = end;
        while (begin > begin_ && end - begin < longest_judged_word) {
            const CodePoint point = code_point_before(text_, begin);
            const bool is_inside = u_isalnum(static_cast<UChar32>(point.value)) != 0 || point.value == '.' ||
                                   point.value == '\'';
            if (!is_inside) break;
            begin -= point.bytes;
        }
        return begin;
    }

    /// The word that ends at `end` or before blanks in front of it.
    [[nodiscard]] std::string_view word_before(std::size_t end) const {
        while (end > begin_ && is_blank(code_point_before(text_, end).value)) {
            end -= code_point_before(text_, end).bytes;
        }
        const std::size_t begin = word_begin(end);
        return text_.substr(begin, end - begin);
    }

    /// The letters and digits at `begin`.
    [[nodiscard]] std::string_view word_at(std::size_t begin) const {
        std::size_t end = begin;
        while (end < text_.size() && end - begin < longest_judged_word &&
               u_isalnum(static_cast<UChar32>(peek(end).value)) != 0) {
            end += peek(end).bytes;
        }
        return text_.substr(begin, end - begin);
    }

    /// The word behind `end`, without a quotation mark in front of it.
    [[nodiscard]] std::string_view next_word(std::size_t end) const {
        std::size_t begin = after_blanks(end);
        while (is_at(begin, is_closer) || is_at(begin, is_either_quote)) begin += peek(begin).bytes;
        return word_at(begin);
    }

    [[nodiscard]] bool is_number_next(std::size_t end) const {
        const std::size_t next = after_blanks(end);
        return next < text_.size() && is_ascii_digit(text_[next]);
    }

    [[nodiscard]] bool is_bracket_next(std::size_t end) const {
        return is_at(after_blanks(end), is_opening_bracket);
    }

    /// Whether what stands behind `end` begins a sentence far more often than it follows "U.S." within one.
    [[nodiscard]] bool is_likely_start(std::size_t end) const {
        const std::size_t next = after_blanks(end);
        return next == text_.size() || is_hard_end(next) || begins_sentences(next_word(end));
    }

    void close_at(std::size_t end) {
        std::size_t begin = begin_;
        while (begin < end && is_blank(peek(begin).value)) begin += peek(begin).bytes;
        while (end > begin && is_blank(code_point_before(text_, end).value)) {
            end -= code_point_before(text_, end).bytes;
        }
        if (has_words(text_.substr(begin, end - begin))) sentences_.push_back({begin, end});
    }

    std::string_view text_;
    std::vector<std::size_t> soft_ends_;
    std::size_t position_ = 0;
    std::size_t begin_ = 0;           ///< of the sentence that is read
    std::size_t bracket_end_ = 0;     ///< up to where marks stand in a bracket
    std::size_t unclosed_until_ = 0;  ///< no bracket is closed up to here
    std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text) {
    return Splitter(text).split();
}

}  // namespace debrief
