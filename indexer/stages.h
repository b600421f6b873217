#pragma once

#include "corpus/briefing.h"

#include <array>
#include <string>
#include <string_view>

namespace debrief {

/// What is understood of a briefing, and can be printed: one row of the table that `--stage` is made from.
struct Stage {
    std::string_view name;
    std::string_view help;
    /// An array of JSON: one object a piece, with `part`, `begin` and `end` (bytes in that part), and `text`,
    /// what stands there.
    std::string (*to_json)(const Briefing& briefing);
};

/// The stages in the order of their work. A briefing's chrome is marked before any.
extern const std::array<Stage, 6> stages;

/// Nothing where there is none of that name.
[[nodiscard]] const Stage* find_stage(std::string_view name);

/// One line: an object with `id` and an array named after the stage.
[[nodiscard]] std::string stage_line(const Stage& stage, const Briefing& briefing);

}  // namespace debrief
