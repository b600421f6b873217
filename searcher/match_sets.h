#pragma once

#include "searcher/deadline.h"
#include "searcher/document_set.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace debrief {

/// Which documents plans match, whatever they score. Takes plans apart: the documents of a term are read once
/// and remembered, and what joins terms joins sets. Only what asks for places, values or tests is asked of
/// Xapian, by itself. Good for one state of the index.
class MatchSets {
 public:
    static constexpr std::size_t usual_bytes = 16'000'000;

    /// Remembers so many bytes; what was not used for longest is forgotten first.
    explicit MatchSets(std::size_t most_bytes = usual_bytes) : most_bytes_(most_bytes) {}
    MatchSets(const MatchSets&) = delete;  // it refers to texts of its own
    MatchSets& operator=(const MatchSets&) = delete;

    /// Past `deadline`, which may be null: some of what matches, and nothing else.
    [[nodiscard]] DocumentSet find(const Xapian::Database& database, const Xapian::Query& plan,
                                   Deadline* deadline);

    /// How many of these documents have a term.
    [[nodiscard]] std::size_t count(const Xapian::Database& database, const std::string& term,
                                    const DocumentSet& among);

    [[nodiscard]] std::size_t remembered_bytes() const { return bytes_; }

 private:
    class Finding;

    /// Few documents are numbers, in ascending order; many are bits.
    struct Remembered {
        std::string key;
        std::vector<std::uint32_t> few{};
        DocumentSet many{0};
        std::size_t count = 0;
        [[nodiscard]] std::size_t bytes() const;
    };
    using Place = std::list<Remembered>::iterator;

    [[nodiscard]] const Remembered* find_remembered(std::string_view key);
    const Remembered& remember(Remembered set);

    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::list<Remembered> sets_;  ///< the one that was used last first
    std::unordered_map<std::string_view, Place> places_;
};

}  // namespace debrief
