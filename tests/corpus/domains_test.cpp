#include "corpus/domains.h"

#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("a host has one form however it is written", "[corpus][domains]") {
    struct Case {
        const char* written;
        const char* expected;
    };
    const auto [written, expected] = GENERATE(values<Case>({
        {"cnbc.com", "cnbc.com"},
        {"www.CNBC.com", "cnbc.com"},
        {"cnbc.com.", "cnbc.com"},
        {"www.com", "www.com"},
        {"www.gov.uk", "gov.uk"},
        {"group.softbank", "group.softbank"},
        {"xn--bcher-kva.de",
         "b\xC3\xBC"
         "cher.de"},
        {"B\xC3\x9C"
         "CHER.de",
         "b\xC3\xBC"
         "cher.de"},
        {"\xD0\xBF\xD1\x80\xD0\xB5\xD0\xB7.\xD1\x80\xD1\x84",
         "\xD0\xBF\xD1\x80\xD0\xB5\xD0\xB7.\xD1\x80\xD1\x84"},
    }));
    CAPTURE(written);
    CHECK(to_host(written) == expected);
}

TEST_CASE("what is no host has no form", "[corpus][domains]") {
    const auto written =
        GENERATE(as<std::string>{}, "", ".", "com", ".com", "a..com", "-a.com", "a-.com", "a_b.com",
                 "a.notatld", "127.0.0.1", "xn--.com", "xn--\xFF.de", "\xFF\xFE.com", "a b.com",
                 std::string(64, 'a') + ".com", std::string(300, 'a'));
    CAPTURE(written);
    CHECK_FALSE(to_host(written));
}

TEST_CASE("the registrable domain is one label below the public suffix", "[corpus][domains]") {
    struct Case {
        const char* host;
        const char* domain;
    };
    const auto [host, domain] = GENERATE(values<Case>({
        {"cnbc.com", "cnbc.com"},
        {"about.fb.com", "fb.com"},
        {"news.bbc.co.uk", "bbc.co.uk"},
        {"a.b.yna.co.kr", "yna.co.kr"},
        {"somebody.github.io", "somebody.github.io"},
        {"gov.uk", "gov.uk"},
        {"com", "com"},
        {"", ""},
    }));
    CAPTURE(host);
    CHECK(registrable_domain(host) == domain);
}

TEST_CASE("parent domains go down to the registrable one", "[corpus][domains]") {
    using Domains = std::vector<std::string>;
    CHECK(parent_domains("ai.meta.com") == Domains{"ai.meta.com", "meta.com"});
    CHECK(parent_domains("a.b.bbc.co.uk") == Domains{"a.b.bbc.co.uk", "b.bbc.co.uk", "bbc.co.uk"});
    CHECK(parent_domains("cnbc.com") == Domains{"cnbc.com"});
    CHECK(parent_domains("gov.uk") == Domains{"gov.uk"});
}
