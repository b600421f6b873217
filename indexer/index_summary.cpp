#include "indexer/index_summary.h"

#include "corpus/base/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace debrief {

namespace {

std::string changes(const IndexRunSummary& summary) {
    if (summary.changed_nothing()) return "nothing has changed";
    std::string text = fmt::format("{} added, {} replaced", summary.added, summary.replaced);
    if (summary.moved > 0) text += fmt::format(", {} moved", summary.moved);
    if (summary.removed > 0) text += fmt::format(", {} removed", summary.removed);
    return text;
}

std::string counts(const IndexRunSummary& summary) {
    std::string text = changes(summary);
    if (summary.unchanged > 0) text += fmt::format(", {} unchanged", summary.unchanged);
    if (summary.refused > 0) text += fmt::format(", {} refused (told above)", summary.refused);
    if (summary.mended > 0) text += fmt::format(", {} mended (told above)", summary.mended);
    if (summary.passed_over > 0)
        text += fmt::format(", {} {} of another format passed over", summary.passed_over,
                            summary.passed_over == 1 ? "file" : "files");
    return text;
}

}  // namespace

std::string summary_line(const IndexRunSummary& summary, std::string_view index) {
    return fmt::format("{} {} in '{}': {}", summary.documents,
                       summary.documents == 1 ? "briefing" : "briefings", index, counts(summary));
}

std::string dry_run_line(const IndexRunSummary& summary, std::string_view index) {
    return fmt::format("dry run for '{}': {}; nothing was done", index, counts(summary));
}

std::string to_json_line(const IndexRunSummary& summary, std::string_view index) {
    const nlohmann::ordered_json json = {
        {"v", 2},
        {"index", index},
        {"added", summary.added},
        {"replaced", summary.replaced},
        {"moved", summary.moved},
        {"removed", summary.removed},
        {"unchanged", summary.unchanged},
        {"refused", summary.refused},
        {"mended", summary.mended},
        {"passed_over", summary.passed_over},
        {"documents", summary.documents},
        {"bytes", summary.bytes},
    };
    return to_json_text(json) + "\n";
}

}  // namespace debrief
