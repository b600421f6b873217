#include "corpus/reader/html.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

using namespace debrief;
using namespace debrief::test;
using namespace std::literals;

namespace {

struct Case {
    std::string_view html;
    std::string_view expected;
};

void check_texts(std::initializer_list<Case> cases) {
    for (const auto& [html, expected] : cases) {
        CAPTURE(html);
        CHECK(html_to_text(html) == expected);
    }
}

}  // namespace

TEST_CASE("HTML's blocks become paragraphs and lines", "[corpus][html]") {
    check_texts({
        {"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
        {"<p>One.<p>Two.", "One.\n\nTwo."},
        {"<h2>Head</h2>Text<h3>More</h3>end", "Head\n\nText\n\nMore\n\nend"},
        {"<div>One</div><div>Two</div>", "One\nTwo"},
        {"<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"},
        {"One<br>Two<br/>Three", "One\nTwo\nThree"},
        {"One<br><br>Two<br><br><br><br>Three", "One\n\nTwo\n\nThree"},
        {"One<br>\n<br>\nTwo", "One\n\nTwo"},
        {"One</br>Two", "One\nTwo"},
        {"<ul><li>a</li><li>b<li>c</ul>after", "a\nb\nc\n\nafter"},
        {"<p>In front:</p><ol><li><p>a</p></li></ol>", "In front:\n\na"},
        {"<dl><dt>Term<dd>What it is</dl>", "Term\nWhat it is"},
        {"<p>He said:</p><blockquote>Never.</blockquote><p>So.</p>", "He said:\n\nNever.\n\nSo."},
        {"a<hr>b", "a\n\nb"},
        {"<figure><img src=x alt='not this'><figcaption>A view.</figcaption></figure>Text",
         "A view.\n\nText"},
        {"<frameset><frame src=a><noframes><body>No frames</body></noframes></frameset>", "No frames"},
    });
}

TEST_CASE("a table's cells stand in a line, those of a page's frame apart", "[corpus][html]") {
    check_texts({
        {"<table><tr><th>Team</th><th>Won</th></tr><tr><td>Ajax</td><td>3</td></tr></table>",
         "Team | Won\nAjax | 3"},
        {"<table><tr><td>Team<td>Won<tr><td>Ajax<td>3</table>after", "Team | Won\nAjax | 3\n\nafter"},
        {"<table><tr><td></td><td>a</td><td> </td><td>b</td><td></td></tr></table>", "a | b"},
        {"<table><tr><td><p>One.</p><p>Two.</p></td><td><p>Aside.</p></td></tr></table>",
         "One.\n\nTwo.\n\nAside."},
        {"<table><caption>Results</caption><tr><td>1</table>", "Results\n1"},
    });
}

TEST_CASE("white space means nothing but in preformatted text", "[corpus][html]") {
    check_texts({
        {"  <p>\n One \t two\r\nthree </p>\n", "One two three"},
        {"<b>One</b> <i>two</i>, th<b>ree</b>", "One two, three"},
        {"One&nbsp;two\xC2\xA0three&#160;", "One two three"},
        {"<p>a</p> <p> </p> <p>&nbsp;</p> <p>b</p>", "a\n\nb"},
        {"x<pre>\n  if (a)\n    b;\n\n  c;\n</pre>y", "x\n\n  if (a)\n    b;\n\n  c;\n\ny"},
        {"<pre>a\r\nb</pre>", "a\nb"},
        {"<pre>a <b> c</b></pre>", "a  c"},
        {"<pre> \n </pre>a", "a"},
        {"", ""},
        {" \n ", ""},
        {"<p></p>", ""},
    });
}

TEST_CASE("what a browser does not show is no text", "[corpus][html]") {
    check_texts({
        {"a<script>if (1 < 2) document.write('</p>x');</script>b", "ab"},
        {"a<SCRIPT type=text/javascript>x</SCRIPT >b", "ab"},
        {"a<script><!-- </scripts> x --></script>b", "ab"},
        {"a<style>p { color: red }</style>b", "ab"},
        {"a<!-- not <b>this</b> -->b<!---->c<!-->d", "abcd"},
        {"a<!--[if IE]>old<![endif]-->b", "ab"},
        {"a<!--[if !IE]><!-->new<!--<![endif]-->b", "anewb"},
        {"a<![if !IE]>new<![endif]>b", "anewb"},
        {"<head><title>Title</title></head><body>b", "b"},
        {"a<noscript>x</noscript><template><p>x</template><svg><title>x</title><text>x</text></svg>b", "ab"},
        {"a<iframe src=x>x</iframe><object>shown</object>b", "ashownb"},
        {"a<span hidden>x</span><p style='Display : none'>x</p><i style=visibility:hidden>x</i>b", "a\n\nb"},
        {"<div style=\"display:none;mso-hide:all\">Preview<div>deep</div></div>Hello", "Hello"},
        {"<img alt='a picture' title='it'><input value=x>b", "b"},
        {"<!DOCTYPE html><?xml version='1.0'?>b", "b"},
    });
}

TEST_CASE("character references are decoded as browsers do", "[corpus][html]") {
    check_texts({
        {"<b>AT&amp;T &lt;b&gt; &quot;x&quot; &apos;y&apos;</b>", "AT&T <b> \"x\" 'y'"},
        {"caf&eacute; &euro;5 &hellip; &#8217; &#x2019; &#X2019;", "café €5 … ’ ’ ’"},
        {"it&#146;s &#147;so&#148; &#128;", "it’s “so” €"},
        {"fish &amp chips &copy 2026 &nbsp&lt", "fish & chips © 2026 <"},
        {"&lpar;a&comma; b&rpar; &check; &half;", "(a, b) ✓ ½"},
        {"&amp;lt; &amp;amp;", "&lt; &amp;"},
        {"&#0; &#xD800; &#x110000; &#99999999999;", "\uFFFD \uFFFD \uFFFD \uFFFD"},
        {"&nosuchname; &# &#; &#x; & &; &T", "&nosuchname; &# &#; &#x; & &; &T"},
        {"&#x1F5DE; &#128478;", "\xF0\x9F\x97\x9E \xF0\x9F\x97\x9E"},
        {"<p title='&gt;'>a</p>", "a"},
    });
}

TEST_CASE("plain text is no HTML, whatever brackets it holds", "[corpus][html]") {
    check_texts({
        {"a < b and c > d", "a < b and c > d"},
        {"AT&T and R&D; Q&A", "AT&T and R&D; Q&A"},
        {"<3", "<3"},
        {"x <y and z> w", "x <y and z> w"},
        {"Jan <jan@example.org> wrote", "Jan <jan@example.org> wrote"},
        {"see <https://example.org/a>", "see <https://example.org/a>"},
        {"One line.  And\tmore. \n\n\n\n Next.\r\nLast.", "One line. And more.\n\nNext.\nLast."},
        {"5 &lt; 6 &amp; 7", "5 < 6 & 7"},
        {"ends in <", "ends in <"},
        {"ends in <b", "ends in <b"},
        {"ends in </b", "ends in </b"},
        {"ends in <!--", "ends in <!--"},
        {"ends in &", "ends in &"},
        {"nothing\0here"sv, "nothinghere"},
    });
}

TEST_CASE("brackets that are no tags stay beside tags", "[corpus][html]") {
    check_texts({
        {"<p>a < b, c <5 and AT&T", "a < b, c <5 and AT&T"},
        {"<p>Jan <jan@example.org> wrote</p>", "Jan <jan@example.org> wrote"},
        {"<p>a <> b </> c</p>", "a <> b c"},
        {"<textarea>a <b> c</textarea>d", "a <b> cd"},
        {"<p>one<![CDATA[two <i>three</i>]]>four", "onetwo threefour"},
        {"<story-body>One.</story-body><o:p>Two.</o:p>", "<story-body>One.</story-body><o:p>Two.</o:p>"},
        {"<p><story-body>One.</story-body><o:p> Two.</o:p>", "One. Two."},
    });
}

TEST_CASE("what is never closed hides nothing behind it", "[corpus][html]") {
    check_texts({
        {"<p>a<!-- b <i>c</i>", "ac"},
        {"<p>a <a href=\"x>b</a> c", "a b c"},
        {"<p>a <a href='x>b</a> c", "a b c"},
        {"<p>a<title>b", "ab"},
        {"<p>a<textarea>b <i>c", "ab c"},
        {"<p>a<iframe>b", "ab"},
        {"<p>a<![CDATA[b", "ab"},
        {"<p>a<? b> c", "a c"},
        {"<p>a <b x=\">\" c>d", "a d"},
        {"<p>a</b></i></div>b", "ab"},
        {"<b><p>a</b>b", "ab"},
    });
}

TEST_CASE("a tag ends behind its quotes", "[corpus][html]") {
    check_texts({
        {"<p title='a > b'>c</p>", "c"},
        {"<a href=x title=\"a > b\"data-x='<i>'>c</a>", "c"},
        {"<p\nclass\n=\n'x'\n>c</p\n>", "c"},
        {"<br/>c<p/>d", "c\n\nd"},
        {"<a href=http://example.org/>c</a>d", "cd"},
        {"<div/ x>c</div>", "c"},
    });
}

TEST_CASE("a page's charset is what its head declares", "[corpus][html]") {
    const std::initializer_list<Case> cases{
        {"<html><head><meta charset=\"utf-8\">", "utf-8"},
        {"<META CHARSET=ISO-8859-1>", "ISO-8859-1"},
        {"<meta charset=' windows-1251 ' />", "windows-1251"},
        {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">", "Shift_JIS"},
        {"<meta content='text/html;charset = \"gb2312\"' http-equiv=content-type>", "gb2312"},
        {"<?xml version=\"1.0\" encoding=\"iso-8859-15\"?><html>", "iso-8859-15"},
        {"<?xml version='1.0'?><html><meta charset=koi8-r>", "koi8-r"},
        {"<!-- <meta charset=utf-16> --><script>'<meta charset=utf-7>'</script><meta charset=big5>", "big5"},
        {"<meta name=description content='charset=x'>", ""},
        {"<meta http-equiv=content-type content='text/html'>", ""},
        {"<meta charset=''>", ""},
        {"no charset=utf-8 here", ""},
        {"<meta charset=utf-8", ""},
        {"", ""},
    };
    for (const auto& [head, expected] : cases) {
        CAPTURE(head);
        CHECK(declared_html_charset(head) == expected);
    }
    CHECK(declared_html_charset(repeated("<!-- -->", 100'000) + "<meta charset=utf-8>").empty());
}
