#include "indexer/analysis.h"
#include "indexer/stemmer.h"
#include "searcher/near_filter.h"
#include "searcher/search.h"
#include "tests/support/catch.h"
#include "tests/support/random.h"
#include "tests/support/sample_index.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

using namespace debrief;
using namespace debrief::test;

namespace {

using Ids = std::vector<std::string>;

Briefing in_language(std::string id, std::string language, std::string title, std::string text) {
    Briefing briefing = make_briefing(std::move(id), std::move(title), std::move(text));
    briefing.language = std::move(language);
    return briefing;
}

bool lights_something(const Hit& hit) {
    const auto has_matches = [](const Snippet& snippet) { return !snippet.matches.empty(); };
    return !hit.title_matches.empty() || std::any_of(hit.snippets.begin(), hit.snippets.end(), has_matches);
}

bool all_light(const SearchResult& result) {
    return std::all_of(result.hits.begin(), result.hits.end(), lights_something);
}

Ids sorted_ids(const SearchResult& result) {
    Ids ids;
    for (const Hit& hit : result.hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// One part of a NEAR: a word, or several in quotes.
std::vector<WordPlace> places_in(const std::vector<std::string>& text, const std::vector<std::string>& part,
                                 Stemmer& stemmer) {
    std::vector<WordPlace> places;
    for (std::size_t at = 0; at + part.size() <= text.size(); ++at) {
        bool is_here = true;
        for (std::size_t i = 0; i < part.size(); ++i) {
            is_here = is_here && (part.size() > 1 ? text[at + i] == part[i]
                                                  : std::string(stemmer.stem(text[at])) ==
                                                        std::string(stemmer.stem(part[i])));
        }
        if (is_here)
            places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(part.size())});
    }
    return places;
}

}  // namespace

TEST_CASE("NEAR finds what reading every text finds, and lights it", "[searcher][near_search][property]") {
    constexpr std::array<std::string_view, 10> words{"rate",   "rates", "cut",    "cutting", "bank",
                                                     "colour", "color", "filler", "thing",   "meeting"};
    Stemmer stemmer;
    Random random(4);
    std::vector<std::vector<std::string>> texts;
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < 60; ++i) {
        std::vector<std::string>& text = texts.emplace_back();
        std::string joined;
        for (std::size_t count = 5 + random.below(30); count > 0; --count) {
            text.emplace_back(random.one_of(words));
            joined += text.back() + " ";
        }
        briefings.push_back(make_briefing(fmt::format("{:02}", i), "headline", joined));
    }
    const SampleIndex index(briefings);
    std::size_t found = 0;
    for (std::size_t round = 0; round < 250; ++round) {
        const bool is_ordered = random.below(2) == 0;
        const std::size_t distance = 1 + random.below(9);
        std::vector<std::vector<std::string>> parts;
        std::string query;
        std::size_t words_asked = 0;
        for (std::size_t count = 2 + random.below(2); count > 0; --count) {
            std::vector<std::string>& part = parts.emplace_back();
            part.emplace_back(random.one_of(words));
            if (random.below(4) == 0) part.emplace_back(random.one_of(words));
            words_asked += part.size();
            if (!query.empty()) query += fmt::format(" {}/{} ", is_ordered ? "ADJ" : "NEAR", distance);
            query += part.size() == 1 ? part[0] : fmt::format("\"{} {}\"", part[0], part[1]);
        }
        Ids expected;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            std::vector<std::vector<WordPlace>> lists;
            for (const auto& part : parts) lists.push_back(places_in(texts[i], part, stemmer));
            if (are_near(lists, distance + words_asked - 1,
                         is_ordered ? WordOrder::as_given : WordOrder::any))
                expected.push_back(briefings[i].id);
        }
        SearchRequest request;
        request.query = query;
        request.limit = texts.size();
        const SearchResult result = index.search(request);
        found += expected.size();
        CAPTURE(query);
        CHECK(sorted_ids(result) == expected);
        CHECK(all_light(result));
    }
    CHECK(found > 500);
}

TEST_CASE("what is near by a stem of another language is lit too", "[searcher][near_search][property]") {
    constexpr std::array<std::string_view, 12> words{"haus",  "hause", "banken", "bank", "maison", "maisons",
                                                     "gange", "gang",  "news",   "new",  "les",    "rates"};
    constexpr std::array<std::string_view, 3> languages{"en", "de", "fr"};
    Random random(5);
    std::vector<Briefing> briefings;
    for (std::size_t i = 0; i < 40; ++i) {
        std::string text;
        for (std::size_t count = 4 + random.below(20); count > 0; --count)
            text += std::string(random.one_of(words)) + " ";
        briefings.push_back(
            in_language(fmt::format("{:02}", i), std::string(random.one_of(languages)), "headline", text));
    }
    const SampleIndex index(briefings);
    std::size_t hits = 0;
    for (std::size_t round = 0; round < 150; ++round) {
        SearchRequest request;
        request.query =
            fmt::format("{} {}/{} {}", random.one_of(words), random.below(2) == 0 ? "NEAR" : "ADJ",
                        1 + random.below(6), random.one_of(words));
        request.limit = briefings.size();
        const SearchResult result = index.search(request);
        hits += result.hits.size();
        CAPTURE(request.query);
        CHECK(all_light(result));
    }
    CHECK(hits > 200);
}

TEST_CASE("a word near others is found in all its spellings", "[searcher][near_search]") {
    const SampleIndex index({make_briefing("a", "Trial", "The estrogen trial ended early."),
                             make_briefing("b", "Trial", "The oestrogen trials ended early."),
                             make_briefing("c", "Clinic", "An anaesthetic clinic opened."),
                             make_briefing("d", "Clinic", "Anesthetics from the clinic sold."),
                             make_briefing("e", "Haven", "A haemorrhage was stopped.")});
    for (const char* const query : {"estrogen NEAR/3 trial", "oestrogen NEAR/3 trial"}) {
        CAPTURE(query);
        CHECK(sorted_ids(index.search(query)) == Ids{"a", "b"});
        CHECK(all_light(index.search(query)));
    }
    CHECK(sorted_ids(index.search("anesthetic NEAR/4 clinics")) == Ids{"c", "d"});
    CHECK(sorted_ids(index.search("anaesthetic NEAR/4 clinics")) == Ids{"c", "d"});
    CHECK(sorted_ids(index.search("hemorrhages ADJ/3 stop")) == Ids{"e"});
}
