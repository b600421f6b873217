#include "searcher/facts/telling_comparison.h"

#include "searcher/facts/compared_dates.h"
#include "searcher/facts/compared_figures.h"
#include "searcher/facts/compared_lists.h"
#include "searcher/facts/compared_names.h"
#include "searcher/facts/compared_statements.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace debrief {

TellingComparison compare_tellings(std::span<const SubjectBriefing> briefings) {
    const ComparedTellings tellings(briefings);
    TellingComparison comparison{tellings.size(), compare_figures(tellings)};
    const auto add = [&](std::vector<ComparisonEntry> entries) {
        std::move(entries.begin(), entries.end(), std::back_inserter(comparison.entries));
    };
    add(compare_dates(tellings));
    add(compare_names(tellings));
    add(compare_lists(tellings));
    std::stable_sort(comparison.entries.begin(), comparison.entries.end(),
                     [](const ComparisonEntry& a, const ComparisonEntry& b) {
                         return std::pair(a.kind, a.label) < std::pair(b.kind, b.label);
                     });
    return comparison;
}

std::string_view to_string(ComparedKind kind) {
    switch (kind) {
        case ComparedKind::figure:
            return "figure";
        case ComparedKind::date:
            return "date";
        case ComparedKind::name:
            return "name";
        case ComparedKind::list:
            break;
    }
    return "list";
}

std::string_view to_string(ComparisonLabel label) {
    switch (label) {
        case ComparisonLabel::different:
            return "different";
        case ComparisonLabel::bound_and_exact:
            return "bound and exact";
        case ComparisonLabel::less_precise:
            return "less precise";
        case ComparisonLabel::rounds_to_same:
            return "rounds to the same";
        case ComparisonLabel::only_in:
            return "only in";
        case ComparisonLabel::same:
            break;
    }
    return "same";
}

}  // namespace debrief
