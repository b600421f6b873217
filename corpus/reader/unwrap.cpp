#include "corpus/reader/unwrap.h"

#include "corpus/base/span.h"
#include "corpus/base/text.h"
#include "corpus/base/text_columns.h"
#include "corpus/base/utf8.h"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t narrowest_column = 50;
constexpr std::size_t widest_column = 160;
constexpr std::size_t narrowest_pair = 60;  ///< columns of two lines that stand alone
constexpr std::size_t deepest_indentation = 16;
constexpr std::size_t few_lines = 50'000;
constexpr std::size_t fewest_bytes_a_line = 24;  ///< on average, of a long text; bounds the memory
constexpr std::size_t loose_columns = 8;         ///< that a typist may leave free inside of a sentence

/// What kind of line it is, as far as joining goes.
enum class LineKind {
    prose,  ///< may be a part of a paragraph
    fixed,  ///< stays as it is: a list item, a row of a table, a quotation, a rule, a heading
    blank,
};

/// A line and what joining wants to know of it; widths in columns.
struct WrappedLine {
    std::string_view text;   ///< without its end
    std::string_view words;  ///< without white space at its ends
    LineKind kind = LineKind::blank;
    std::size_t indentation = 0;
    std::size_t mark_columns = 0;      ///< of the mark of a list's item and the blanks behind it; 0: none
    bool begins_paragraph = false;     ///< whatever stands before it
    std::size_t width = 0;             ///< with indentation
    std::size_t first_word_width = 0;  ///< with the blank in front of it, where it wants one
    bool begins_wide = false;          ///< with an ideograph or the like, which wants no blank
    bool begins_small = false;         ///< with a letter that is no capital
    bool ends_wide = false;
    bool ends_sentence = false;
    bool has_blank = false;
};

bool is_wide(char32_t c) {
    return columns_of(c) == 2;
}

bool is_list_mark(std::string_view words) {
    constexpr std::string_view marks = "-*+>|#o=~_";
    const std::size_t space = words.find(' ');
    const std::string_view first = words.substr(0, space);
    if (first.empty()) return false;
    if (words.front() == '>' || words.front() == '|' || words.front() == '#') return true;
    if (first.size() == 1 && marks.find(first.front()) != std::string_view::npos) return true;
    const char32_t mark = code_point_at(words, 0).value;
    if ((mark >= 0x2022 && mark <= 0x2023) || (mark >= 0x25A0 && mark < 0x2800) || mark == 0x00B7)
        return true;
    if (first.front() == '[' && first.back() == ']') return true;
    const std::size_t digits = std::min(first.find_first_not_of("0123456789"), first.size());
    const bool is_numbered = digits > 0 && digits < 4 && digits + 1 == first.size();
    const bool is_lettered = first.size() == 2 && first.back() == ')';
    return is_lettered ||
           (is_numbered && (first.back() == '.' || first.back() == ')' || first.back() == ':'));
}

/// Columns of a table are divided by tabs or by blanks; two blanks behind a full stop are a typist's, and two
/// anywhere once a slip.
bool is_table_row(std::string_view words) {
    if (words.find('\t') != std::string_view::npos || words.find(" | ") != std::string_view::npos)
        return true;
    if (words.find("   ") != std::string_view::npos) return true;
    constexpr std::string_view before_two = ".!?:;\"')";
    std::size_t gaps = 0;
    for (std::size_t gap = words.find("  "); gap != std::string_view::npos; gap = words.find("  ", gap + 2)) {
        if (before_two.find(words[gap - 1]) == std::string_view::npos) ++gaps;
    }
    return gaps > 1;
}

/// The columns that the mark of a list's item takes, with the blanks behind it; 0 where lines cannot go on
/// below it.
std::size_t item_mark_columns(std::string_view words) {
    constexpr std::string_view other_marks = ">|#=~_[";
    const std::size_t space = words.find(' ');
    const bool is_item = space != std::string_view::npos && is_list_mark(words) &&
                         other_marks.find(words.front()) == std::string_view::npos;
    return is_item ? count_columns(words.substr(0, words.find_first_not_of(' ', space))) : 0;
}

