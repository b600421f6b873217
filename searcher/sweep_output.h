#pragma once

#include "searcher/sweep.h"
#include "searcher/sweep_file.h"

#include <cstdint>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// A finished sweep, and what it was of.
struct SweepOutcome {
    std::string measure;
    std::size_t topics = 0;
    std::uint64_t seed = 0;
    const Sweep& sweep;
    const SweepReport& report;
};

/// Two tables for people: the settings, best first, and the folds.
[[nodiscard]] std::string to_text(const SweepOutcome& outcome);

/// `searcher/README.md` has the schema ("Other JSON").
[[nodiscard]] nlohmann::ordered_json to_json(const SweepOutcome& outcome);

}  // namespace debrief
