#include "searcher/suggestion.h"

#include "searcher/index_reader.h"
#include "searcher/search.h"
#include "searcher/typed_words.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

std::optional<Suggestion> suggest(const SampleIndex& index, const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.is_corrected = true;
    return index.search(request).suggestion;
}

/// The suggested query; empty where there is none.
std::string suggested(const SampleIndex& index, const std::string& query) {
    const auto suggestion = suggest(index, query);
    return suggestion ? suggestion->query : "";
}

std::vector<Briefing> labs() {
    std::vector<Briefing> briefings;
    for (int i = 0; i < 4; ++i) {
        briefings.push_back(make_briefing("lab" + std::to_string(i), "Meta and its superintelligence labs",
                                          "The company said that Alexandr Wang leads it. Meta told Alexandr "
                                          "Wang to hire more researchers."));
    }
    briefings.push_back(
        make_briefing("bell", "A telephone", "It was Alexander who built a telephone in Boston."));
    briefings.push_back(make_briefing("gang", "Gangs", "A gang of wild geese, and a database of birds."));
    return briefings;
}

}  // namespace

TEST_CASE("a query that would find more is suggested as it was typed", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    struct Case {
        const char* query;
        const char* expected;
    };
    const auto [query, expected] = GENERATE(values<Case>({
        {"superinteligence", "superintelligence"},
        {"Superinteligence labs", "Superintelligence labs"},
        {"SUPERINTELIGENCE", "SUPERINTELLIGENCE"},
        {"resaerchers meta", "researchers meta"},
        {"superintelligencelabs", "superintelligence labs"},
        {"super intelligence", "superintelligence"},
        {"(telefone OR geese) -gang", "(telephone OR geese) -gang"},
        {"\"superinteligence labs\"", "\"superintelligence labs\""},
        {"title:telephone bostn", "title:telephone boston"},
        {"telefone telefone", "telephone telephone"},
        {"telefone xyzzy", "telephone xyzzy"},
        {"alexander wang", "alexandr wang"},  // both words are known, but not together
        {"Alexander Wang", "Alexandr Wang"},
        {"meta alexander wang", "meta alexandr wang"},
        {"wang alexander", ""},  // no name
        {"\"alexander wang\"", "\"alexandr wang\""},
    }));
    CAPTURE(query);
    CHECK(suggested(index, query) == expected);
}

TEST_CASE("nothing is suggested where nothing more would be found", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    const std::string query =
        GENERATE("", "  ", "meta", "metas", "xyzzy", "title:telefone", "-telefone", "meta -telefone",
                 "date:2026", "cites:telefone.com", "wang AND geese", "12345", "the", "(((",
                 "telefone cites:nowhere.com", "one two three four five six seven eight nine telefone");
    CAPTURE(query);
    CHECK_FALSE(suggest(index, query));
}

TEST_CASE("a suggestion tells its changes and what it finds", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    const auto suggestion = suggest(index, "geese  Telefone AND bostn");
    REQUIRE(suggestion);
    CHECK(suggestion->query == "geese  Telephone AND boston");
    CHECK(suggestion->changes ==
          std::vector<SuggestedChange>{{7, "Telefone", "Telephone"}, {20, "bostn", "boston"}});
    CHECK(suggestion->total == index.search(suggestion->query).total);
}

TEST_CASE("a suggestion is made only where it is asked for, on the first page", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    SearchRequest request;
    request.query = "telefone";
    CHECK_FALSE(index.search(request).suggestion);
    request.is_corrected = true;
    CHECK(index.search(request).suggestion);
    request.offset = 10;
    CHECK_FALSE(index.search(request).suggestion);
}

TEST_CASE("a rare word is doubted where a similar one is common", "[searcher][suggestion]") {
    std::vector<Briefing> briefings;
    for (int i = 0; i < 60; ++i)
        briefings.push_back(make_briefing(std::to_string(i), "Rate", "The government said so."));
    briefings.push_back(make_briefing("slip", "Rate", "The goverment said so."));
    const SampleIndex index(briefings);
    // One of 61 is not rare: only large indexes have slips that can be told from rare words.
    CHECK(suggested(index, "goverment").empty());
    CHECK(suggested(index, "govermnent") == "government");
}

TEST_CASE("hostile queries get no suggestion, or one that is a query", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    const std::string query =
        GENERATE(std::string(10'000, 'a'), std::string("telefone\xFF\xFE"), std::string("tele\0fone", 9),
                 std::string("\"\"\"telefone"), std::string("\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD"),
                 std::string("a~~~~99"));
    const auto suggestion = suggest(index, query);
    if (suggestion) CHECK(suggestion->total > 0);
    SUCCEED();
}

TEST_CASE("words of a query are told with their places", "[searcher][typed_words]") {
    const std::string text = "meta \"Muse Spark\" -llama title:wang AND lab";
    std::string told;
    for (const TypedWord& word : typed_words(parse_query(text).query, text)) {
        CHECK(text.substr(word.span.begin, word.span.end - word.span.begin).size() == word.form.size());
        told += word.form + (word.is_quoted ? "q" : "") + (word.follows ? "f" : "") + " ";
    }
    CHECK(told == "meta museq sparkqf lab ");
}

TEST_CASE("what replaces a word has its case", "[searcher][typed_words]") {
    CHECK(in_case_of("ALEXANDER", "alexandr") == "ALEXANDR");
    CHECK(in_case_of("Alexander", "alexandr wang") == "Alexandr Wang");
    CHECK(in_case_of("alexander", "alexandr") == "alexandr");
    CHECK(in_case_of("aLEX", "alexandr") == "alexandr");
    CHECK(in_case_of("A", "b") == "B");
    CHECK(in_case_of("", "b") == "b");
}

TEST_CASE("a reader that stays suggests the same again, and what a commit brings", "[searcher][suggestion]") {
    const SampleIndex index(labs());
    IndexReader reader(index.directory());
    const auto suggested_again = [&](const std::string& query) {
        SearchRequest request;
        request.query = query;
        request.is_corrected = true;
        const auto suggestion = search(reader, request).suggestion;
        return suggestion ? suggestion->query : "";
    };
    for (int i = 0; i < 5; ++i) {
        CHECK(suggested_again("telefone") == "telephone");
        CHECK(suggested_again("telefone~1") ==
              suggested(index, "telefone~1"));  // fewer edits: others are near
        CHECK(suggested_again("superinteligence telefone") == suggested(index, "superinteligence telefone"));
        CHECK(suggested_again("xyzzy").empty());
    }
    index.add(
        {make_briefing("new", "The telefono", "A telefono rang."), make_briefing("z", "Xyzzq", "A word.")});
    CHECK(suggested_again("telefone") == "telefono");
    CHECK(suggested_again("xyzzy") == "xyzzq");
}
