#pragma once

#include "corpus/base/day.h"
#include "searcher/deadline.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace debrief {

class DocumentSet;
class FacetMemory;
class MatchSets;

/// What hits can be counted by: who published them, the hosts they cite and who owns these, the kinds of
/// those sources, the month of publication, the language, the names in them, and the story that they tell.
enum class FacetField { source, host, owner, kind, month, language, name, story };

inline constexpr std::array all_facet_fields{FacetField::source, FacetField::host,  FacetField::owner,
                                             FacetField::kind,   FacetField::month, FacetField::language,
                                             FacetField::name,   FacetField::story};

[[nodiscard]] std::string_view to_string(FacetField field);

/// The field of that name; nothing where there is none.
[[nodiscard]] std::optional<FacetField> find_facet_field(std::string_view name);

/// Counts are of what the filter would keep: `meta.com` counts where `ai.meta.com` is cited too, and the name
/// "Meta" where "Meta Platforms" is named.
struct FacetCount {
    std::string value;  ///< as people read it: "cnbc.com", "Meta", "2026-04"; of a story its title
    /// The query term that keeps these: `cites:cnbc.com`. Whoever adds it to a query writes `(query) AND
    /// filter`: beside another `date:` or `source:` it would be an alternative. Empty: no query can say it.
    std::string filter;
    std::size_t briefings = 0;
    bool operator==(const FacetCount&) const = default;
};

struct Facet {
    FacetField field = FacetField::source;
    std::vector<FacetCount>
        counts;               ///< most briefings first, then in byte order; stories in that of their ids
    std::size_t others = 0;   ///< values that are left out
    std::size_t unknown = 0;  ///< briefings without a value; of a story that nobody else tells
};

/// Hits by day, week (from Monday on), month or year, whichever makes a legible number of bars; by decade or
/// century where years are too many.
struct DateHistogram {
    enum class Step { day, week, month, year, decade, century };
    struct Bar {
        DayRange days;
        std::size_t briefings = 0;
        bool operator==(const Bar&) const = default;
    };
    Step step = Step::month;
    std::vector<Bar> bars;    ///< in order of the days, without gaps
    std::size_t undated = 0;  ///< hits without a date
};

struct FacetOptions {
    std::vector<FacetField> fields;  ///< none: nothing is counted
    std::size_t values = 10;         ///< of each field, at most
    bool has_histogram = false;
    std::size_t bars = 40;                ///< of the histogram, at most, unless centuries are more
    std::size_t names_up_to = SIZE_MAX;   ///< hits; of more, they are not counted by name
    std::size_t exact_up_to = 1'000'000;  ///< hits; of more, these are counted and the result says so
};

struct Facets {
    std::vector<Facet> fields;
    std::optional<DateHistogram> histogram;
    std::size_t counted = 0;  ///< hits that were looked at
    bool is_exact = true;     ///< all hits were
};

/// How a query filters by these days: `date:2026-04`, `date:2026-04-06..2026-04-12`.
[[nodiscard]] std::string date_filter(const DayRange& days);

/// Whether anything is to be counted.
[[nodiscard]] bool is_asked_for(const FacetOptions& options);

/// What is known of this state of the index.
struct FacetSources {
    FacetMemory& memory;
    MatchSets& sets;
};

/// Counts these documents. Past `deadline` it ends with what was counted so far.
[[nodiscard]] Facets count_facets(const Xapian::Database& database, const DocumentSet& matches,
                                  const FacetOptions& options, FacetSources sources,
                                  Deadline* deadline = nullptr);

}  // namespace debrief
