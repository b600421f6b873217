#include "searcher/reference.h"

#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

#include <nlohmann/json.hpp>

using namespace debrief;
using namespace debrief::test;

namespace {

Briefing flood() {
    Briefing briefing = make_briefing("2024-01-03-flood.txt", "Rhine floods Cologne");
    briefing.source = "Wire & Co";
    briefing.date = parse_iso_day("2024-01-03");
    briefing.url = "https://example.org/rhine?a=1";
    briefing.language = "en";
    return briefing;
}

std::string text_of(const Briefing& briefing) {
    return to_reference(briefing, ReferenceStyle::text);
}

}  // namespace

TEST_CASE("a reference has title, source, day and address", "[searcher][reference]") {
    CHECK(text_of(flood()) ==
          "“Rhine floods Cologne.” Wire & Co, 3 January 2024. https://example.org/rhine?a=1\n");
    CHECK(to_reference(flood(), ReferenceStyle::bibtex) ==
          "@misc{2024-01-03-flood.txt,\n"
          "  title = {{Rhine floods Cologne}},\n"
          "  howpublished = {Wire \\& Co},\n"
          "  year = {2024},\n"
          "  month = jan,\n"
          "  day = {3},\n"
          "  url = {https://example.org/rhine?a=1},\n"
          "}\n");
    CHECK(to_reference(flood(), ReferenceStyle::ris) ==
          "TY  - NEWS\n"
          "TI  - Rhine floods Cologne\n"
          "T2  - Wire & Co\n"
          "PY  - 2024\n"
          "DA  - 2024/01/03\n"
          "UR  - https://example.org/rhine?a=1\n"
          "AN  - 2024-01-03-flood.txt\n"
          "LA  - en\n"
          "ER  - \n");
    CHECK(to_reference(flood(), ReferenceStyle::csl) ==
          "[{\"id\":\"2024-01-03-flood.txt\",\"type\":\"article-newspaper\",\"title\":\"Rhine floods "
          "Cologne\",\"container-title\":\"Wire & "
          "Co\",\"issued\":{\"date-parts\":[[2024,1,3]]},\"URL\":\"https://"
          "example.org/rhine?a=1\",\"language\":\"en\"}]\n");
}

TEST_CASE("a reference goes without what is not known", "[searcher][reference]") {
    Briefing briefing = flood();
    SECTION("a day that nobody gave") {
        briefing.date_origin = GENERATE(Origin::text, Origin::file);
        CHECK(text_of(briefing) == "“Rhine floods Cologne.” Wire & Co, n.d. https://example.org/rhine?a=1\n");
        CHECK(to_reference(briefing, ReferenceStyle::bibtex).find("year") == std::string::npos);
        CHECK(to_reference(briefing, ReferenceStyle::ris).find("PY") == std::string::npos);
        CHECK_FALSE(references_to_json(briefing)["csl"].contains("issued"));
    }
    SECTION("an address, for which the id stands") {
        briefing.url = "";
        CHECK(text_of(briefing) ==
              "“Rhine floods Cologne.” Wire & Co, 3 January 2024. [2024-01-03-flood.txt]\n");
    }
    SECTION("all but an id") {
        briefing = make_briefing("a", "");
        CHECK(text_of(briefing) == "“a.” n.d. [a]\n");
        CHECK(to_reference(briefing, ReferenceStyle::bibtex) == "@misc{a,\n  title = {{a}},\n}\n");
        CHECK(to_reference(briefing, ReferenceStyle::ris) == "TY  - NEWS\nTI  - a\nAN  - a\nER  - \n");
        CHECK(references_to_json(briefing)["csl"].dump() ==
              "{\"id\":\"a\",\"type\":\"article-newspaper\",\"title\":\"a\"}");
    }
}

TEST_CASE("a title that ends by itself gets no full stop", "[searcher][reference]") {
    for (const char* title : {"Is it over?", "It is over!", "It ended.", "And then…"}) {
        CAPTURE(title);
        CHECK(text_of(make_briefing("a", title)) == std::string("“") + title + "” n.d. [a]\n");
    }
}

TEST_CASE("nothing in a briefing adds lines or fields to a reference", "[searcher][reference]") {
    Briefing briefing = make_briefing("a,b}{\n新", "50% of {x_y} cost $5 & #1 \\end ~^\nER  - \nTY  - BOOK");
    briefing.source = "A}\n, author = {Me\x1B[31m";
    briefing.url = "https://example.org/a b}{\\\n\"<x>";
    briefing.language = "en\nER  - ";
    CHECK(to_reference(briefing, ReferenceStyle::bibtex) ==
          "@misc{a_2Cb_7D_7B_0A_E6_96_B0,\n"
          "  title = {{50\\% of \\{x\\_y\\} cost \\$5 \\& \\#1 \\textbackslash{}end "
          "\\textasciitilde{}\\textasciicircum{} ER - TY - BOOK}},\n"
          "  howpublished = {A\\} , author = \\{Me\xEF\xBF\xBD[31m},\n"
          "  url = {https://example.org/a%20b%7D%7B%5C%0A%22%3Cx%3E},\n"
          "}\n");
    const std::string ris = to_reference(briefing, ReferenceStyle::ris);
    CHECK(std::count(ris.begin(), ris.end(), '\n') == 7);
    CHECK(ris.find("\nER") == ris.size() - std::string_view("\nER  - \n").size());
    CHECK(std::count_if(ris.begin(), ris.end(), [](char c) { return c == '\x1B'; }) == 0);
    const std::string text = text_of(briefing);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK(references_to_json(briefing)["csl"]["title"] == briefing.title);
}

TEST_CASE("styles are found by their names", "[searcher][reference]") {
    CHECK(find_reference_style("text") == ReferenceStyle::text);
    CHECK(find_reference_style("bibtex") == ReferenceStyle::bibtex);
    CHECK(find_reference_style("ris") == ReferenceStyle::ris);
    CHECK(find_reference_style("csl") == ReferenceStyle::csl);
    CHECK_FALSE(find_reference_style("apa"));
    CHECK_FALSE(find_reference_style(""));
}
