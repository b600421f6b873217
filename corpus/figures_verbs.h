#pragma once

#include <string_view>

namespace debrief {

/// What a verb in front of a figure says of what stands in front of the verb, or behind it.
enum class FigureVerb {
    change,     ///< the subject moves, stands or amounts: "fell", "closed", "totalled", "costs"
    being,      ///< "was", "were": the subject is the figure
    alters,     ///< somebody changes or holds a thing: "cut *rates* by"
    values,     ///< "valued *Acme* at"
    trades,     ///< somebody buys or sells a thing: "bought *Acme* for"
    puts_into,  ///< "put $5 million into *Acme*"
    names_it,   ///< itself says what the sum is: "fined", "raised", "earned"
};

/// Whether a word in lower case is such a verb; one may be of several classes.
[[nodiscard]] bool is_figure_verb(std::string_view lower_word, FigureVerb verb);

/// Whether a verb of change has the form of a noun: "rise", "drop". It is a verb behind plurals and
/// auxiliaries.
[[nodiscard]] bool is_change_or_noun(std::string_view lower_word);

/// Words between a subject and its verb: "has", "will", "also", "expected to".
[[nodiscard]] bool is_between_subject_and_verb(std::string_view lower_word);

/// Whether a word in lower case that is no function word still ends a noun phrase before it, or stands in
/// none: verbs of reports ("told", "saw"), units of figures, days and months.
[[nodiscard]] bool is_no_part_of_thing(std::string_view lower_word);

/// Words that are a verb as often as a noun ("cuts", "offer"): they may name a thing, but not stand in front
/// of one.
[[nodiscard]] bool is_verb_or_noun(std::string_view lower_word);

/// Whether a word with the look of a participle or an adverb ("operating", "adjusted", "monthly") stands in
/// names of things.
[[nodiscard]] bool is_participle_of_thing(std::string_view lower_word);

/// Words ending in "-ing" that are things: "spending".
[[nodiscard]] bool is_thing_in_ing(std::string_view lower_word);

}  // namespace debrief
