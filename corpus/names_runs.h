#pragma once

#include "corpus/prose_tokens.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

/// What the capitals of a phrase mean where it stands.
enum class RunPlace : std::uint8_t {
    mid_sentence,    ///< a name
    sentence_start,  ///< of its first word, nothing
    heading,         ///< nothing
};

/// A phrase of words with capitals: "Bank of England", "Llama 4", "GPT-5"; without titles before it and a
/// possessive 's behind it.
struct NameRun {
    std::size_t first = 0;  ///< tokens, half-open
    std::size_t last = 0;
    RunPlace place = RunPlace::mid_sentence;
    std::string_view acronym{};  ///< its initials, put in brackets behind it: "MSL"
};

/// All such phrases of a text, in order, apart from each other. Months, weekdays, nationalities and words
/// that name nothing are none by themselves.
[[nodiscard]] std::vector<NameRun> find_name_runs(const Prose& prose);

}  // namespace debrief
