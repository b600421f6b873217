#include "web/html.h"

#include "tests/support/catch.h"

using namespace debrief;

TEST_CASE("nothing in a text is markup", "[web][html]") {
    CHECK(escape_html("<b a=\"x\" c='y'>&amp;</b>") ==
          "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
    CHECK(escape_html(std::string_view("a\0\x1B\x7F\tb\n", 7)) ==
          "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\tb\n");
    CHECK(escape_html("größer “so”") == "größer “so”");
}

TEST_CASE("matches are marked, those beside each other as one", "[web][html]") {
    CHECK(mark_html("Muse Spark & Co", {{0, 4}, {5, 10}}) == "<mark>Muse Spark</mark> &amp; Co");
    CHECK(mark_html("Muse, <Spark>", {{0, 4}, {7, 12}}) == "<mark>Muse</mark>, &lt;<mark>Spark</mark>&gt;");
    CHECK(mark_html("none", {}) == "none");
}

TEST_CASE("only web addresses are links", "[web][html]") {
    CHECK(safe_link("https://example.org/a?b") == "https://example.org/a?b");
    CHECK(safe_link("HTTP://EXAMPLE.ORG") == "HTTP://EXAMPLE.ORG");
    const char* url =
        GENERATE("javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://x", " https://x", "");
    CAPTURE(url);
    CHECK(safe_link(url).empty());
}
