#include "indexer/run_preparer.h"

#include "corpus/cleaning.h"
#include "corpus/reader/dating.h"
#include "indexer/record.h"

#include <algorithm>

namespace debrief {

namespace {

constexpr std::size_t most_known_lines = 100'000;

Repetition said_of(const std::vector<LineSaid>& lines, std::uint64_t line) {
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&](const LineSaid& each) { return each.line == line; });
    return found == lines.end() ? Repetition::none : found->repetition;
}

}  // namespace

Finished RunPreparer::prepare(Found&& found) {
    return std::visit(
        [&](auto&& what) -> Finished {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, ReadBriefing>) {
                return {prepare_briefing(std::forward<decltype(what)>(what)), found.bytes};
            } else {
                return {std::forward<decltype(what)>(what), found.bytes};
            }
        },
        std::move(found.what));
}

Prepared RunPreparer::prepare_briefing(ReadBriefing&& read) {
    Prepared prepared;
    prepared.id = read.briefing.id;
    prepared.where = std::move(read.where);
    infer_what_is_missing(read.briefing, read.file_changed);
    prepared.is_dated_by_file = read.briefing.date_origin == Origin::file;
    prepared.known = committed_.find(prepared.id);
    const Provenance provenance{fingerprint(read.briefing), read.file};
    prepared.is_same = prepared.known && prepared.known->fingerprint == provenance.fingerprint;
    if (prepared.is_same && prepared.known->file == provenance.file) return prepared;
    if (committed_.is_empty()) {
        mark_chrome(read.briefing, [&](std::uint64_t line) { return said_of(read.lines, line); });
    } else {
        for (const EdgeLine& edge : edge_lines(read.briefing)) prepared.lines.push_back(edge.line);
        mark_chrome(read.briefing, [&](std::uint64_t line) { return repetition(line); });
    }
    prepared.document = builder_.build(read.briefing, provenance);
    return prepared;
}

Repetition RunPreparer::repetition(std::uint64_t line) {
    const auto known = known_lines_.find(line);
    if (known != known_lines_.end()) return known->second;
    if (known_lines_.size() >= most_known_lines) known_lines_.clear();
    return known_lines_.emplace(line, committed_.repetition(line)).first->second;
}

}  // namespace debrief