bool is_address(std::string_view words) {
    const bool is_one_word = words.find(' ') == std::string_view::npos;
    return is_one_word && (words.find("://") != std::string_view::npos || words.starts_with("www."));
}

/// A heading in capitals.
bool is_shouted(std::string_view words) {
    const bool is_of_words = words.find(' ') != std::string_view::npos;
    return is_of_words && std::any_of(words.begin(), words.end(), is_ascii_upper) &&
           std::none_of(words.begin(), words.end(),
                        [](char c) { return is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_drawn_line(std::string_view words) {
    return std::none_of(words.begin(), words.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || is_ascii_digit(c) || is_ascii_letter(c);
    });
}

/// `key: value`, as in the head of a mail or a note.
bool is_field(std::string_view words) {
    const std::string_view first = words.substr(0, words.find(' '));
    return first.size() > 1 && first.size() < words.size() && first.ends_with(':');
}

/// A statement of a program.
bool is_code(std::string_view words) {
    constexpr std::string_view ends = ";{}";
    constexpr std::string_view signs = "(){}[]=<>$\\";
    const bool is_statement =
        ends.find(words.back()) != std::string_view::npos &&
        words.substr(0, words.size() - 1).find_first_of(signs) != std::string_view::npos;
    return is_statement || words.starts_with("//") || words.ends_with('{');
}

bool ends_sentence(std::string_view words) {
    constexpr std::u32string_view closers = U"\"')]\u201D\u2019\u300D";
    char32_t last = 0;
    while (!words.empty()) {
        const CodePoint point = code_point_before(words, words.size());
        last = point.value;
        if (closers.find(last) == std::u32string_view::npos) break;
        words.remove_suffix(point.bytes);
    }
    return last == '.' || last == '!' || last == '?' || last == ':' || last == 0x2026 || last == 0x3002 ||
           last == 0xFF01 || last == 0xFF1F;
}

WrappedLine describe_line(std::string_view text, Wrapping wrapping) {
    WrappedLine line;
    line.text = text;
    line.words = trim(text);
    if (line.words.empty()) return line;
    const std::size_t lead = text.find_first_not_of(' ');
    line.indentation = lead;
    line.width = lead + count_columns(line.words);
    const bool is_usual = wrapping == Wrapping::usual;
    line.mark_columns = is_usual ? item_mark_columns(line.words) : 0;
    line.begins_paragraph = is_usual && (line.mark_columns > 0 || is_field(line.words));
    const bool is_fixed = text[lead] == '\t' || lead > deepest_indentation || line.width > widest_column ||
                          is_table_row(line.words) || is_drawn_line(line.words) || is_code(line.words) ||
                          is_address(line.words) || is_shouted(line.words) ||
                          (!line.begins_paragraph && (is_list_mark(line.words) || is_field(line.words)));
    line.kind = is_fixed ? LineKind::fixed : LineKind::prose;
    line.has_blank = line.words.find(' ') != std::string_view::npos;
    const char32_t first = code_point_at(line.words, 0).value;
    const char32_t last = code_point_before(line.words, line.words.size()).value;
    line.begins_wide = is_wide(first);
    line.ends_wide = is_wide(last);
    line.begins_small = u_isalpha(static_cast<UChar32>(first)) && !u_isupper(static_cast<UChar32>(first));
    // A mark that may not begin a line drags the character before it along: room for two.
    line.first_word_width =
        line.begins_wide ? 4 : 1 + count_columns(line.words.substr(0, line.words.find(' ')));
    line.ends_sentence = ends_sentence(line.words);
    return line;
}

std::vector<WrappedLine> describe_lines(std::string_view text, Wrapping wrapping) {
    std::vector<WrappedLine> lines;
    for_each_line(text, [&](std::string_view line) { lines.push_back(describe_line(line, wrapping)); });
    return lines;
}

bool is_worded(const WrappedLine& line) {
    return line.kind != LineKind::blank;
}

/// Whether `next` cannot have stood on the line before it, in a column so wide.
bool is_full(const WrappedLine& line, const WrappedLine& next, std::size_t column) {
    return line.width + next.first_word_width > column;
}

/// Whether a sentence clearly goes on from one line to the next.
bool flows_on(const WrappedLine& line, const WrappedLine& next) {
    return !line.ends_sentence && next.begins_small;
}

/// Finds out which lines of a text go on on the next.
class Unwrapper {
 public:
    Unwrapper(std::string_view text, Wrapping wrapping)
        : wrapping_(wrapping),
          lines_(describe_lines(text, wrapping)),
          first_line_(static_cast<std::size_t>(std::find_if(lines_.begin(), lines_.end(), is_worded) -
                                               lines_.begin())),
          is_joined_(lines_.size(), false),
          ends_with_line_end_(text.ends_with('\n')) {}

    std::string unwrap() {
        const std::vector<Span> blocks = prose_blocks();
        std::vector<std::size_t> columns;
        for (const Span& block : blocks) join_by_itself(block, columns);
        if (columns.size() >= least_joints) {
            const auto middle = columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2);
            std::nth_element(columns.begin(), middle, columns.end());
            for (const Span& block : blocks) join_by_column(block, *middle);
        }
        return joined();
    }

 private:
    /// As many joined lines show the column of a whole text.
    static constexpr std::size_t least_joints = 2;

    /// Lines of which each but the last is full or nearly so, and what their joints are like.
    struct Run {
        Span lines;
        std::size_t joints = 0;
        std::size_t full = 0;     ///< of them, where the next word had no room at all
        std::size_t flowing = 0;  ///< where a sentence clearly goes on
        std::size_t stopped = 0;  ///< where a clause ends, as in verse
    };

    /// Runs of lines that are one paragraph or several: prose, the first one alone indented on its own.
    [[nodiscard]] std::vector<Span> prose_blocks() const {
        std::vector<Span> blocks;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= lines_.size(); ++i) {
            const bool is_prose = i < lines_.size() && lines_[i].kind == LineKind::prose;
            const bool is_same = is_prose && i > begin && !lines_[i].begins_paragraph && goes_with(begin, i);
            if (is_same) continue;
            if (i > begin + 1) blocks.push_back({begin, i});
            begin = is_prose ? i : i + 1;
        }
        return blocks;
    }

    /// Whether line `i` is indented as a paragraph's that begins at `begin`.
    [[nodiscard]] bool goes_with(std::size_t begin, std::size_t i) const {
        const std::size_t behind_mark = lines_[begin].indentation + lines_[begin].mark_columns;
        if (i == begin + 1)
            return lines_[i].indentation <= lines_[begin].indentation || lines_[i].indentation == behind_mark;
        return lines_[i].indentation == lines_[i - 1].indentation;
    }

    [[nodiscard]] std::size_t column_of(const Span& block) const {
        std::size_t column = 0;
        for (std::size_t i = block.begin; i < block.end; ++i) {
            if (lines_[i].has_blank || lines_[i].ends_wide) column = std::max(column, lines_[i].width);
        }
        return column;
    }

    /// Joins the lines of a block that shows by itself that it is wrapped; notes its column for each.
    void join_by_itself(const Span& block, std::vector<std::size_t>& columns) {
        const std::size_t column = column_of(block);
        if (column < narrowest_column) return;
        for (const Run& run : full_runs(block, column)) {
            if (run.joints < 2 ? !is_wrapped_pair(run, column) : !is_wrapped(run)) continue;
            join(run.lines);
            columns.insert(columns.end(), run.joints, column);
        }
    }

    [[nodiscard]] static bool is_wrapped(const Run& run) {
        return run.flowing * 3 >= run.joints && run.full * 3 >= run.joints * 2 &&
               run.stopped * 2 <= run.joints;
    }

    /// Whether two lines are one where that is usual. The second of two might be a headline's lede; that is
    /// no sentence, as a rule.
    [[nodiscard]] bool is_wrapped_pair(const Run& run, std::size_t column) const {
        const bool is_likely = wrapping_ == Wrapping::usual && column >= narrowest_pair && run.full > 0;
        return is_likely &&
               (run.flowing > 0 || (run.stopped == 0 && lines_[run.lines.end - 1].ends_sentence));
    }

    /// Joins what fits the column that the text has elsewhere.
    void join_by_column(const Span& block, std::size_t column) {
        for (const Run& run : full_runs(block, column)) {
            const bool is_verse = run.joints > 2 && run.stopped * 2 > run.joints;
            const bool is_wrapped = run.full * 2 >= run.joints && (run.joints > 1 || run.flowing > 0);
            if (is_wrapped && !is_verse) join(run.lines);
        }
    }

    [[nodiscard]] std::vector<Run> full_runs(const Span& block, std::size_t column) const {
        std::vector<Run> runs;
        std::size_t begin = block.begin;
        for (std::size_t i = block.begin; i < block.end; ++i) {
            if (i + 1 < block.end && may_be_joined(i, column)) continue;
            if (i > begin) runs.push_back(describe_run({begin, i + 1}, column));
            begin = i + 1;
        }
        return runs;
    }

    [[nodiscard]] bool may_be_joined(std::size_t i, std::size_t column) const {
        const bool flows = flows_on(lines_[i], lines_[i + 1]);
        if (wrapping_ == Wrapping::usual && flows) return true;
        const bool may_be_title = wrapping_ == Wrapping::possible && i == first_line_;
        if (may_be_title && !flows) return false;
        return is_full(lines_[i], lines_[i + 1], flows ? column - loose_columns : column);
    }

    [[nodiscard]] Run describe_run(const Span& lines, std::size_t column) const {
        constexpr std::string_view stops = ",;:.!?";
        Run run{.lines = lines, .joints = lines.size() - 1};
        for (std::size_t i = lines.begin; i + 1 < lines.end; ++i) {
            if (is_full(lines_[i], lines_[i + 1], column)) ++run.full;
            if (flows_on(lines_[i], lines_[i + 1])) ++run.flowing;
            const bool shows_wrapping = wrapping_ == Wrapping::usual && flows_on(lines_[i], lines_[i + 1]);
            if (!shows_wrapping && stops.find(lines_[i].words.back()) != std::string_view::npos)
                ++run.stopped;
        }
        return run;
    }

    void join(const Span& run) {
        for (std::size_t i = run.begin; i + 1 < run.end; ++i) is_joined_[i] = true;
    }

    [[nodiscard]] std::string joined() const {
        std::string text;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool is_continued = is_joined_[i];
            const bool continues = i > 0 && is_joined_[i - 1];
            if (!is_continued && !continues) {
                text += lines_[i].text;
            } else {
                if (!continues) text.append(lines_[i].indentation, ' ');
                text += lines_[i].words;
            }
            if (is_continued) {
                append_joint(text, lines_[i], lines_[i + 1]);
            } else if (i + 1 < lines_.size() || ends_with_line_end_) {
                text += '\n';
            }
        }
        return text;
    }

    /// What stands between two joined lines: a blank, but not behind a hyphen or a dash, nor between
    /// ideographs.
    static void append_joint(std::string& text, const WrappedLine& line, const WrappedLine& next) {
        constexpr std::string_view soft_hyphen = "\xC2\xAD";
        if (text.ends_with(soft_hyphen)) {
            text.resize(text.size() - soft_hyphen.size());
            return;
        }
        constexpr std::string_view em_dash = "\xE2\x80\x94";
        const std::string_view words = line.words;
        const bool is_hyphenated = words.size() > 1 && words.ends_with('-') &&
                                   words[words.size() - 2] != ' ' && !words.ends_with(" --") &&
                                   (next.begins_small || words.ends_with("--"));
        const bool is_dashed = words.ends_with(em_dash) && !words.ends_with(" \xE2\x80\x94");
        const bool wants_blank = !is_hyphenated && !is_dashed && !(line.ends_wide && next.begins_wide);
        if (wants_blank) text += ' ';
    }

    Wrapping wrapping_;
    std::vector<WrappedLine> lines_;
    std::size_t first_line_;       ///< that is not blank
    std::vector<bool> is_joined_;  ///< with the next line
    bool ends_with_line_end_;
};

}  // namespace

std::string unwrap_paragraphs(std::string_view text, Wrapping wrapping) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines > few_lines && lines * fewest_bytes_a_line > text.size()) return std::string(text);
    return Unwrapper(text, wrapping).unwrap();
}

}  // namespace debrief
