#pragma once

#include "corpus/base/day.h"
#include "corpus/base/span.h"
#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "searcher/nearness.h"
#include "searcher/query.h"
#include "searcher/value_highlighter.h"
#include "searcher/word_matcher.h"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A place of a text that answers a query.
struct Match {
    enum class Kind {
        whole,  ///< something that the query looks for
        part,   ///< two characters of a longer word of a script without blanks: where nothing better is shown
        aside,  ///< a cited host: worth light where it is shown, but nothing to be shown for
    };

    Span span;             ///< one word, a whole phrase, a figure, a date or a host; begins and ends at
                           ///< characters as readers see them
    std::size_t term = 0;  ///< which of the query's terms it is, an index of `Highlighter::terms()`
    Kind kind = Kind::whole;
};

/// One of the things that a query looks for.
struct LitTerm {
    std::vector<std::string> stems{};  ///< of a word: several where its language is not known
    std::vector<std::string> forms{};  ///< words as written: those of the index that a pattern stands for
};

/// What a highlighter needs to know of a text.
struct TextTraits {
    std::string language{};          ///< ISO 639-1: how its words are stemmed
    std::optional<Day> published{};  ///< dates without a year are read as of this day
    KnownTexts* known = nullptr;     ///< of the briefing that the text is of; none: it is looked at anew
};

/// Finds in texts what a query looks for: words by their stems in the text's language, phrases word for word,
/// words that match patterns, words near each other where they are, figures, dates and cited hosts. What a
/// query excludes, and its fields about a briefing as a whole, light nothing.
///
/// It remembers words from one text to the next, so one serves one query and one thread.
class Highlighter {
 public:
    Highlighter(const Query& query, Stemmers& stemmers);

    /// Matches in the order of the text, apart from each other: where a phrase lies, its words are not told
    /// again.
    [[nodiscard]] std::vector<Match> find(std::string_view text, const TextTraits& traits = {}) const;

    [[nodiscard]] const std::vector<LitTerm>& terms() const { return terms_; }
    [[nodiscard]] std::size_t term_count() const { return terms_.size(); }

 private:
    using Words = std::vector<std::size_t>;  ///< of `words_`
    /// Words in a row, or one alone.
    struct Row {
        Words words;
        std::size_t term;
    };
    struct Nearness {
        std::vector<std::vector<Words>> children;  ///< of each, any row of words serves
        std::size_t window;                        ///< places
        bool is_ordered;
        std::size_t term;
    };
    using Places = std::vector<Occurrences>;  ///< by word

    void collect(const Query& query);
    void collect_field(const Query& field);
    void collect_number(const Query& number);
    void collect_any(std::span<const Query> list);
    void collect_same(const Query& query);
    void collect_nearness(const Query& query);
    void add_word(const std::string& form);
    void add_forms(const Query& pattern);
    void add_run(std::span<const Token> pairs);
    void add_row(Words words);
    void add_row(Words words, std::size_t term);
    [[nodiscard]] bool has_row(const Words& words) const;
    [[nodiscard]] std::vector<Words> rows_of(const Query& child);
    [[nodiscard]] Words row_of(std::string_view text);
    [[nodiscard]] std::size_t stemmed_word(const std::string& form);
    [[nodiscard]] std::size_t exact_word(const std::string& form);
    [[nodiscard]] std::size_t term_of(LitTerm term);

    [[nodiscard]] std::vector<WordMatcher::Found> find_in(std::string_view text,
                                                          const TextTraits& traits) const;
    void find_words(const Places& places, std::vector<Match>& matches) const;
    void find_runs(const Places& places, std::vector<Match>& matches) const;
    void find_nearness(const Places& places, std::vector<Match>& matches) const;

    Stemmers& stemmers_;
    mutable WordMatcher words_;  ///< mutable: what it remembers changes no answer
    std::vector<LitTerm> terms_;
    std::vector<Row> rows_;
    std::vector<Row> runs_;  ///< words of scripts without blanks, as pairs of characters
    std::vector<Nearness> nearness_;
    ValueHighlighter values_;
    WordMatcher::Placing placing_;
    std::optional<std::size_t> shared_term_;            ///< inside of synonyms: theirs
    std::map<std::string, std::size_t> exact_words_;    ///< by their forms
    std::map<std::string, std::size_t> stemmed_words_;  ///< by their forms
    std::map<std::string, std::size_t> terms_of_stems_;
};

}  // namespace debrief
