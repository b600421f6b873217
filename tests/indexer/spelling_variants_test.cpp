#include "indexer/spelling_variants.h"

#include "corpus/data_files.h"
#include "indexer/stemmer.h"
#include "tests/support/catch.h"

#include <array>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace debrief;

TEST_CASE("British and American spellings have one stem", "[indexer][spelling_variants]") {
    struct Case {
        std::string british;
        std::string american;
    };
    const auto [british, american] = GENERATE(values<Case>({
        {"specialised", "specialized"},
        {"organisation", "organization"},
        {"organisations", "organizations"},
        {"organisational", "organizational"},
        {"criticise", "criticize"},
        {"collectivise", "collectivized"},
        {"exorcised", "exorcized"},
        {"apologising", "apologizing"},
        {"fertilisers", "fertilizer"},
        {"recognisable", "recognizable"},
        {"aggrandisement", "aggrandizement"},
        {"colour", "color"},
        {"discoloured", "discolored"},
        {"neighbourhood", "neighborhood"},
        {"labourers", "laborers"},
        {"misbehaviour", "misbehavior"},
        {"favourite", "favorite"},
        {"harbours", "harbors"},
        {"centre", "center"},
        {"centred", "centered"},
        {"centrepiece", "centerpiece"},
        {"theatres", "theaters"},
        {"kilometres", "kilometers"},
        {"metre", "meters"},
        {"manoeuvre", "maneuver"},
        {"manoeuvred", "maneuvered"},
        {"manoeuvring", "maneuvering"},
        {"manoeuvrable", "maneuverable"},
        {"defence", "defense"},
        {"offences", "offenses"},
        {"licence", "license"},
        {"practised", "practiced"},
        {"programme", "program"},
        {"programmes", "programs"},
        {"programmed", "programed"},
        {"travelled", "traveled"},
        {"fuelling", "fueling"},
        {"dialled", "dialed"},
        {"jewellery", "jewelry"},
        {"marvellous", "marvelous"},
        {"councillors", "councilors"},
        {"worshippers", "worshipers"},
        {"fulfilment", "fulfillment"},
        {"enrol", "enrolled"},
        {"catalogue", "catalog"},
        {"catalogued", "cataloged"},
        {"cataloguing", "cataloging"},
        {"dialogues", "dialogs"},
        {"grey", "gray"},
        {"greyer", "grayer"},
        {"aluminium", "aluminum"},
        {"analyse", "analyze"},
        {"analysing", "analyzing"},
        {"paralysed", "paralyzed"},
        {"encyclopaedia", "encyclopedia"},
        {"encyclop\xC3\xA6"
         "dia",
         "encyclopedia"},
        {"f\xC5\x93tus", "fetus"},
        {"leukaemia", "leukemia"},
        {"anaesthetic", "anesthetic"},
        {"haemorrhage", "hemorrhage"},
        {"diarrhoea", "diarrhea"},
        {"oestrogen", "estrogen"},
        {"judgement", "judgment"},
        {"ageing", "aging"},
        {"artefacts", "artifacts"},
        {"ploughing", "plowing"},
        {"eurosceptics", "euroskeptics"},
        {"sulphuric", "sulfuric"},
        {"whisky", "whiskey"},
        {"whiskies", "whiskeys"},
        {"learnt", "learned"},
    }));
    CAPTURE(british, american);
    Stemmer stemmer;
    CHECK(stemmer.stem(british) == stemmer.stem(american));
}

TEST_CASE("words that only look like variants stay apart", "[indexer][spelling_variants]") {
    struct Case {
        std::string left;
        std::string right;
    };
    const auto [left, right] = GENERATE(values<Case>({
        {"cheque", "check"},
        {"tyre", "tire"},
        {"storey", "story"},
        {"kerb", "curb"},
        {"draught", "draft"},
        {"timbre", "timber"},
        {"prologue", "prolog"},
        {"four", "for"},
        {"prise", "prize"},
        {"sise", "size"},
        {"hour", "hor"},
        {"chilling", "chiling"},
        {"genre", "gener"},
        {"greed", "graed"},
        {"phoenix", "phenix"},
        {"bass", "bas"},
    }));
    CAPTURE(left, right);
    Stemmer stemmer;
    CHECK(stemmer.stem(left) != stemmer.stem(right));
}

