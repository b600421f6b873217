#include "corpus/event_dates.h"
#include "corpus/figures.h"
#include "tests/support/catch.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <optional>

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

// The answers were told by hand by reading five real briefings, which are not ours to give away: only offsets
// and normal forms are kept. Without the briefings there is nothing to check.

namespace {

std::optional<std::filesystem::path> real_briefings() {
    const char* given = std::getenv("DEBRIEF_REAL_BRIEFINGS");
    const std::filesystem::path folder = given ? given : source_path("../shared/briefings");
    if (!std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

nlohmann::json answers(const std::string& file) {
    return nlohmann::json::parse(read_file(source_path("tests/data/real_briefings/" + file)));
}

}  // namespace

TEST_CASE("the figures of real briefings are those that a reader finds", "[corpus][figures][real]") {
    const auto folder = real_briefings();
    if (!folder) return;
    const auto all = answers("figures.json");
    for (const auto& [name, expected] : all.items()) {
        CAPTURE(name);
        nlohmann::json found = nlohmann::json::array();
        const std::string text = read_file(*folder / name);
        for (const Figure& figure : find_figures(text))
            found.push_back(
                {figure.span.begin, figure.span.end, normal_form(figure), to_string(figure.bound)});
        CHECK(found.dump() == expected.dump());
    }
}

TEST_CASE("the dates of real briefings are those that a reader finds", "[corpus][event_dates][real]") {
    const auto folder = real_briefings();
    if (!folder) return;
    const auto published = parse_iso_day("2026-04-09");
    const auto all = answers("event_dates.json");
    for (const auto& [name, expected] : all.items()) {
        CAPTURE(name);
        nlohmann::json found = nlohmann::json::array();
        const std::string text = read_file(*folder / name);
        for (const EventDate& date : find_event_dates(text, published))
            found.push_back({date.span.begin, date.span.end, to_iso(date.days.first), to_iso(date.days.last),
                             to_string(date.precision), date.is_year_inferred ? "inferred" : "written"});
        CHECK(found.dump() == expected.dump());
    }
}
