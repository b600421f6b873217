#pragma once

#include "corpus/briefing.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace debrief {

/// How a reference to a briefing is written.
enum class ReferenceStyle {
    text,    ///< for a list of sources: “Title.” Source, 8 April 2026. https://…
    bibtex,  ///< an entry `@misc`
    ris,     ///< a record of type NEWS
    csl,     ///< CSL-JSON: a list with one item
};

inline constexpr std::array<std::string_view, 4> reference_style_names{"text", "bibtex", "ris", "csl"};

/// The style of that name; nothing where there is none.
[[nodiscard]] std::optional<ReferenceStyle> find_reference_style(std::string_view name);

/// How to cite a briefing, in whole lines, of which nothing in the briefing makes another. Its day stands in
/// it only where somebody gave it: one that we took from the text or the file would be a claim of ours. Where
/// it has no address, its id stands for it.
[[nodiscard]] std::string to_reference(const Briefing& briefing, ReferenceStyle style);

/// In all styles: `v`, `id`, `text` (without its line's end), `bibtex`, `ris`, and the item `csl`.
[[nodiscard]] nlohmann::ordered_json references_to_json(const Briefing& briefing);

}  // namespace debrief
