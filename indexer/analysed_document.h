#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What an index holds of one document, in few allocations: the form between analysis and whatever builds the
/// index, so that no builder knows of briefings and no analysis of databases.
struct AnalysedDocument {
    struct Term {
        std::uint32_t begin = 0;   ///< of its bytes, in `bytes`
        std::uint32_t length = 0;  ///< 1 to 245 bytes, each NUL counted twice
        std::uint32_t count = 0;   ///< how often it counts (Xapian's wdf)
    };
    struct Value {
        std::uint32_t slot = 0;
        std::string bytes;
    };

    [[nodiscard]] std::string_view bytes_of(const Term& term) const {
        return std::string_view(bytes).substr(term.begin, term.length);
    }

    std::string bytes;          ///< of terms, in any order
    std::vector<Term> terms;    ///< by their bytes, rising, each once
    std::vector<Value> values;  ///< by slot, rising, none empty
    std::string record;
    /// Those of its signature (indexer/story_profile.h), rising: for lists of the index, not in the document.
    std::vector<std::uint32_t> story_keys;
};

}  // namespace debrief
