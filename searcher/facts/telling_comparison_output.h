#pragma once

#include "searcher/facts/subject.h"
#include "searcher/facts/telling_comparison.h"
#include "searcher/output.h"
#include "searcher/output_pattern.h"

#include <array>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// Whether what tellings say alike is shown too.
enum class ShownEntries { differences, all };

/// For people: by kind, differences first, each telling's wording lit in its sentence.
[[nodiscard]] std::string to_text(const TellingComparison& comparison, const Subject& subject,
                                  ShownEntries shown, const TextStyle& style);

/// What all answers about a subject have, `differing` and `same` (how many entries of each there are), and
/// `entries`.
[[nodiscard]] nlohmann::ordered_json to_json(const TellingComparison& comparison, const Subject& subject,
                                             ShownEntries shown);

/// The same as `rows`: what each telling says of each thing, with what would else stand in its entry.
[[nodiscard]] nlohmann::ordered_json rows_to_json(const TellingComparison& comparison, const Subject& subject,
                                                  ShownEntries shown);

/// How many entries are shown.
[[nodiscard]] std::size_t count_shown(const TellingComparison& comparison, ShownEntries shown);

inline constexpr std::array compare_columns{
    Column{"entry", "/entry", "number of the thing that it is about, from 1"},
    Column{"kind", "/kind", "figure, date, name or list"},
    Column{"label", "/label", "how the tellings stand to each other"},
    Column{"about", "/about", "in words of the tellings"},
    Column{"id", "/briefing/id", "of the telling"},
    Column{"value", "/value", "as the telling has it"},
    Column{"normal", "/normal", "its normal form"},
    Column{"sentence", "/sentence/text", "that gives it"},
    Column{"evidence", "/sentence/evidence", "direct, inherited or none"},
    Column{"cites", "/sentence/cites/0/host", "the first source that backs it"},
    Column{"baseline", "/baseline", "of a multiple, what it is compared with"},
    Column{"note", "/note", ""},
    Column{"date", "/briefing/date", "day of publication, ISO 8601"},
};

}  // namespace debrief
