#pragma once

#include "tests/support/repeated.h"
#include "web/http.h"

#include <array>
#include <string>
#include <vector>

namespace debrief::test {

/// Queries that cost as much as a query may: each has what some part of a search takes long for.
inline std::vector<std::string> queries_of_death() {
    std::string all_letters;
    std::string all_endings;
    std::string all_fuzzy;
    std::string all_near;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        all_letters += std::string(1, letter) + "* ";
        all_endings += std::string("*") + letter + "* OR ";
        all_fuzzy += std::string(4, letter) + "~2 OR ";
        all_near += std::string(1, letter) + "* NEAR/100 ";
    }
    std::string many_words;
    for (int i = 0; i < 1'000; ++i) many_words += "word" + std::to_string(i) + " ";
    return {"",
            "the",
            "*",
            all_letters,
            all_endings + "x",
            all_fuzzy + "model~2",
            all_near + "z*",
            "(a* OR b* OR c*) NEAR/50 (d* OR e* OR f*) NEAR/50 (g* OR h*)",
            "\"the of and to in a for on\"",
            repeated("the of and ", 300),
            repeated("\"the model\" ", 12),
            repeated("model* ", 24),
            repeated("(", 7'000) + "model" + repeated(")", 7'000),
            repeated("NOT ", 3'500) + "model",
            repeated("-the ", 24),
            many_words,
            repeated("superintelligencelabs ", 20),
            repeated("modle ", 24),
            "amount:0..999999999999999 percent:0..100 event:1000..3000 is:cited date:1000..3000",
            "$1 OR $2 OR $3 OR $4 OR 5% OR 6% OR 7% OR 8%",
            "cites:* source:* kind:press kind:party kind:social",
            "title:a* title:b* title:*c* summary:*d*",
            "story:* name:* -story:x"};
}

inline constexpr std::array pages_of_queries{"/?q=",         "/?group=story&sort=newest&q=",
                                             "/stories?q=",  "/claims?n=100&q=",
                                             "/figures?q=",  "/quotes?q=",
                                             "/timeline?q=", "/sources?q=",
                                             "/feed?q=",     "/export?format=csv&q="};
inline constexpr std::array api_paths_of_queries{
    "search?limit=1000&snippets=10&facets=all&histogram=1&explain=1&q=",
    "search?rank=deep&group=story&limit=1000&q=",
    "search?invert-match=1&sort=citations&raw=1&q=",
    "why?id=a&rank=deep&q=",
    "suggest?limit=100&q=",
    "stories?limit=1000&q=",
    "claims?limit=1000&briefings=1000&q=",
    "figures?limit=1000&briefings=1000&q=",
    "quotes?limit=1000&briefings=1000&q=",
    "timeline?limit=10000&briefings=1000&q=",
    "sources?limit=10000&q="};

/// All that is asked a query of, at the upper ends of what may be asked for.
inline std::vector<std::string> costly_targets(const std::string& query) {
    std::vector<std::string> targets;
    for (const std::string page : pages_of_queries) targets.push_back(page + percent_encode(query));
    for (const std::string path : api_paths_of_queries)
        targets.push_back("/api/v1/" + path + percent_encode(query));
    return targets;
}

}  // namespace debrief::test
