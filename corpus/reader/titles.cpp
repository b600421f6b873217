#include "corpus/reader/titles.h"

#include "corpus/base/text.h"
#include "corpus/base/text_columns.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "corpus/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

namespace debrief {

namespace {

constexpr std::size_t longest_title_line =
    160;  ///< columns; the longest headline of the news we know has 127
constexpr std::size_t longest_whole_sentence = 90;  ///< columns; a sentence up to here is a title as it is
constexpr std::size_t shortest_clause = 25;         ///< columns; a shorter one says too little

/// Marks that end a clause; those of Chinese and Japanese have their blank inside.
constexpr std::array<std::string_view, 8> clause_ends{
    "; ", ": ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", "\xEF\xBC\x8C", "\xEF\xBC\x9B", "\xEF\xBC\x9A"};

/// Words with which, behind a comma, something is added to a clause that is whole without it.
constexpr std::array<std::string_view, 12> additions{"a",   "after", "an",    "as",    "but",   "his",
                                                     "its", "the",   "their", "which", "while", "who"};

/// Where the first comma is, from `from` on, that ends a clause rather than a part of one.
std::size_t clause_comma(std::string_view sentence, std::size_t from) {
    std::size_t comma = sentence.find(", ", from);
    while (comma != std::string_view::npos) {
        const std::string_view rest = sentence.substr(comma + 2);
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (std::find(additions.begin(), additions.end(), word) != additions.end()) break;
        comma = sentence.find(", ", comma + 2);
    }
    return comma;
}

std::string_view first_clause(std::string_view sentence) {
    const std::size_t from = offset_of_column(sentence, shortest_clause);
    std::size_t end = clause_comma(sentence, from);
    for (const std::string_view mark : clause_ends) end = std::min(end, sentence.find(mark, from));
    const bool is_short = end <= offset_of_column(sentence, longest_whole_sentence);
    return is_short ? sentence.substr(0, end) : std::string_view();
}

/// The last place up to `end` at which a line may be broken: behind a word of Thai, an ideograph, a hyphen.
std::size_t break_before(std::string_view text, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> letters(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), &utext_close);
    const std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> breaks(
        ubrk_open(UBRK_LINE, "", nullptr, 0, &status), &ubrk_close);
    if (U_FAILURE(status)) return end;
    ubrk_setUText(breaks.get(), letters.get(), &status);
    const std::int32_t place = ubrk_preceding(breaks.get(), static_cast<std::int32_t>(end) + 1);
    return U_SUCCESS(status) && place > 0 ? static_cast<std::size_t>(place) : end;
}

std::string cut_at_word(std::string_view sentence) {
    constexpr std::size_t enough_context = 1000;  // bytes behind the cut that may tell where words end
    const std::size_t limit = offset_of_column(sentence, longest_whole_sentence);
    std::size_t end = sentence.rfind(' ', limit);
    if (end == std::string_view::npos || end < limit / 2) {
        const std::string_view near =
            sentence.substr(0, code_point_boundary(sentence, limit + enough_context));
        end = break_before(near, limit);
    }
    return std::string(trim(sentence.substr(0, end))) + "\xE2\x80\xA6";
}

/// `sentence` without the full stop that no headline has.
std::string_view without_full_stop(std::string_view sentence) {
    constexpr std::string_view ideographic = "\xE3\x80\x82";
    if (sentence.ends_with(ideographic)) return sentence.substr(0, sentence.size() - ideographic.size());
    const bool is_stop = sentence.ends_with('.') && !sentence.ends_with("..");
    return sentence.substr(0, sentence.size() - (is_stop ? 1 : 0));
}

}  // namespace

std::string title_from_text(std::string_view text) {
    constexpr std::size_t enough_bytes = 20'000;  // a title is made of less
    text = text.substr(0, code_point_boundary(text, enough_bytes));
    std::string first;
    for (const Span& sentence : split_sentences(text)) {
        std::string words = collapse_spaces(without_citations(sentence.of(text)));
        words.resize(without_full_stop(words).size());
        const bool says_something = has_letters(words);  // else it was made of citations or of numbers
        if (first.empty() || says_something) first = std::move(words);
        if (says_something) break;
    }
    if (count_columns(first) <= longest_whole_sentence) return first;
    const std::string_view clause = first_clause(first);
    return clause.empty() ? cut_at_word(first) : std::string(clause);
}

bool is_title_line(std::string_view line) {
    constexpr std::string_view ideographic_stop = "\xE3\x80\x82";
    return !line.empty() && count_columns(line) <= longest_title_line && !line.ends_with(ideographic_stop) &&
           split_sentences(line).size() == 1;
}

}  // namespace debrief
