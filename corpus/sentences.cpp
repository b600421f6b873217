#include "corpus/sentences.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

namespace debrief {

namespace {

/// Words (lower case, without their full stop) that are shortened and go on in the same sentence.
constexpr std::array<std::string_view, 31> titles{
    "adm", "ave", "capt", "col",    "dept", "dr",  "e.g", "gen",    "gov",  "hon", "i.e",
    "jr",  "lt",  "maj",  "messrs", "mr",   "mrs", "ms",  "mt",     "prof", "rep", "rev",
    "sen", "sgt", "sr",   "st",     "v",    "vs",  "hrs", "approx", "est"};

/// Shortened words that go on where a number follows, and are words of their own elsewhere.
constexpr std::array<std::string_view, 17> numbered{"apr", "art", "aug", "dec",  "feb", "fig",
                                                    "jan", "jul", "jun", "mar",  "no",  "nov",
                                                    "nos", "oct", "sep", "sept", "vol"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_terminator(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool is_closer(char32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0x00BB ||
           c == 0x300D;
}

bool is_opener(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C || c == 0x00AB ||
           c == 0x300C || c == '#' || c == '*' || c == '-' || c == 0x2022;
}

bool is_ideographic_stop(char32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/// Splits one text; `position_` walks it code point by code point.
class Splitter {
 public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<Span> split() {
        while (position_ < text_.size()) {
            const CodePoint point = code_point_at(text_, position_);
            if (point.value == '\n') {
                close_at(position_);
                begin_ = ++position_;
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
    void take_terminator(const CodePoint& point) {
        const std::size_t stop = position_;
        position_ += point.bytes;
        bool is_run = false;
        while (position_ < text_.size() && is_terminator(peek().value)) {
            position_ += peek().bytes;
            is_run = true;
        }
        while (position_ < text_.size() && is_closer(peek().value)) position_ += peek().bytes;
        const bool is_plain_stop = point.value == '.' && !is_run;
        if (is_ideographic_stop(point.value)) {
            close_at(position_);
            begin_ = position_;
        } else if (position_ == text_.size() || is_ascii_space(text_[position_])) {
            const std::size_t end = after_citations();
            if (is_new_start(end) && !(is_plain_stop && is_shortening(stop, end))) {
                close_at(end);
                begin_ = position_ = end;
            }
        }
    }

    [[nodiscard]] CodePoint peek() const { return code_point_at(text_, position_); }

    /// Where the citations end that stand behind `position_` on the same line.
    [[nodiscard]] std::size_t after_citations() const {
        std::size_t end = position_;
        for (;;) {
            std::size_t next = end;
            while (next < text_.size() && text_[next] == ' ') ++next;
            if (next == text_.size() || text_[next] != '(') return end;
            const std::string_view rest = text_.substr(next, longest_group);
            const auto group_end = citation_group_end(rest, 0);
            if (!group_end) return end;
            end = next + *group_end;
        }
    }

    /// Whether a sentence can begin behind `end`: not with a small letter.
    [[nodiscard]] bool is_new_start(std::size_t end) const {
        std::size_t next = end;
        while (next < text_.size() && is_ascii_space(text_[next])) {
            if (text_[next] == '\n') return true;
            ++next;
        }
        if (next == text_.size()) return true;
        const char32_t first = code_point_at(text_, next).value;
        return is_opener(first) || !u_islower(static_cast<UChar32>(first));
    }

    /// Whether the full stop at `stop` shortens the word before it and closes nothing.
    [[nodiscard]] bool is_shortening(std::size_t stop, std::size_t end) const {
        if (end > stop + 1) return false;  // closed by quotes, brackets or citations
        std::size_t begin = stop;
        while (begin > begin_ && !is_ascii_space(text_[begin - 1]) && text_[begin - 1] != '(') --begin;
        const std::string word = to_ascii_lower(text_.substr(begin, stop - begin));
        const bool is_initial = word.size() == 1 && text_[begin] >= 'A' && text_[begin] <= 'Z';
        if (is_initial) return !is_likely_start(end);
        if (is_one_of(word, numbered)) return is_number_next(end);
        if (is_one_of(word, titles)) return true;
        return is_dotted_acronym(word) && !is_likely_start(end);
    }

    [[nodiscard]] static bool is_dotted_acronym(std::string_view word) {
        if (word.size() < 3 || word.size() % 2 == 0) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if ((i % 2 == 0) != is_ascii_lower(word[i]) || (i % 2 == 1 && word[i] != '.')) return false;
        }
        return true;
    }

    [[nodiscard]] std::string_view next_word(std::size_t end) const {
        const std::size_t begin = std::min(text_.find_first_not_of(' ', end), text_.size());
        return text_.substr(begin, text_.find_first_of(" \n", begin) - begin);
    }

    [[nodiscard]] bool is_number_next(std::size_t end) const {
        const std::string_view word = next_word(end);
        return !word.empty() && is_ascii_digit(word.front());
    }

    /// Words that begin a sentence far more often than they follow "U.S." within one.
    [[nodiscard]] bool is_likely_start(std::size_t end) const {
        static constexpr std::array<std::string_view, 24> starts{
            "The", "A",  "An", "It",  "In", "He",    "She",      "They",  "This", "That", "These", "But",
            "And", "On", "At", "For", "We", "There", "However,", "While", "As",   "If",   "Then",  "Nobody"};
        return is_one_of(next_word(end), starts);
    }

    void close_at(std::size_t end) {
        std::size_t begin = begin_;
        while (begin < end && is_ascii_space(text_[begin])) ++begin;
        while (end > begin && is_ascii_space(text_[end - 1])) --end;
        if (begin < end) sentences_.push_back({begin, end});
    }

    static constexpr std::size_t longest_group = 4096;  ///< bytes looked at for one group of citations

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t begin_ = 0;
    std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text) {
    return Splitter(text).split();
}

}  // namespace debrief
