#pragma once

#include <cstdint>
#include <string_view>

namespace debrief {

/// What a word tells of who says something; by `data/speech.tsv`.
enum class SpeechWord : std::uint8_t {
    none,
    says,          ///< "said": its subject's words may be quoted further on in its sentence
    adds,          ///< "added": only what is quoted next to it is its subject's
    plural,        ///< "say": the same of several
    calls,         ///< "called": it has an object in front of what is quoted
    saying,        ///< "saying": a participle
    he,            ///< a man's given name
    she,           ///< a woman's given name
    person,        ///< a given name of either
    role,          ///< "chief", "coach": stands next to a person's name
    organisation,  ///< "bank", "united": names of persons do not end with it
};

/// Of a word in lower case.
[[nodiscard]] SpeechWord speech_word(std::string_view lower_word);

/// Whether a word in lower case may tell that its subject says something.
[[nodiscard]] bool is_verb_of_saying(std::string_view lower_word);

}  // namespace debrief
