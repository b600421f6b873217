#pragma once

#include "corpus/base/span.h"
#include "corpus/names.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class Prose;

enum class QuoteKind {
    said,    ///< the text tells who said it
    quoted,  ///< the text does not tell, or not surely
};

/// Quoted words.
struct Quote {
    QuoteKind kind = QuoteKind::quoted;
    Span span;                 ///< from its first mark to behind its last
    std::vector<Span> pieces;  ///< the words without marks; several where they are broken by who said them,
                               ///< or are several paragraphs
    /// Who is said to have said them, as written: "Smith", "he", "a spokesman for the company". Only of
    /// `said`.
    std::optional<Span> said_by{};
    std::string speaker{};  ///< the name of whom that means, in its fullest form; empty: not sure

    bool operator==(const Quote&) const = default;
};

/// The quotations of a text, in order, apart from each other; what is quoted inside of one is part of it.
/// Without anybody who said them, one or two words are a term, and words with capitals a title: these are
/// left out, as are pieces of programs. Modest: who said something stays open where it is not sure. Only the
/// first 2 MB of a text are read. English.
[[nodiscard]] std::vector<Quote> find_quotes(std::string_view text);
/// `names` are those of `find_names`, of the same text.
[[nodiscard]] std::vector<Quote> find_quotes(const Prose& prose, std::span<const Name> names);

/// The words of a quotation on one line, with " … " between its pieces.
[[nodiscard]] std::string words_of(const Quote& quote, std::string_view text);

[[nodiscard]] std::string_view to_string(QuoteKind kind);

}  // namespace debrief
