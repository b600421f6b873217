#pragma once

#include "corpus/quotes_phrases.h"

#include <cstddef>
#include <optional>

namespace debrief {

/// Who is told to have said what is quoted.
struct Attribution {
    SpeakerPhrase who;
    std::size_t verb = 0;     ///< the token that tells so
    bool is_behind = false;   ///< it stands behind the quotation
    bool is_next_to = false;  ///< nothing but marks and to whom it was said stands between
    bool is_calling = false;  ///< it is what they call something: even a single word is theirs
};

/// Finds who said what stands between two marks. Each looks at a bounded number of tokens.
class SpeakerFinder {
 public:
    SpeakerFinder(const Prose& prose, const PhraseReader& phrases) : prose_(prose), phrases_(phrases) {}

    /// `", Smith said`: told behind the closing mark.
    [[nodiscard]] std::optional<Attribution> behind(std::size_t close) const;
    /// `Smith said: "`: told in front of the opening mark, in the same sentence.
    [[nodiscard]] std::optional<Attribution> before(std::size_t open) const;
    /// Whether the sentence goes on behind a closing mark as it does where it tells who spoke: with a comma.
    [[nodiscard]] bool leaves_open(std::size_t close) const;

 private:
    [[nodiscard]] std::optional<Attribution> set_off(const SpeakerPhrase& who) const;
    [[nodiscard]] std::optional<Attribution> quoted_as_saying(const SpeakerPhrase& who, std::size_t i) const;
    [[nodiscard]] SpeakerPhrase quoted_person(std::size_t saying) const;
    [[nodiscard]] SpeakerPhrase subject_of_participle(std::size_t participle) const;
    [[nodiscard]] bool is_next_to(std::size_t verb, std::size_t open) const;
    [[nodiscard]] bool is_far_from(std::size_t verb, std::size_t open) const;
    [[nodiscard]] std::optional<Attribution> by_verb(std::size_t verb, std::size_t open) const;

    const Prose& prose_;
    const PhraseReader& phrases_;
};

}  // namespace debrief
