#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/mail_lines.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace debrief {

namespace {

constexpr std::size_t least_wrap = 60;      ///< columns at which mail is wrapped, at least
constexpr std::size_t most_wrap = 100;      ///< columns; a longer line was not wrapped
constexpr std::size_t least_own_wrap = 50;  ///< columns of a paragraph that is narrower than the others
constexpr std::size_t most_excess =
    8;  ///< columns that a line may be longer than the others, for a long word
constexpr std::size_t most_paragraph_lines = 1000;  ///< a longer one is joined in pieces: bounds the memory

/// A line, and what of its shape tells whether it goes on in the next.
struct WrappedLine {
    std::string_view text;
    std::size_t width = 0;       ///< columns, without blanks at the end
    std::size_t indent = 0;      ///< columns before its first character
    std::size_t column = 0;      ///< where the text begins behind a bullet; `indent` where there is none
    std::size_t first_word = 0;  ///< columns of its first word
    bool is_prose = false;       ///< may be part of a paragraph
    bool may_go_on = false;      ///< its text may go on in the next line
    bool may_follow = false;     ///< it may go on with the text of the line before
    bool ends_sentence = false;
    bool begins_small = false;  ///< with a small letter
};

bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        columns += is_wide(point.value) ? 2 : 1;
        i += point.bytes;
    }
    return columns;
}

/// Bytes of the mark with which an item of a list begins, its blanks included; 0: none.
std::size_t bullet_bytes(std::string_view text) {
    for (const std::string_view bullet :
         {"-", "*", "+", "o", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"}) {
        if (text.starts_with(bullet) && text.substr(bullet.size()).starts_with(' ')) {
            return text.find_first_not_of(' ', bullet.size());
        }
    }
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::size_t open = text.starts_with('(') ? 1 : 0;
    const std::size_t number = open ? text.find_first_not_of("0123456789", 1) : digits;
    const bool is_numbered = number != std::string_view::npos && number > open && number <= open + 3 &&
                             number + 1 < text.size() && (text[number] == '.' || text[number] == ')') &&
                             text[number + 1] == ' ';
    return is_numbered ? text.find_first_not_of(' ', number + 1) : 0;
}

bool is_letter_byte(char c) {
    return (c >= 'A' && c <= 'Z') || is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_table_row(std::string_view text) {
    return text.find("   ") != std::string_view::npos || text.find('\t') != std::string_view::npos ||
           text.front() == '|' || text.front() == '#';
}

bool is_link(std::string_view text) {
    const bool is_one_word = text.find(' ') == std::string_view::npos;
    return is_one_word && (text.find("://") != std::string_view::npos || text.starts_with("www."));
}

/// `From: x`, `Price: y`: a line of a form rather than prose.
bool is_label(std::string_view text) {
    constexpr std::size_t longest_label = 24;  // bytes
    const std::size_t colon = text.substr(0, longest_label).find(": ");
    return colon != std::string_view::npos && colon > 0 && text.front() >= 'A' && text.front() <= 'Z' &&
           text.find(' ') > colon;
}

bool is_shouted(std::string_view text) {
    const bool has_letter = std::any_of(text.begin(), text.end(), is_letter_byte);
    return has_letter && std::none_of(text.begin(), text.end(), is_ascii_lower);
}

bool ends_sentence(std::string_view text) {
    const std::size_t last = text.find_last_not_of("\"')]");
    return last != std::string_view::npos &&
           (text[last] == '.' || text[last] == '!' || text[last] == '?' || text[last] == ':');
}

WrappedLine to_wrapped_line(std::string_view line) {
    WrappedLine wrapped;
    wrapped.text = line;
    const std::string_view text = trim(line);
    if (text.empty()) return wrapped;
    wrapped.indent = line.find_first_not_of(" \t");
    const std::size_t bullet = bullet_bytes(text);
    wrapped.column = wrapped.indent + columns(text.substr(0, bullet));
    wrapped.width = wrapped.indent + columns(text);
    const bool begins_wide = is_wide(code_point_at(text, 0).value);
    wrapped.first_word = begins_wide ? 2 : columns(text.substr(0, text.find(' ')));
    const bool has_letters = std::any_of(text.begin(), text.end(), is_letter_byte);
    const bool is_quoted = text.front() == '>' || line == "-- ";
    wrapped.is_prose = has_letters && !is_quoted && !is_table_row(text) && wrapped.width <= most_wrap;
    wrapped.may_go_on = wrapped.is_prose && !is_link(text) && !(is_shouted(text) && text.size() < least_wrap);
    wrapped.may_follow = wrapped.is_prose && bullet == 0 && !is_link(text) && !is_label(text);
    wrapped.ends_sentence = ends_sentence(text);
    wrapped.begins_small = is_ascii_lower(text.front());
    return wrapped;
}

/// Columns at which the text as a whole seems to be wrapped: those of its longest lines, a few left out that
/// are longer for a reason of their own.
std::size_t usual_wrap(std::string_view text) {
    std::array<std::size_t, most_wrap + 1> lines_of_width{};
    std::size_t lines = 0;
    for_each_line(text, [&](std::string_view line) {
        const WrappedLine wrapped = to_wrapped_line(line);
        if (!wrapped.is_prose || wrapped.width < least_wrap) return;
        ++lines_of_width[wrapped.width];
        ++lines;
    });
    constexpr std::size_t outliers = 20;  // one line in so many
    std::size_t wrap = most_wrap;
    std::size_t longer = lines_of_width[wrap];
    while (wrap > least_wrap && longer <= lines / outliers) longer += lines_of_width[--wrap];
    return wrap;
}

/// Lines between two empty ones, and where they are broken.
class Paragraph {
 public:
    Paragraph(std::span<const WrappedLine> lines, std::size_t usual_wrap) : lines_(lines), wrap_(usual_wrap) {
        is_wrapped_ = is_wrapped_at(wrap_);
        if (is_wrapped_) return;
        std::size_t widest = 0;
        for (const WrappedLine& line : lines_) {
            if (line.is_prose) widest = std::max(widest, line.width);
        }
        constexpr std::size_t enough_lines = 3;  // to tell a width of its own
        const bool may_be_narrower =
            lines_.size() >= enough_lines && widest >= least_own_wrap && widest < wrap_;
        if (!may_be_narrower || !is_wrapped_at(widest)) return;
        wrap_ = widest;
        is_wrapped_ = true;
    }

    /// Whether line `i` goes on in the next.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        if (!may_go_on(i)) return false;
        if (is_wrapped_) return is_full(i, wrap_) || continues_sentence(i);
        return is_nearly_full(i, wrap_);
    }

 private:
    [[nodiscard]] bool may_go_on(std::size_t i) const {
        if (i + 1 >= lines_.size() || !lines_[i].may_go_on || !lines_[i + 1].may_follow) return false;
        const std::size_t next = lines_[i + 1].indent;
        const bool is_indented_first = i == 0 && lines_[i].indent > next;
        return next == lines_[i].column || next == lines_[i].indent || is_indented_first;
    }

    /// Whether the next line's first word had no room in line `i`, which is not longer than lines are.
    [[nodiscard]] bool is_full(std::size_t i, std::size_t wrap) const {
        return lines_[i].width + 1 + lines_[i + 1].first_word > wrap && lines_[i].width <= wrap + most_excess;
    }

    [[nodiscard]] bool continues_sentence(std::size_t i) const {
        return lines_[i + 1].begins_small && !lines_[i].ends_sentence;
    }

    /// Whether line `i` breaks a sentence and is a word or two short at most, as text that was mended by
    /// hand.
    [[nodiscard]] bool is_nearly_full(std::size_t i, std::size_t wrap) const {
        return continues_sentence(i) && lines_[i].width * 4 >= wrap * 3 &&
               lines_[i].width <= wrap + most_excess;
    }

    /// Whether the breaks are where text wrapped at these columns has them: most of the lines are full, and
    /// sentences go on from line to line. Lines that begin with capitals as a rule are verse or headlines.
    [[nodiscard]] bool is_wrapped_at(std::size_t wrap) const {
        std::size_t breaks = 0;
        std::size_t full = 0;
        std::size_t small = 0;
        std::size_t inside = 0;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (!may_go_on(i)) continue;
            ++breaks;
            full += is_full(i, wrap) || is_nearly_full(i, wrap) ? 1 : 0;
            const char first = trim(lines_[i + 1].text).front();
            small += first >= 'A' && first <= 'Z' ? 0 : 1;
            inside += lines_[i].ends_sentence ? 0 : 1;
        }
        const bool is_full_as_a_rule = breaks > 0 && full * 4 >= breaks * 3;
        const bool has_sentences = wrap >= least_wrap || inside * 2 > breaks;
        // Of two lines, the second may be a headline's lede as well; then it is no sentence, as a rule.
        const bool is_capitalised =
            breaks == 1 ? small == 0 && !lines_.back().ends_sentence : full < breaks && small * 5 < breaks;
        return is_full_as_a_rule && has_sentences && !is_capitalised;
    }

    std::span<const WrappedLine> lines_;
    std::size_t wrap_;
    bool is_wrapped_ = false;
};

