#include "indexer/look_ahead.h"

#include "tests/support/catch.h"

#include <string>
#include <vector>

using namespace debrief;

namespace {

Found read(const std::string& id, const std::string& text) {
    ReadBriefing read;
    read.briefing.id = id;
    read.briefing.text = text;
    return {std::move(read), 0};
}

/// Ids with the number of lines that are said to recur, problems by their reason.
std::vector<std::string> read_with(std::size_t bytes, std::vector<Found>&& items) {
    std::vector<std::string> handed_on;
    LineCounts counts;
    const LookAhead::Emit emit = [&](Found&& found) {
        if (const auto* problem = std::get_if<Problem>(&found.what)) handed_on.push_back(problem->reason);
        const auto* briefing = std::get_if<ReadBriefing>(&found.what);
        if (briefing == nullptr) return;
        std::size_t recurring = 0;
        for (const LineSaid& line : briefing->lines) recurring += line.repetition == Repetition::none ? 0 : 1;
        handed_on.push_back(briefing->briefing.id + " " + std::to_string(recurring));
    };
    LookAhead ahead(counts, emit, bytes);
    for (Found& item : items) ahead.add(std::move(item));
    ahead.flush();
    return handed_on;
}

std::vector<Found> three_with_a_footer() {
    std::vector<Found> items;
    items.push_back(read("a", "The Rhine rose by a metre.\nGet the app"));
    items.push_back({Problem{"x", "is damaged"}, 0});
    items.push_back(read("b", "The Elbe fell by a metre.\nGet the app"));
    items.push_back(read("c", "The Oder froze.\nGet the app"));
    return items;
}

}  // namespace

TEST_CASE("what is held back learns of the lines behind it, and keeps its order", "[indexer][look_ahead]") {
    using Lines = std::vector<std::string>;
    CHECK(read_with(1'000'000, three_with_a_footer()) == Lines{"a 1", "is damaged", "b 1", "c 1"});
    CHECK(read_with(0, three_with_a_footer()) == Lines{"a 0", "is damaged", "b 0", "c 1"});
    CHECK(read_with(0, {}).empty());
}
