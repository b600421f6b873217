#pragma once

#include "searcher/facts/cited_sources.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace debrief {

/// Counts cited hosts, their owners and kinds, briefing by briefing.
class SourceTally {
 public:
    /// What `encode_facets` wrote of the next briefing. Throws `Error` of kind `index` for damaged bytes.
    void add_briefing(std::string_view facets);

    /// Fills in all but the subject, in the shape that `sources.by` asks for.
    void fill(CitedSources& sources, std::size_t limit) const;

 private:
    struct Count {
        SourceCounts counts;
        CountsByKind kinds{};
        std::size_t last_briefing = 0;
        std::array<std::size_t, source_kinds.size()> last_of_kind{};  ///< briefings

        void add(std::size_t briefing, std::size_t kind, std::size_t mentions);
    };
    struct Host {
        std::string name;
        std::string owner;             ///< as the index has it
        std::size_t owner_number = 0;  ///< of `owners_`
        Count count{};
    };
    struct Owner {
        std::string key;  ///< as the index looks for it; empty: it cannot
        Count count{};
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Numbers = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

    std::size_t number_of_host(std::string_view host, std::string_view owner);
    [[nodiscard]] std::vector<CitedSource> by_owner() const;
    [[nodiscard]] std::vector<CitedSource> by_host() const;
    [[nodiscard]] std::vector<CitedSource> by_kind() const;

    std::vector<Host> hosts_;
    std::vector<Owner> owners_;
    std::array<Count, source_kinds.size()> kinds_;
    Numbers host_numbers_;
    Numbers owner_numbers_;  ///< by keys
    std::size_t briefings_ = 0;
    std::size_t mentions_ = 0;
};

}  // namespace debrief