void append_joined(std::string& text, std::string_view next) {
    while (text.ends_with(' ')) text.pop_back();
    next = trim(next);
    const bool is_wide_joint = !text.empty() && is_wide(code_point_before(text, text.size()).value) &&
                               is_wide(code_point_at(next, 0).value);
    const bool is_hyphened = text.size() >= 2 && text.ends_with('-') &&
                             is_letter_byte(text[text.size() - 2]) && is_ascii_lower(next.front());
    if (!is_wide_joint && !is_hyphened) text.push_back(' ');
    text += next;
}

void append_paragraph(std::string& text, std::span<const WrappedLine> lines, std::size_t wrap) {
    const Paragraph paragraph(lines, wrap);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && paragraph.goes_on(i - 1)) {
            append_joined(text, lines[i].text);
        } else {
            text += lines[i].text;
        }
        if (!paragraph.goes_on(i)) text.push_back('\n');
    }
}

}  // namespace

std::string join_wrapped_lines(std::string_view text) {
    const std::size_t wrap = usual_wrap(text);
    std::string joined;
    joined.reserve(text.size() + 1);
    std::vector<WrappedLine> paragraph;
    for_each_line(text, [&](std::string_view line) {
        const WrappedLine wrapped = to_wrapped_line(line);
        const bool is_empty = wrapped.width == 0;
        if (is_empty || paragraph.size() == most_paragraph_lines) {
            append_paragraph(joined, paragraph, wrap);
            paragraph.clear();
        }
        if (is_empty) {
            joined.push_back('\n');
        } else {
            paragraph.push_back(wrapped);
        }
    });
    append_paragraph(joined, paragraph, wrap);
    return joined;
}

}  // namespace debrief
