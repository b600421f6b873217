#include "corpus/base/uri.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("a URI is known by its scheme", "[corpus][uri]") {
    CHECK(uri_scheme("https://example.org/") == "https");
    CHECK(uri_scheme("TAG:example.org,2026:7") == "tag");
    CHECK(uri_scheme("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a") == "urn");
    CHECK(uri_scheme("doi:10.1101/733857") == "doi");
    for (const char* other :
         {"", "7", "a/b:c", "//example.org/", "1559:104", ":x", "two words: more", "?a:b"}) {
        CAPTURE(other);
        CHECK(uri_scheme(other).empty());
    }
}

TEST_CASE("only http and https with a host are addresses on the web", "[corpus][uri]") {
    CHECK(is_web_address("http://example.org"));
    CHECK(is_web_address("HTTPS://example.org/a?b#c"));
    for (const char* other : {"", "/a", "javascript:alert(1)", "http:", "http://", "https:///path",
                              "file:///etc/passwd", "example.org", "ftp://example.org/"}) {
        CAPTURE(other);
        CHECK_FALSE(is_web_address(other));
    }
}

TEST_CASE("references mean what the standard's examples say", "[corpus][uri]") {
    struct Case {
        const char* reference;
        const char* expected;
    };
    const auto [reference, expected] = GENERATE(values<Case>({
        {"tag:x", "tag:x"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {"..g", "http://a/b/c/..g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/../h", "http://a/b/c/h"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"a b?c d", "http://a/b/c/a b?c d"},
        {"caf\xC3\xA9", "http://a/b/c/caf\xC3\xA9"},
    }));
    CAPTURE(reference);
    CHECK(resolve_uri("http://a/b/c/d;p?q", reference) == expected);
}

TEST_CASE("a base that is none leaves a reference as it is", "[corpus][uri]") {
    CHECK(resolve_uri("", "a/b") == "a/b");
    CHECK(resolve_uri("x/y", "a/b") == "a/b");
    CHECK(resolve_uri("tag:example.org,2026:7", "a/b") == "a/b");
    CHECK(resolve_uri("http://example.org", "a") == "http://example.org/a");
    CHECK(resolve_uri("http://example.org?x", "a") == "http://example.org/a");
}

TEST_CASE("a path of a million steps costs no more than its length", "[corpus][uri]") {
    CHECK(resolve_uri("http://a/b", repeated("../", 1'000'000)) == "http://a/");
    CHECK(resolve_uri("http://a/b", repeated("x/../", 1'000'000)) == "http://a/");
}
