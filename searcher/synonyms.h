#pragma once

#include "corpus/base/problem.h"
#include "indexer/stemmer.h"
#include "searcher/query.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct SynonymLimits {
    std::size_t bytes = 1'000'000;  ///< of a file
    std::size_t words = 8;          ///< of one synonym
    std::size_t alternatives = 16;  ///< for one word or phrase; those first in the file
    std::size_t places = 32;        ///< of one query that get synonyms
};

/// A user's words that mean the same. A line is a group, `car, automobile, "motor car"`, or goes one way,
/// `fed => "federal reserve"`; `#` begins a comment at the beginning of a line. Words are told by their
/// English stems, so `cars` has the synonyms of `car`. To be read by several threads once it is made.
class Synonyms {
 public:
    using OnProblem = std::function<void(const Problem&)>;

    Synonyms() = default;
    /// Bad lines are told with `name` and their number, and passed over.
    Synonyms(std::string_view content, std::string_view name, const OnProblem& on_problem,
             const SynonymLimits& limits = {});

    [[nodiscard]] bool is_empty() const { return by_stems_.empty(); }

    /// All of them, a line for each word or phrase by its stems.
    [[nodiscard]] std::string to_text() const;

    /// Puts synonyms beside the words and phrases of a tree: kind `same`, what was typed in front.
    /// Neighbouring words that are a synonym together (`motor car`) stay as they are, and what means the same
    /// stands beside them. Fields, patterns, fuzzy words, nearness and what is excluded stay as they are.
    void add_to(Query& query, Stemmer& english) const;

 private:
    struct Line;
    void add_line(const Line& line, Stemmer& english);
    void add_to(Query& query, Stemmer& english, std::size_t& places) const;
    void add_to_list(Query& list, Stemmer& english, std::size_t& places) const;
    [[nodiscard]] const std::vector<std::string>* find(std::string_view text, Stemmer& english) const;

    /// What stands for a word or phrase, by its stems with blanks between them.
    std::map<std::string, std::vector<std::string>, std::less<>> by_stems_;
    std::size_t longest_ = 0;  ///< words of the longest of them
    SynonymLimits limits_;
};

/// Reads a user's file. Throws `Error` of kind `usage` for one that cannot be read or is too large.
[[nodiscard]] Synonyms read_synonyms(const std::string& file, const Synonyms::OnProblem& on_problem,
                                     const SynonymLimits& limits = {});

}  // namespace debrief
