#pragma once

#include "searcher/facts/statements.h"

#include <cstddef>
#include <set>
#include <string>

namespace debrief {

/// What backs a telling, a story or a claim: corroboration is how many different owners stand behind it, by
/// what they are to it.
struct EvidenceProfile {
    /// Of one kind of source.
    struct Backing {
        std::set<std::string> owners;
        std::size_t sentences = 0;  ///< that a source of the kind backs

        bool operator==(const Backing&) const = default;
    };

    Backing press;
    Backing party;
    Backing social;
    std::size_t unbacked = 0;  ///< sentences

    void add(const Statement& statement);
    void add(const EvidenceProfile& other);

    /// Different owners of all kinds.
    [[nodiscard]] std::size_t owners() const;

    bool operator==(const EvidenceProfile&) const = default;
};

/// Of all sentences of a briefing but its title.
[[nodiscard]] EvidenceProfile profile_of(const StatementReader& briefing);

}  // namespace debrief
