#pragma once

#include "corpus/prose_tokens.h"

#include <cstddef>
#include <string_view>

namespace debrief {

/// A noun phrase, as tokens, half-open; empty: there is none, or it is not sure where it begins or ends.
struct NounPhrase {
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] bool is_empty() const { return first >= last; }
    [[nodiscard]] std::string_view of(const Prose& prose) const {
        return is_empty() ? std::string_view() : prose.span(first, last).of(prose.text());
    }
};

/// The noun phrase that ends before token `i`, without an article and what is said of it with prepositions:
/// "Meta's *operating profit*" with its owner. At most a few words of it.
[[nodiscard]] NounPhrase noun_phrase_before(const Prose& prose, std::size_t i);

/// The same with the phrases that it hangs on: "*shares of Acme* fell", where the fall is of the shares.
[[nodiscard]] NounPhrase subject_before(const Prose& prose, std::size_t i);

/// The noun phrase that begins at token `i`, behind articles and possessives.
[[nodiscard]] NounPhrase noun_phrase_from(const Prose& prose, std::size_t i);

}  // namespace debrief
