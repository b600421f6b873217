#include "searcher/query_lexer.h"

#include "tests/support/catch.h"

#include <fmt/format.h>

using namespace debrief;

namespace {

/// Tokens as `offset:kind:field:text`, with `-` for excluded, `+` for required and `?` for unclosed ones,
/// bars between them.
std::string lexed(std::string_view text) {
    std::string all;
    for (const QueryToken& token : lex_query(text)) {
        constexpr std::string_view kinds[] = {"word", "phrase", "open", "close",   "and",
                                              "or",   "not",    "near", "adjacent"};
        const std::string_view kind = kinds[static_cast<std::size_t>(token.kind)];
        all += fmt::format("{}{}{}{}", all.empty() ? "" : " | ", token.offset,
                           token.is_excluded   ? "-"
                           : token.is_required ? "+"
                                               : " ",
                           kind);
        if (!token.field.empty()) all += fmt::format(" {}:", token.field);
        if (!token.text.empty()) all += fmt::format(" [{}]", token.text);
        if (token.is_unclosed) all += "?";
    }
    return all;
}

}  // namespace

TEST_CASE("a query is cut into tokens", "[searcher][query_lexer]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"", ""},
        {" \t\r\n", ""},
        {"fed cut", "0 word [fed] | 4 word [cut]"},
        {"  fed", "2 word [fed]"},
        {"-fed", "0-word [fed]"},
        {"--fed", "0 word [--fed]"},
        {"-", "0 word [-]"},
        {"- fed", "0 word [-] | 2 word [fed]"},
        {"fed-cut", "0 word [fed-cut]"},
        {"+fed", "0+word [fed]"},
        {"++fed", "0 word [++fed]"},
        {"+ fed +", "0 word [+] | 2 word [fed] | 6 word [+]"},
        {"+(a)", "0+open | 2 word [a] | 3 close"},
        {"(a +)", "0 open | 1 word [a] | 3 word [+] | 4 close"},
        {"+title:a", "0+word title: [a]"},
        {"C++", "0 word [C++]"},
        {"\u2013fed \u2212cut \u2011rate \uFF0Drise",
         "0-word [fed] | 7-word [cut] | 14-word [rate] | 22-word [rise]"},
        {"\u2014fed", "0 word [\u2014fed]"},
        {"NEAR NEAR/5 ADJ ADJ/2",
         "0 near [NEAR] | 5 near [NEAR/5] | 12 adjacent [ADJ] | 16 adjacent [ADJ/2]"},
        {"near NEAR/ NEAR/x NEARS NEAR/5/5",
         "0 word [near] | 5 word [NEAR/] | 11 word [NEAR/x] | 18 word [NEARS] | 24 word [NEAR/5/5]"},
        {"-NEAR +ADJ title:NEAR", "0-word [NEAR] | 6+word [ADJ] | 11 word title: [NEAR]"},
        {"\u300C\u6771\u4EAC\u300D", "0 phrase [\u6771\u4EAC]"},
        {"\uFF02"
         "a b"
         "\uFF02",
         "0 phrase [a b]"},
        {"\uFF08"
         "a"
         "\uFF09",
         "0 open | 3 word [a] | 4 close"},
        {"title\uFF1A"
         "a",
         "0 word title: [a]"},
        {"AND OR NOT", "0 and [AND] | 4 or [OR] | 7 not [NOT]"},
        {"and or not ANDY", "0 word [and] | 4 word [or] | 7 word [not] | 11 word [ANDY]"},
        {"-AND title:OR", "0-word [AND] | 5 word title: [OR]"},
        {"(a)", "0 open | 1 word [a] | 2 close"},
        {"-(a)", "0-open | 2 word [a] | 3 close"},
        {"-)", "0 word [-] | 1 close"},
        {"a(b)c", "0 word [a] | 1 open | 2 word [b] | 3 close | 4 word [c]"},
        {R"("a b" c)", "0 phrase [a b] | 6 word [c]"},
        {R"("a b)", "0 phrase [a b]?"},
        {R"(")", "0 phrase?"},
        {R"("")", "0 phrase"},
        {R"(a"b"c)", "0 word [a] | 1 phrase [b] | 4 word [c]"},
        {R"("(a) AND -b")", "0 phrase [(a) AND -b]"},
        {"\xE2\x80\x9E"
         "a b"
         "\xE2\x80\x9C"
         "c",
         "0 phrase [a b] | 9 word [c]"},
        {"\xC2\xBB"
         "a b"
         "\xC2\xAB",
         "0 phrase [a b]"},
        {"title:a", "0 word title: [a]"},
        {"title:", "0 word title:"},
        {"-title:a", "0-word title: [a]"},
        {R"(title:"a b")", "0 phrase title: [a b]"},
        {"title:(a)", "0 word title: | 6 open | 7 word [a] | 8 close"},
        {"title:-a", "0 word title: [-a]"},
        {"a:b:c", "0 word a: [b:c]"},
        {"https://a.b/c", "0 word [https://a.b/c]"},
        {"10:30", "0 word [10:30]"},
        {":a", "0 word [:a]"},
        {"a_b:c", "0 word [a_b:c]"},
        {"a\xC2\xA0"
         "b\xE3\x80\x80"
         "c\xE2\x80\xA8"
         "d",
         "0 word [a] | 3 word [b] | 7 word [c] | 11 word [d]"},
        {"a\x01"
         "b",
         "0 word [a] | 2 word [b]"},
        {"\xFF"
         "a \xE2\x80",
         "0 word [\xFF"
         "a] | 3 word [\xE2\x80]"},
    }));
    CAPTURE(text);
    CHECK(lexed(text) == expected);
}

TEST_CASE("a NUL divides words as other control characters do", "[searcher][query_lexer]") {
    CHECK(lexed(std::string_view("a\0b", 3)) == "0 word [a] | 2 word [b]");
}
