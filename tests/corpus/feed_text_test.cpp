#include "corpus/reader/feed_text.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;

TEST_CASE("HTML is known by elements that have ends, attributes or need no end", "[corpus][feed]") {
    for (const char* html :
         {"<p>x", "<p>x</p>", "a<br>b", "a<br/>b", "a <a href=\"x\">b</a>", "<img src='x'>", "x</div>",
          "<B>x</B>", "<!-- x -->", "<article>x</article>", "<h1>x</h1>", "a <span\nclass=x>"}) {
        CAPTURE(html);
        CHECK(has_html_markup(html));
    }
    for (const char* text :
         {"", "plain", "a < b", "a<b and c>d", "Use <b> for bold", "vector<int>", "x <y@z.org> z", "<3", "<",
          "</", "<p", "&lt;p&gt;", "a <unknown x=1>", "<blockquotelong>x"}) {
        CAPTURE(text);
        CHECK_FALSE(has_html_markup(text));
    }
}

TEST_CASE("plain text stays as it is, whatever it looks like", "[corpus][feed]") {
    CHECK(to_plain_text({" <p>x</p> &amp;\n\ny ", FeedTextKind::plain}, 256) == "<p>x</p> &amp;\n\ny");
    CHECK(to_plain_line({" a\n  b ", FeedTextKind::plain}, 256) == "a b");
    CHECK(to_plain_text({"1 < 2\n\nand so on", FeedTextKind::unknown}, 256) == "1 < 2\n\nand so on");
    CHECK(to_plain_text({"no markup\n\nat all", FeedTextKind::html}, 256) == "no markup\n\nat all");
}

TEST_CASE("references in a text that is no HTML otherwise are read, and its paragraphs stay",
          "[corpus][feed][html]") {
    CHECK(to_plain_text({"AT&amp;T\n\ncaf&eacute; &#8212; x <y", FeedTextKind::unknown}, 256) ==
          "AT&T\n\ncaf\xC3\xA9 \xE2\x80\x94 x <y");
    CHECK(to_plain_text({"R&D; so & so", FeedTextKind::unknown}, 256) == "R&D; so & so");
}

TEST_CASE("HTML comes out as paragraphs, or as one line", "[corpus][feed][html]") {
    CHECK(to_plain_text({"<p>One <b>x</b></p><p>Two</p>", FeedTextKind::unknown}, 256) == "One x\n\nTwo");
    CHECK(to_plain_line({"<p>One</p><p>Two</p>", FeedTextKind::html}, 256) == "One Two");
}

TEST_CASE("a summary is the beginning of the content but for blanks, punctuation and what cuts it off",
          "[corpus][feed]") {
    struct Case {
        const char* summary;
        bool is_beginning;
    };
    const auto [summary, is_beginning] = GENERATE(values<Case>({
        {"", true},
        {"One two", true},
        {"One, two; three\n\nfour.", true},
        {"One two th\xE2\x80\xA6", true},
        {"One two [\xE2\x80\xA6]", true},
        {"One two [...]", true},
        {"One two ... Read more", true},
        {"One two. Continue reading\xE2\x80\xA6", true},
        {"One two. The post X appeared first on Y.", true},
        {"One two three four. Five", false},
        {"Two three", false},
        {"one two", false},
        {"One two the post", false},
    }));
    CAPTURE(summary);
    CHECK(is_beginning_of(summary, "One two three\nfour.") == is_beginning);
}

TEST_CASE("looking for markup costs no more than a text's length", "[corpus][feed]") {
    for (const char* piece :
         {"<", "<a ", "</", "<a x", "&", "&a", "&#1", "more ", "\xE2\x80\xA6 ", "the post "}) {
        CAPTURE(piece);
        const std::string text = repeated(piece, 300'000);
        CHECK_FALSE(has_html_markup(text));
        CHECK(is_beginning_of(text, text));
    }
}
