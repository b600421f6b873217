#pragma once

#include "corpus/base/day.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// What hits can be counted by.
enum class FacetField { source, host, owner, kind, month, language, name };

inline constexpr std::array all_facet_fields{FacetField::source, FacetField::host,  FacetField::owner,
                                             FacetField::kind,   FacetField::month, FacetField::language,
                                             FacetField::name};

[[nodiscard]] std::string_view to_string(FacetField field);

struct FacetCount {
    std::string value;   ///< as people read it: "cnbc.com", "Meta", "2026-04"
    std::string filter;  ///< the query term that keeps these: `cites:cnbc.com`
    std::size_t briefings = 0;
    bool operator==(const FacetCount&) const = default;
};

struct Facet {
    FacetField field = FacetField::source;
    std::vector<FacetCount> counts;  ///< most briefings first, then in byte order
    std::size_t others = 0;          ///< values that are left out
    std::size_t unknown = 0;         ///< briefings without a value
};

/// Hits by day, week, month or year, whichever makes a legible number of bars.
struct DateHistogram {
    enum class Step { day, week, month, year };
    struct Bar {
        DayRange days;
        std::size_t briefings = 0;
    };
    Step step = Step::month;
    std::vector<Bar> bars;    ///< in order of the days, without gaps
    std::size_t undated = 0;  ///< hits without a date
};

struct FacetOptions {
    std::vector<FacetField> fields;  ///< none: nothing is counted
    std::size_t values = 10;         ///< of each field, at most
    bool has_histogram = false;
    std::size_t exact_up_to = 1'000'000;  ///< hits; of more, these are counted and the result says so
};

struct Facets {
    std::vector<Facet> fields;
    std::optional<DateHistogram> histogram;
    std::size_t counted = 0;  ///< hits that were looked at
    bool is_exact = true;     ///< all hits were
};

}  // namespace debrief