TEST_CASE("words without a variant keep their form", "[indexer][spelling_variants]") {
    for (const std::string word : {"",
                                   "is",
                                   "rise",
                                   "rising",
                                   "wise",
                                   "otherwise",
                                   "advise",
                                   "adviser",
                                   "raised",
                                   "exercise",
                                   "precise",
                                   "promised",
                                   "promising",
                                   "premises",
                                   "franchise",
                                   "advertising",
                                   "surprise",
                                   "comprised",
                                   "revised",
                                   "televised",
                                   "improvise",
                                   "improvisation",
                                   "supervised",
                                   "crises",
                                   "disguise",
                                   "cruise",
                                   "noise",
                                   "paradise",
                                   "expertise",
                                   "merchandise",
                                   "disenfranchised",
                                   "sunrise",
                                   "denise",
                                   "louise",
                                   "poise",
                                   "compromise",
                                   "concise",
                                   "iris",
                                   "irises",
                                   "four",
                                   "hour",
                                   "our",
                                   "tour",
                                   "sour",
                                   "contour",
                                   "velour",
                                   "paramour",
                                   "seymour",
                                   "detour",
                                   "fire",
                                   "more",
                                   "acre",
                                   "massacre",
                                   "mediocre",
                                   "cadre",
                                   "macabre",
                                   "louvre",
                                   "sartre",
                                   "special",
                                   "color",
                                   "parallel",
                                   "ballet",
                                   "colleague",
                                   "synagogue",
                                   "league",
                                   "chancellor",
                                   "excellent",
                                   "fellow",
                                   "metallic",
                                   "medallion",
                                   "rebellion",
                                   "aerial",
                                   "poem",
                                   "michael",
                                   "israel",
                                   "canoe",
                                   "size",
                                   "seize",
                                   "prize",
                                   "14.3",
                                   "u.s",
                                   "don't",
                                   "\xC3\xA9tat",
                                   "\xE6\x9D\xB1\xE4\xBA\xAC"}) {
        CAPTURE(word);
        CHECK(common_spelling(word) == word);
    }
    const std::string monster = std::string(100'000, 'c') + "olour";
    CHECK(common_spelling(monster) == monster);
}

TEST_CASE("only English is spelt in two ways", "[indexer][spelling_variants]") {
    Stemmer french("fr");
    CHECK(french.stem("programme") != Stemmer("en").stem("programme"));
    CHECK(french.stem("centre") != french.stem("center"));
}

TEST_CASE("the table of spellings is well formed and leads to an end", "[indexer][spelling_variants]") {
    const std::set<std::string> kinds{"word", "begin", "part", "single", "keep"};
    std::set<std::string> seen;
    std::istringstream table{std::string(find_data_file("spellings.tsv"))};
    std::size_t rows = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        CAPTURE(line);
        ++rows;
        std::istringstream cells(line);
        std::vector<std::string> cell;
        for (std::string text; std::getline(cells, text, '\t');) cell.push_back(text);
        const bool has_replacement = cell.size() == 3;
        REQUIRE(kinds.contains(cell.at(0)));
        CHECK(has_replacement == (cell[0] != "single" && cell[0] != "keep"));
        CHECK(cell.at(1).size() >= 2);
        CHECK(seen.insert(cell[0] + cell[1]).second);
        if (cell[0] == "keep") CHECK(common_spelling(cell[1] + "ise") == cell[1] + "ise");
        if (!has_replacement) continue;
        // What is written in the common way is not written in another once more.
        const std::string common = common_spelling(cell[1]);
        CHECK(common_spelling(common) == common);
        CHECK(common.find(cell[2]) != std::string::npos);
    }
    CHECK(rows > 200);
}
