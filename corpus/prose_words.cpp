#include "corpus/prose_words.h"

#include "corpus/base/text.h"
#include "corpus/word_sieve.h"

#include <algorithm>
#include <array>
#include <span>

namespace debrief {

namespace {

constexpr std::array<std::string_view, 215> function_words{"a",
                                                           "about",
                                                           "above",
                                                           "according",
                                                           "across",
                                                           "after",
                                                           "again",
                                                           "against",
                                                           "ago",
                                                           "all",
                                                           "almost",
                                                           "along",
                                                           "already",
                                                           "also",
                                                           "although",
                                                           "always",
                                                           "am",
                                                           "among",
                                                           "an",
                                                           "and",
                                                           "another",
                                                           "any",
                                                           "approximately",
                                                           "are",
                                                           "around",
                                                           "as",
                                                           "aside",
                                                           "at",
                                                           "away",
                                                           "back",
                                                           "barely",
                                                           "be",
                                                           "because",
                                                           "been",
                                                           "before",
                                                           "behind",
                                                           "being",
                                                           "below",
                                                           "beneath",
                                                           "beside",
                                                           "besides",
                                                           "between",
                                                           "beyond",
                                                           "both",
                                                           "but",
                                                           "by",
                                                           "can",
                                                           "cannot",
                                                           "could",
                                                           "despite",
                                                           "did",
                                                           "do",
                                                           "does",
                                                           "down",
                                                           "during",
                                                           "each",
                                                           "earlier",
                                                           "either",
                                                           "else",
                                                           "even",
                                                           "ever",
                                                           "every",
                                                           "except",
                                                           "few",
                                                           "for",
                                                           "from",
                                                           "further",
                                                           "had",
                                                           "has",
                                                           "have",
                                                           "having",
                                                           "he",
                                                           "hence",
                                                           "her",
                                                           "here",
                                                           "hers",
                                                           "him",
                                                           "his",
                                                           "how",
                                                           "however",
                                                           "i",
                                                           "if",
                                                           "in",
                                                           "indeed",
                                                           "inside",
                                                           "instead",
                                                           "into",
                                                           "is",
                                                           "it",
                                                           "its",
                                                           "itself",
                                                           "just",
                                                           "later",
                                                           "less",
                                                           "let",
                                                           "like",
                                                           "many",
                                                           "may",
                                                           "maybe",
                                                           "me",
                                                           "meanwhile",
                                                           "might",
                                                           "mine",
                                                           "moreover",
                                                           "most",
                                                           "much",
                                                           "must",
                                                           "my",
                                                           "near",
                                                           "nearly",
                                                           "neither",
                                                           "never",
                                                           "nevertheless",
                                                           "next",
                                                           "no",
                                                           "nobody",
                                                           "none",
                                                           "nor",
                                                           "not",
                                                           "nothing",
                                                           "now",
                                                           "of",
                                                           "off",
                                                           "often",
                                                           "on",
                                                           "once",
                                                           "one",
                                                           "only",
                                                           "onto",
                                                           "or",
                                                           "our",
                                                           "out",
                                                           "outside",
                                                           "over",
                                                           "overall",
                                                           "own",
                                                           "per",
                                                           "perhaps",
                                                           "quite",
                                                           "rather",
                                                           "roughly",
                                                           "said",
                                                           "same",
                                                           "says",
                                                           "several",
                                                           "shall",
                                                           "she",
                                                           "should",
                                                           "since",
                                                           "so",
                                                           "some",
                                                           "soon",
                                                           "still",
                                                           "such",
                                                           "than",
                                                           "that",
                                                           "the",
                                                           "their",
                                                           "theirs",
                                                           "them",
                                                           "then",
                                                           "there",
                                                           "therefore",
                                                           "these",
                                                           "they",
                                                           "this",
                                                           "those",
                                                           "though",
                                                           "through",
                                                           "thus",
                                                           "till",
                                                           "to",
                                                           "today",
                                                           "together",
                                                           "tomorrow",
                                                           "tonight",
                                                           "too",
                                                           "toward",
                                                           "towards",
                                                           "under",
                                                           "unless",
                                                           "unlike",
                                                           "until",
                                                           "up",
                                                           "upon",
                                                           "us",
                                                           "versus",
                                                           "very",
                                                           "via",
                                                           "was",
                                                           "we",
                                                           "were",
                                                           "what",
                                                           "when",
                                                           "where",
                                                           "whereas",
                                                           "whether",
                                                           "which",
                                                           "while",
                                                           "who",
                                                           "whom",
                                                           "whose",
                                                           "why",
                                                           "will",
                                                           "with",
                                                           "within",
                                                           "without",
                                                           "worth",
                                                           "would",
                                                           "yes",
                                                           "yesterday",
                                                           "yet",
                                                           "you",
                                                           "your",
                                                           "yours"};
static_assert(std::is_sorted(function_words.begin(), function_words.end()));

/// How many of them begin with a letter before each of the alphabet.
constexpr std::array<std::size_t, 27> function_words_up_to = [] {
    std::array<std::size_t, 27> counts{};
    for (const std::string_view word : function_words)
        ++counts[static_cast<std::size_t>(word.front() - 'a') + 1];
    for (std::size_t letter = 1; letter < counts.size(); ++letter) counts[letter] += counts[letter - 1];
    return counts;
}();

/// Plurals without an s, and what ends in s without being one.
constexpr std::array<std::string_view, 16> irregular_plurals{
    "people", "men",       "women",     "children", "feet",  "teeth",  "aircraft", "spacecraft",
    "sheep",  "personnel", "policemen", "firemen",  "staff", "alumni", "bacteria", "mice"};
constexpr std::array<std::string_view, 24> no_plurals{
    "times",   "thirds",  "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths",
    "tenths",  "halves",  "pm",       "plus",   "minus",  "across",   "always",  "afterwards",
    "perhaps", "besides", "towards",  "thus",   "news",   "s",        "makes",   "takes"};

constexpr std::size_t shortest_plural = 4;  // "cars", "MPs" are judged by their capitals

}  // namespace

bool is_function_word(std::string_view lower_word) {
    static constexpr WordSieve sieve(function_words);
    if (!sieve.may_hold(lower_word) || !is_ascii_lower(lower_word.front())) return false;
    const auto letter = static_cast<std::size_t>(lower_word.front() - 'a');
    const auto words = std::span(function_words).first(function_words_up_to[letter + 1]);
    return is_one_of(lower_word, words.subspan(function_words_up_to[letter]));
}

bool is_plural_noun(std::string_view lower_word) {
    static constexpr WordSieve sieve(irregular_plurals);
    if (sieve.may_hold(lower_word) && is_one_of(lower_word, irregular_plurals)) return true;
    if (lower_word.size() < shortest_plural || !lower_word.ends_with('s')) return false;
    for (const std::string_view ending : {"ss", "us", "is"}) {
        if (lower_word.ends_with(ending)) return false;
    }
    return !is_function_word(lower_word) && !is_one_of(lower_word, no_plurals);
}

}  // namespace debrief
