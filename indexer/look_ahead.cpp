#include "indexer/look_ahead.h"

#include "corpus/cleaning.h"

#include <utility>
#include <variant>

namespace debrief {

namespace {

/// What an item takes beside its texts, about.
constexpr std::size_t bytes_of_item = 1'000;

std::size_t bytes_of(const Found& found) {
    const auto* read = std::get_if<ReadBriefing>(&found.what);
    if (read == nullptr) return bytes_of_item;
    const Briefing& briefing = read->briefing;
    std::size_t bytes =
        bytes_of_item + briefing.title.size() + briefing.summary.size() + briefing.text.size();
    for (const Attribute& attribute : briefing.attributes)
        bytes += attribute.name.size() + attribute.value.size();
    return bytes;
}

}  // namespace

void LookAhead::add(Found&& found) {
    if (auto* const read = std::get_if<ReadBriefing>(&found.what)) {
        const std::vector<EdgeLine> edges = edge_lines(read->briefing);
        counts_.add(edges);
        for (const EdgeLine& edge : edges) read->lines.push_back({edge.line, Repetition::none});
    }
    bytes_ += bytes_of(found);
    waiting_.push_back(std::move(found));
    while (bytes_ > most_bytes_) hand_on();
}

void LookAhead::flush() {
    while (!waiting_.empty()) hand_on();
}

void LookAhead::hand_on() {
    Found found = std::move(waiting_.front());
    waiting_.pop_front();
    bytes_ -= bytes_of(found);
    if (auto* const read = std::get_if<ReadBriefing>(&found.what)) {
        for (LineSaid& each : read->lines) each.repetition = counts_.say(each.line);
    }
    emit_(std::move(found));
}

}  // namespace debrief
