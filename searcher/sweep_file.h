#pragma once

#include "corpus/base/input_stream.h"
#include "searcher/ranking.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// One way to set the ranking.
struct SweepSetting {
    std::vector<std::string> values;  ///< one for each parameter of the sweep, as typed
    RankingOptions ranking;
    bool is_usual = false;  ///< the parameters have these values anyway
};

/// What a sweep tries: all combinations of the values of its parameters, those of the last parameter next to
/// each other.
struct Sweep {
    std::vector<std::string> parameters;
    std::vector<SweepSetting> settings;
};

/// The most settings that a sweep may have.
inline constexpr std::size_t most_sweep_settings = 2'000;

/// Reads what to try: lines `parameter = value value ...`; what stands behind `#` is a comment. A setting is
/// `usual` with the parameters set. Throws `Error` of kind `usage`, with file and line, for what is no such
/// line, for an unknown parameter, for a value that it cannot have, and for more settings than there may be;
/// of kind `corpus` for what cannot be read.
[[nodiscard]] Sweep read_sweep(InputStream& stream, std::string_view name, const RankingOptions& usual);

/// What can be tried, and within which bounds: `mode (plain, fast, best or deep), k1 (0.01 to 100),
/// ...`.
[[nodiscard]] std::string sweep_parameters_text();

}  // namespace debrief
