#include "web/pages/source_rows.h"

#include <algorithm>

#include <fmt/format.h>

namespace debrief {

std::string kinds_text(const CitedSource& source) {
    const auto different = std::count_if(source.kinds.begin(), source.kinds.end(),
                                         [](const SourceCounts& counts) { return counts.briefings > 0; });
    std::string text;
    for (std::size_t i = 0; i < source_kinds.size(); ++i) {
        if (source.kinds[i].briefings == 0) continue;
        text += fmt::format("{}{}", text.empty() ? "" : ", ", to_string(source_kinds[i]));
        if (different > 1) text += fmt::format(" {}", source.kinds[i].briefings);
    }
    return text;
}

std::string corroboration_text(const CitedSources& sources) {
    std::string text;
    for (std::size_t i = 0; i < source_kinds.size(); ++i) {
        if (sources.owners_by_kind[i] == 0) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", sources.owners_by_kind[i],
                            to_string(source_kinds[i]));
    }
    return text;
}

}  // namespace debrief
