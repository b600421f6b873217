#include "web/search_state.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"
#include "web/addresses.h"

using namespace debrief;

namespace {

SearchState state_of(std::string_view target) {
    return read_search_state(parse_target(target));
}

std::string state_refusal(std::string_view target) {
    try {
        (void)state_of(target);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return std::string(error.what()) + " | " + std::string(error.hint());
    }
    return "";
}

}  // namespace

TEST_CASE("a state and its address say the same", "[web][search_state]") {
    const std::string parameters = GENERATE(
        as<std::string>(), "q=", "q=rhine", "q=rhine%20flood&f=kind%3Apress&f=date%3A2026-04",
        "q=a%26b%3Dc%23&sort=newest", "q=x&group=story&page=7", "q=&f=lang%3Ade&sort=title&page=1000");
    CAPTURE(parameters);
    CHECK(to_parameters(state_of("/?" + parameters)) == parameters);
}

TEST_CASE("what says nothing new is left out of an address", "[web][search_state]") {
    CHECK(to_parameters(state_of("/?sort=relevance&q=x&page=1&group=none&f=&f=+&z=1")) == "q=x");
    CHECK(to_parameters(state_of("/?q=x&f=a&f=b&f=a")) == "q=x&f=a&f=b");
}

TEST_CASE("a state is blank without a query and filters", "[web][search_state]") {
    CHECK(state_of("/").is_blank());
    CHECK(state_of("/?q=+%09&f=+&sort=newest").is_blank());
    CHECK_FALSE(state_of("/?f=kind:press").is_blank());
    CHECK_FALSE(state_of("/?q=x").is_blank());
}

TEST_CASE("filters are added and taken away from the first page on", "[web][search_state]") {
    const SearchState state = state_of("/?q=x&f=a&page=3&sort=newest");
    CHECK(to_parameters(with_filter(state, "b c")) == "q=x&f=a&f=b%20c&sort=newest");
    CHECK(to_parameters(with_filter(state, "a")) == "q=x&f=a&sort=newest");
    CHECK(to_parameters(without_filter(state, "a")) == "q=x&sort=newest");
    CHECK(to_parameters(without_filter(state, "b")) == "q=x&f=a&sort=newest");
}

TEST_CASE("what there is none of is refused with what there is", "[web][search_state]") {
    CHECK(state_refusal("/?q=x&sort=best") ==
          "'sort' cannot be 'best' | it is one of relevance, newest, oldest, citations, title, source");
    CHECK(state_refusal("/?q=x&group=day") == "'group' cannot be 'day' | give one of: none, story");
    CHECK(state_refusal("/?q=x&page=0") == "'page' cannot be '0' | give a whole number from 1 to 1000");
    CHECK(state_refusal("/?q=x&page=1001") == "'page' cannot be '1001' | give a whole number from 1 to 1000");
}

TEST_CASE("filters and texts are bounded", "[web][search_state]") {
    std::string target = "/?q=x";
    for (int i = 0; i < 20; ++i) target += "&f=a" + std::to_string(i);
    CHECK(state_of(target).filters.size() == 20);
    const std::string too_many = "there are more than 20 filters | put some of them into the query";
    CHECK(state_refusal(target + "&f=b") == too_many);
    for (int i = 0; i < 1'000; ++i) target += "&f=b" + std::to_string(i);
    CHECK(state_refusal(target) == too_many);
    CHECK(state_of("/?q=" + std::string(16'384, 'x')).query.size() == 16'384);
    const std::string too_long = "the query is longer than 16384 bytes | search for fewer words";
    CHECK(state_refusal("/?q=" + std::string(16'385, 'x')) == too_long);
    CHECK(state_refusal("/?q=" + std::string(65'536, 'x')) == too_long);
    CHECK(state_refusal("/?q=" + std::string(10'000, 'x') + "&f=" + std::string(10'000, 'y')) == too_long);
}

TEST_CASE("feeds and files are of all that a state finds", "[web][search_state]") {
    const Addresses addresses("/debrief");
    const SearchState state = state_of("/?q=a+b&f=kind:press&sort=title&group=story&page=4");
    CHECK(addresses.feed(state) == "/debrief/feed?q=a%20b&f=kind%3Apress&group=story");
    CHECK(addresses.export_as(state, "csv") ==
          "/debrief/export?q=a%20b&f=kind%3Apress&sort=title&group=story&format=csv");
}
