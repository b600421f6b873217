#include "web/http.h"

#include "corpus/base/error.h"
#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("a target is taken apart as forms write it", "[web][http]") {
    const Request request = parse_target("/briefing%2Fx?q=muse+spark%20%2B1&page=2&q=other&empty=&bare&=x");
    CHECK(request.path == "/briefing/x");
    CHECK(request.parameter("q") == "muse spark +1");
    CHECK(request.number("page", 1, 1, 10) == 2);
    CHECK(request.parameter("empty").empty());
    CHECK(request.parameter("bare").empty());
    CHECK(request.parameters.size() == 6);
    CHECK(request.parameters_of("q") == std::vector<std::string>{"muse spark +1", "other"});
    CHECK(request.parameters_of("empty").empty());
    CHECK(request.parameter("absent").empty());
}

TEST_CASE("odd targets are read as far as they go", "[web][http]") {
    struct Case {
        const char* target;
        const char* query;
    };
    const auto [target, query] = GENERATE(values<Case>({
        {"/?q=a=b", "a=b"},
        {"/?q=50%", "50%"},
        {"/?q=%zz%4", "%zz%4"},
        {"/?q=%ff", "\xEF\xBF\xBD"},
        {"/?q=x#q=y", "x"},
        {"/?&&q=x&&", "x"},
        {"/?", ""},
        {"?q=x", "x"},
        {"", ""},
    }));
    CAPTURE(target);
    CHECK(parse_target(target).parameter("q") == query);
}

TEST_CASE("a number out of its bounds is the caller's mistake", "[web][http]") {
    const char* text = GENERATE("0", "11", "-1", "1x", "99999999999999999999");
    CAPTURE(text);
    const Request request = parse_target(std::string("/?k=") + text);
    try {
        (void)request.number("k", 5, 1, 10);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.what() == "'k' cannot be '" + std::string(text) + "'");
        CHECK(error.hint() == "give a whole number from 1 to 10");
    }
    CHECK(parse_target("/?k=").number("k", 5, 1, 10) == 5);
}

TEST_CASE("what is encoded for a URL comes back as it was", "[web][http]") {
    const std::string text = "a b&c=d?/#%+\"<é\n";
    CHECK(parse_target("/?q=" + percent_encode(text)).parameter("q") == text);
    CHECK(percent_encode("az-._~09") == "az-._~09");
}

TEST_CASE("a moment is written as headers have it", "[web][http]") {
    using namespace std::chrono;
    CHECK(to_http_date(system_clock::from_time_t(784'111'777)) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(to_http_date(system_clock::from_time_t(0) - 1ms) == "Wed, 31 Dec 1969 23:59:59 GMT");
    CHECK(to_http_date(sys_days{year{2028} / 2 / 29} + 999ms) == "Tue, 29 Feb 2028 00:00:00 GMT");
}
