#pragma once

#include "corpus/base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

class Prose;

/// A person, organisation or product that a text names.
struct Name {
    std::string name;                ///< its fullest form: "Scale AI"
    std::vector<std::string> forms;  ///< all forms that the text uses, the fullest first: "Scale AI", "Scale"
    std::vector<Span> mentions;      ///< in order; without a possessive 's
    bool operator==(const Name&) const = default;
};

/// The names of a text: capitalised phrases that are repeated, or of several words, or capitalised in
/// mid-sentence. Modest: what could as well be the beginning of a sentence, a heading, a month or a weekday
/// is left out. In the order of their first mentions. Only the first 2 MB of a text are read.
[[nodiscard]] std::vector<Name> find_names(std::string_view text);
[[nodiscard]] std::vector<Name> find_names(const Prose& prose);

}  // namespace debrief
