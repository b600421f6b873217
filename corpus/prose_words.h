#pragma once

#include <string_view>

namespace debrief {

/// Whether a word in lower case says nothing of the world: articles, pronouns, prepositions, conjunctions,
/// auxiliary verbs, the commonest adverbs. A noun phrase ends at one; no name begins with one.
[[nodiscard]] bool is_function_word(std::string_view lower_word);

/// Whether a word in lower case has the look of an English plural noun: "users", "people", "feet".
[[nodiscard]] bool is_plural_noun(std::string_view lower_word);

}  // namespace debrief
