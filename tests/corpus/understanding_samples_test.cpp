#include "corpus/event_dates.h"
#include "corpus/figures.h"
#include "tests/support/catch.h"
#include "tests/support/hand_made.h"
#include "tests/support/run.h"
#include "tests/support/temporary_folder.h"

using namespace debrief;
using namespace debrief::test;

namespace {

std::string read_sample(const std::string& name) {
    return read_file(source_path("corpus/samples/" + name));
}

constexpr std::size_t fewest_samples = 20;

}  // namespace

TEST_CASE("the figures of the samples are those that a reader finds", "[corpus][figures][samples]") {
    const auto answers = hand_made_answers("understanding/figures.txt");
    REQUIRE(answers.size() >= fewest_samples);
    for (const auto& [name, expected] : answers) {
        CAPTURE(name);
        const std::string text = read_sample(name);
        std::vector<std::string> found;
        for (const Figure& figure : find_figures(text))
            found.push_back(std::string(figure.span.of(text)) + " | " + normal_form(figure) + " | " +
                            std::string(to_string(figure.bound)));
        CHECK(found == expected);
    }
}

TEST_CASE("the dates of the samples are those that a reader finds", "[corpus][event_dates][samples]") {
    const auto answers = hand_made_answers("understanding/event_dates.txt");
    REQUIRE(answers.size() >= fewest_samples);
    for (const auto& [name, expected] : answers) {
        CAPTURE(name);
        const std::string text = read_sample(name);
        std::vector<std::string> found;
        for (const EventDate& date : find_event_dates(text, parse_iso_day(name.substr(0, 10))))
            found.push_back(std::string(date.span.of(text)) + " | " + to_iso(date.days.first) + " | " +
                            to_iso(date.days.last) + " | " + std::string(to_string(date.precision)) +
                            (date.is_year_inferred ? " | inferred" : " | written"));
        CHECK(found == expected);
    }
}
