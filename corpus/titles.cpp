#include "corpus/titles.h"

#include "corpus/base/text.h"
#include "corpus/base/utf8.h"
#include "corpus/citations.h"
#include "corpus/sentences.h"

#include <algorithm>
#include <array>

namespace debrief {

namespace {

constexpr std::size_t longest_title_line =
    160;  ///< code points; the longest headline of the news we know has 127
constexpr std::size_t longest_whole_sentence = 90;  ///< bytes; a sentence up to here is a title as it is
constexpr std::size_t shortest_clause = 25;         ///< bytes; a shorter one says too little

constexpr std::array<std::string_view, 5> clause_ends{"; ", ": ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - "};

/// Words with which, behind a comma, something is added to a clause that is whole without it.
constexpr std::array<std::string_view, 12> additions{"a",   "after", "an",    "as",    "but",   "his",
                                                     "its", "the",   "their", "which", "while", "who"};

/// Where the first comma is that ends a clause rather than a part of one.
std::size_t clause_comma(std::string_view sentence) {
    std::size_t comma = sentence.find(", ", shortest_clause);
    while (comma != std::string_view::npos) {
        const std::string_view rest = sentence.substr(comma + 2);
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (std::find(additions.begin(), additions.end(), word) != additions.end()) break;
        comma = sentence.find(", ", comma + 2);
    }
    return comma;
}

std::string_view first_clause(std::string_view sentence) {
    std::size_t end = clause_comma(sentence);
    for (const std::string_view mark : clause_ends) end = std::min(end, sentence.find(mark, shortest_clause));
    return end <= longest_whole_sentence ? sentence.substr(0, end) : std::string_view();
}

std::string cut_at_word(std::string_view sentence) {
    std::size_t end = sentence.rfind(' ', longest_whole_sentence);
    if (end == std::string_view::npos || end == 0)
        end = code_point_boundary(sentence, longest_whole_sentence);
    return std::string(sentence.substr(0, end)) + "\xE2\x80\xA6";
}

}  // namespace

std::string title_from_text(std::string_view text) {
    std::string first;
    for (const Span& sentence : split_sentences(text)) {
        first = collapse_spaces(without_citations(sentence.of(text)));
        if (first.ends_with('.') && !first.ends_with("..")) first.pop_back();
        if (!first.empty()) break;  // else it was made of citations
    }
    if (first.size() <= longest_whole_sentence) return first;
    const std::string_view clause = first_clause(first);
    return clause.empty() ? cut_at_word(first) : std::string(clause);
}

bool is_title_line(std::string_view line) {
    return !line.empty() && count_code_points(line) <= longest_title_line &&
           split_sentences(line).size() == 1;
}

}  // namespace debrief
