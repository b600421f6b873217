#pragma once

#include "corpus/quotes.h"
#include "corpus/whole_text.h"
#include "searcher/facts/statements.h"
#include "searcher/facts/subject.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class IndexReader;
class Stemmers;

/// What is asked for: what is quoted about a subject.
struct QuotationsRequest {
    SubjectRequest subject{};
    std::size_t limit = 20;  ///< most quotations to give
    std::string
        speaker{};  ///< only of those with these words in their names, whatever else matches; empty: of all
};

/// Where words are quoted.
struct QuotationPlace {
    std::size_t briefing = 0;  ///< of the subject's
    BriefingPlace place{};     ///< with its marks
    QuoteKind kind = QuoteKind::quoted;
    std::string words{};      ///< as quoted there
    std::string said_by{};    ///< who is said there to have said them, as written; empty: nobody
    std::string speaker{};    ///< the name in its fullest form; empty: not sure
    std::size_t told_at = 0;  ///< byte of all that the briefing says, in the sentence below
    /// The sentence that tells who said them, else the one that they end in; none: they lie outside of all,
    /// or it is too long to be one.
    std::optional<Statement> statement{};
};

/// Whether who is said to have said something is told by a pronoun: "He".
[[nodiscard]] bool is_told_by_pronoun(std::string_view said_by);

/// Where the same words stand without marks.
struct UnquotedPlace {
    std::size_t briefing = 0;
    std::string words{};  ///< that are the same
    Statement statement{};
};

/// Words that are quoted somewhere, with all the places that quote them, or at least four of them in a row.
struct Quotation {
    std::size_t rank = 0;         ///< from 1
    std::string words{};          ///< as where most of them are quoted
    std::vector<Span> matches{};  ///< of the query, in `words`
    double weight = 0;  ///< of the query's words in them, in their speaker, sentences and briefings' titles
    std::size_t briefings = 0;  ///< that quote them
    /// All who are said to have said them, pronouns left out: names in their fullest forms, else as written.
    std::vector<std::string> speakers{};
    bool has_differing_speakers = false;   ///< two briefings name different ones
    std::vector<QuotationPlace> places{};  ///< of one briefing the first three
    std::vector<UnquotedPlace> unquoted{};
};

struct Quotations {
    Subject subject{};
    std::size_t total = 0;  ///< of which the best are given
    std::vector<Quotation> quotations{};
};

/// Finds what is quoted in the briefings of a subject: of a query, what it has to do with. Those that match
/// most of it come first, then those that most briefings quote, then in the order of the briefings. Throws
/// `Error` of kind `index`.
[[nodiscard]] Quotations find_quotations(IndexReader& reader, const QuotationsRequest& request);
/// The same of briefings that were read.
[[nodiscard]] Quotations find_quotations(Subject subject, Stemmers& stemmers,
                                         const QuotationsRequest& request);

}  // namespace debrief
