#include "searcher/facts/telling_comparison.h"

#include "searcher/deadline.h"
#include "searcher/facts/compared_dates.h"
#include "searcher/facts/compared_figures.h"
#include "searcher/facts/compared_lists.h"
#include "searcher/facts/compared_names.h"
#include "searcher/facts/compared_statements.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace debrief {

namespace {

/// Kind by kind, until `is_late` says so.
TellingComparison compare(const ComparedTellings& tellings, const std::function<bool()>& is_late) {
    TellingComparison comparison{tellings.size(), {}};
    for (const auto& compare_kind : {compare_figures, compare_dates, compare_names, compare_lists}) {
        if (is_late()) break;
        std::vector<ComparisonEntry> entries = compare_kind(tellings);
        std::move(entries.begin(), entries.end(), std::back_inserter(comparison.entries));
    }
    std::stable_sort(comparison.entries.begin(), comparison.entries.end(),
                     [](const ComparisonEntry& a, const ComparisonEntry& b) {
                         return std::pair(a.kind, a.label) < std::pair(b.kind, b.label);
                     });
    return comparison;
}

}  // namespace

TellingComparison compare_tellings(std::span<const SubjectBriefing> briefings) {
    StatementReaders tellings(briefings);
    return compare_tellings(tellings, nullptr);
}

TellingComparison compare_tellings(StatementReaders& tellings, Deadline* deadline) {
    return compare(ComparedTellings(tellings, deadline), [&] { return is_over_now(deadline); });
}

TellingComparison compare_tellings(Subject& subject, const SearchRequest& request) {
    StatementReaders readers(subject.briefings);
    const ComparedTellings tellings(readers, request.deadline);
    if (tellings.size() < subject.briefings.size())
        static_cast<void>(is_too_late(request, subject, tellings.size()));
    return compare(tellings, [&] { return is_too_late(request, subject); });
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
