#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "searcher/query_parser.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/sample_index.h"

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

Briefing in_language(std::string id, std::string language, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.language = std::move(language);
    return briefing;
}

/// The forms of a text's words with bars between them.
std::string forms(std::string_view text) {
    std::string all;
    for (const Token& token : tokenize(text)) all += (all.empty() ? "" : "|") + token.form;
    return all;
}

/// The first snippet of the only hit, its matches between brackets.
std::string lit(const SampleIndex& index, const std::string& query) {
    const SearchResult result = index.search(query);
    if (result.hits.size() != 1 || result.hits.front().snippets.empty())
        return "(" + std::to_string(result.hits.size()) + ")";
    const Snippet& snippet = result.hits.front().snippets.front();
    std::string text = snippet.text;
    for (auto match = snippet.matches.rbegin(); match != snippet.matches.rend(); ++match) {
        text.insert(match->end, "]");
        text.insert(match->begin, "[");
    }
    return text;
}

}  // namespace

TEST_CASE("words are told apart in scripts without blanks, behind elisions, and with ё",
          "[indexer][tokenizer]") {
    struct Case {
        const char* text;
        const char* expected;
    };
    const auto [text, expected] = GENERATE(values<Case>({
        {"東京都", "東京|京都"},
        {"猫", "猫"},
        {"東京。京都", "東京|京都"},
        {"iPhone手机 5G", "iphone|手机|5g"},
        {"カー", "カー"},
        {"ｶｰﾄﾞ", "カー|ード"},               // half-width letters and marks
        {"ไทยที่", "ไท|ทย|ยที่"},                // vowels and tones stay with their letters
        {"뉴스를 봅니다", "뉴스를|봅니다"},  // Korean has blanks
        {"東京(scale.com)都", "東京|scale|com|都"},
        {"人々", "人々"},
        {"l'État et qu’il dell'anno", "l|etat|et|qu|il|dell|anno"},  // elided words are words of their own
        {"don't O'Connor rock'n'roll", "don't|o'connor|rock'n'roll"},
        {"ещё Ёлка й", "еще|елка|й"},
    }));
    CAPTURE(text);
    CHECK(forms(text) == expected);
}

TEST_CASE("texts without blanks are found by words, pairs and single characters, and lit",
          "[searcher][languages]") {
    const SampleIndex index(
        {in_language("1", "ja", "東京都の選挙", "東京都で選挙が行われた。結果は明日発表される。"),
         in_language("2", "zh", "北京的天气", "北京今天下雨。"),
         in_language("3", "en", "Rain in Kyoto", "Kyoto saw rain.")});
    CHECK(index.ids("東京") == Ids{"1"});
    CHECK(index.ids("\"東京都\"") == Ids{"1"});
    CHECK(index.ids("\"東都\"").empty());
    CHECK(index.ids("雨") == Ids{"2"});
    CHECK(index.ids("京").size() == 2);  // of 東京 and of 北京
    CHECK(index.ids("title:天气") == Ids{"2"});
    CHECK(lit(index, "東京都") == "[東京都]で選挙が行われた。結果は明日発表される。");
    CHECK(lit(index, "\"選挙が\"") == "東京都で[選挙が]行われた。結果は明日発表される。");
    CHECK(lit(index, "雨") == "北京今天下[雨]。");
}

TEST_CASE("words are stemmed in the language of their text, and found whatever the query's",
          "[searcher][languages]") {
    const SampleIndex index(
        {in_language("de", "de", "Neue Häuser", "In Köln wurden Häuser gebaut."),
         in_language("fr", "fr", "Les élections", "Les électeurs ont voté aux élections nationales."),
         in_language("ru", "ru", "Новости дня", "Министры обсудили новые законы."),
         in_language("en", "en", "New houses", "Houses were built in Cologne."),
         in_language("pl", "pl", "Nowe domy", "W Krakowie zbudowano domy.")});
    CHECK(index.ids("haus") == Ids{"de"});
    CHECK(index.ids("élection") == Ids{"fr"});
    CHECK(index.ids("закон") == Ids{"ru"});
    CHECK(index.ids("house") == Ids{"en"});
    CHECK(index.ids("domy") == Ids{"pl"});  // Snowball has no Polish
    CHECK(lit(index, "закон") == "Министры обсудили новые [законы].");
}

TEST_CASE("an index whose first text of another language comes later is searched in it too",
          "[searcher][languages]") {
    const SampleIndex empty({in_language("en", "en", "New houses", "Houses were built.")});
    IndexReader reader(empty.directory());
    CHECK(reader.stemmers().all("häuser").size() == 1);
    empty.add({in_language("de", "de", "Neue Häuser", "Häuser wurden gebaut.")});
    SearchRequest request;
    request.query = "haus";
    (void)search(reader, request);  // learns of the language while it reads
    CHECK(search(reader, request).hits.size() == 1);
}

TEST_CASE("a stemmer for each language of Snowball, English for the others", "[indexer][stemmer]") {
    CHECK(Stemmer("de").stem("hauses") == Stemmer("de").stem("hause"));
    CHECK(Stemmer("xx").stem("houses") == "hous");
    CHECK(Stemmer("").stem("houses") == "hous");
    CHECK(has_stemmer("tr"));
    CHECK_FALSE(has_stemmer("ja"));
    Stemmers stemmers({"de", "ja", "en", "fr"});
    CHECK(stemmers.each().size() == 3);
    CHECK(stemmers.all("running").front() == "run");
}

TEST_CASE("chrome is found only where whole texts are searched", "[searcher][search]") {
    Briefing briefing =
        make_briefing("1", "Rhine floods", "It rained in Cologne.\n\nDownload on the App Store");
    briefing.chrome = {{{23, 48}, ChromeReason::listed}};
    const SampleIndex index({briefing, make_briefing("2", "Apps", "A store for apps opened.")});
    const auto ids = [&](const std::string& query, SearchedText text) {
        SearchRequest request;
        request.query = query;
        request.text = text;
        Ids found;
        for (const Hit& hit : index.search(request).hits) found.push_back(hit.id);
        return found;
    };
    for (const char* query : {"download", "\"app store\"", "\"the app store\""}) {
        CAPTURE(query);
        CHECK(ids(query, SearchedText::body).empty());
        CHECK(ids(query, SearchedText::whole) == Ids{"1"});
    }
    CHECK(ids("store", SearchedText::body) == Ids{"2"});
    CHECK(ids("store", SearchedText::whole) == Ids{"2", "1"});
    CHECK(ids("store -app", SearchedText::body).empty());
    CHECK(ids("rhine -store", SearchedText::body) == Ids{"1"});
    CHECK(ids("rhine -store", SearchedText::whole).empty());
    CHECK(ids("\"cologne download\"", SearchedText::whole)
              .empty());  // no phrase reaches from a body into chrome
    SearchRequest request;
    request.query = "rained";
    CHECK(index.search(request).hits.front().snippets.front().text == "It rained in Cologne.");
}
