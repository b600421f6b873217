#pragma once

#include "corpus/base/span.h"
#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "searcher/query.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// A place of a text that answers a query.
struct Match {
    Span span;             ///< one word, or a whole phrase
    std::size_t term = 0;  ///< which of the query's terms it is, below `Highlighter::term_count()`
};

/// Finds in texts what a query looks for: words by their stems, phrases word for word. What a query excludes,
/// and its fields but `title:`, light nothing.
class Highlighter {
 public:
    Highlighter(const Query& query, Stemmers& stemmers);

    /// Matches in the order of the text, apart from each other: where a phrase lies, its words are not told
    /// again.
    [[nodiscard]] std::vector<Match> find(std::string_view text) const;

    [[nodiscard]] std::size_t term_count() const { return term_count_; }

    /// The stems of single words (several of one word, where its language is not known), each with the number
    /// of its term.
    [[nodiscard]] const std::unordered_map<std::string, std::size_t>& stems() const { return stems_; }

 private:
    struct Phrase {
        std::vector<std::string> forms;
        std::size_t term;
    };

    void collect(const Query& query);
    void collect_title(const Query& field);
    void collect_any(std::span<const Query> list);
    void add_word(const std::string& form);
    void add_phrase(std::string_view text);
    [[nodiscard]] std::optional<std::size_t> word_at(const Token& token) const;
    [[nodiscard]] const Phrase* phrase_at(const std::vector<Token>& tokens, std::size_t index) const;

    Stemmers& stemmers_;
    std::unordered_map<std::string, std::size_t> stems_;
    std::vector<Phrase> phrases_;
    std::size_t term_count_ = 0;
};

}  // namespace debrief
