#include "searcher/facts/claim_conditions.h"

#include "tests/support/catch.h"
#include "tests/support/repeated.h"

#include <array>

using namespace debrief;
using namespace debrief::test;

namespace {

const std::vector<BackingSource> press{{"cnbc.com", {"CNBC", SourceKind::press}}};
const std::vector<BackingSource> party{{"about.fb.com", {"Meta", SourceKind::party}}};
const std::vector<BackingSource> both{{"ai.meta.com", {"Meta", SourceKind::party}},
                                      {"scale.com", {"Scale AI", SourceKind::press}}};

/// The letters of the claims that meet what a query asks of sentences.
std::string met_by(const ClaimConditions& conditions) {
    struct Sample {
        char letter;
        ClaimTraits claim;
    };
    const std::array samples{
        Sample{'u', {Evidence::none, {}, false}},        Sample{'h', {Evidence::none, {}, true}},
        Sample{'p', {Evidence::direct, press, false}},   Sample{'m', {Evidence::inherited, party, true}},
        Sample{'b', {Evidence::inherited, both, false}},
    };
    std::string met;
    for (const Sample& sample : samples) {
        if (conditions.are_met(sample.claim)) met += sample.letter;
    }
    return met;
}

}  // namespace

TEST_CASE("conditions on sentences are taken out of a query", "[searcher][claim_conditions]") {
    struct Case {
        const char* query;
        const char* left;  ///< what briefings are looked for by
        const char* met;
    };
    const auto [query, left, met] = GENERATE(values<Case>({
        {"", "(everything)", "uhpmb"},
        {"muse", "(word \"muse\")", "uhpmb"},
        {"muse cites:cnbc.com", "(all (cites \"cnbc.com\") (word \"muse\"))", "p"},
        {"muse cites:fb.com", "(all (cites \"fb.com\") (word \"muse\"))", "m"},
        {"muse cites:https://www.cnbc.com/a", "(all (cites \"https://www.cnbc.com/a\") (word \"muse\"))",
         "p"},
        {"muse cites:\"scale ai\"", "(all (cites phrase \"scale ai\") (word \"muse\"))", "b"},
        {"muse cites:META", "(all (cites \"META\") (word \"muse\"))", "mb"},
        {"muse cites:*", "(all (cites \"*\") (word \"muse\"))", "pmb"},
        {"cites:bc.com", "(cites \"bc.com\")", ""},
        {"kind:press", "(kind \"press\")", "pb"},
        {"kind:press kind:party", "(all (kind \"press\") (kind \"party\"))", "b"},
        {"is:uncited", "(everything)", "uh"},
        {"is:uncited muse", "(word \"muse\")", "uh"},
        {"is:cited", "(is \"cited\")", "pmb"},
        {"is:party-only", "(kind \"party\")", "m"},
        {"is:hedged", "(is \"hedged\")", "hm"},
        {"is:hedged is:uncited muse", "(all (is \"hedged\") (word \"muse\"))", "h"},
        // what is excluded of sentences is not excluded of briefings
        {"muse -is:hedged", "(word \"muse\")", "upb"},
        {"muse NOT cites:cnbc.com", "(word \"muse\")", "uhmb"},
        {"-is:cited", "(everything)", "uh"},
        {"muse -spark -kind:party", "(but-not (word \"muse\") (word \"spark\"))", "uhp"},
        {"muse -(kind:party is:hedged)", "(word \"muse\")", "uhpb"},
        {"cites:* -kind:party", "(cites \"*\")", "p"},
        // alternatives of conditions alone
        {"muse (cites:cnbc.com OR is:uncited)", "(word \"muse\")", "uhp"},
        {"(cites:cnbc.com OR cites:fb.com) AND muse",
         "(all (any (cites \"cnbc.com\") (cites \"fb.com\")) (word \"muse\"))", "pm"},
        {"cites:cnbc.com OR (kind:party -is:hedged)", "(any (cites \"cnbc.com\") (kind \"party\"))", "pb"},
        {"(muse OR spark) is:hedged", "(all (any (word \"muse\") (word \"spark\")) (is \"hedged\"))", "hm"},
        // words that only rank
        {"+kind:party muse", "(with (kind \"party\") (word \"muse\"))", "mb"},
        // how many sources there are is asked of briefings
        {"muse cites:>1", "(all (cites >1..) (word \"muse\"))", "uhpmb"},
    }));
    CAPTURE(query);
    ParsedQuery parsed = parse_query(query);
    const ClaimConditions conditions = take_conditions(parsed);
    CHECK(to_string(parsed.query) == left);
    CHECK(met_by(conditions) == met);
    CHECK(parsed.notes.empty());
}

TEST_CASE("conditions that are tied to other parts are about briefings, and that is told",
          "[searcher][claim_conditions]") {
    struct Case {
        const char* query;
        const char* left;
        std::size_t offset;
        const char* message;
    };
    const auto [query, left, offset, message] = GENERATE(values<Case>({
        {"muse OR cites:cnbc.com", "(any (word \"muse\") (cites \"cnbc.com\"))", 8,
         "'cites:' is joined with something else by OR, so here it is about whole briefings"},
        {"spark AND (muse OR is:uncited)", "(all (word \"spark\") (any (word \"muse\") (is \"uncited\")))",
         19, "'is:' is joined with something else by OR, so here it is about whole briefings"},
        {"spark -(muse kind:press)", "(but-not (word \"spark\") (all (kind \"press\") (word \"muse\")))", 13,
         "'kind:' is excluded together with something else, so here it is about whole briefings"},
    }));
    CAPTURE(query);
    ParsedQuery parsed = parse_query(query);
    const ClaimConditions conditions = take_conditions(parsed);
    CHECK(to_string(parsed.query) == left);
    CHECK(met_by(conditions) == "uhpmb");
    REQUIRE(parsed.notes.size() == 1);
    CHECK(parsed.notes.front().offset == offset);
    CHECK(parsed.notes.front().message == message);
}

TEST_CASE("filters that are nothing but conditions are taken", "[searcher][claim_conditions]") {
    struct Case {
        std::vector<std::string> filters;
        std::vector<std::string> left;
        const char* briefings;  ///< that may have such sentences
        const char* met;
    };
    const auto [filters, left, briefings, met] = GENERATE(values<Case>({
        {{}, {}, "(everything)", "uhpmb"},
        {{"is:uncited"}, {}, "(everything)", "uh"},
        {{"-is:cited"}, {}, "(everything)", "uh"},
        {{"is:party-only"}, {}, "(kind \"party\")", "m"},
        {{"kind:press", "kind:party"}, {}, "(all (kind \"press\") (kind \"party\"))", "b"},
        {{"cites:cnbc.com OR is:hedged"}, {}, "(any (cites \"cnbc.com\") (is \"hedged\"))", "hpm"},
        // what has anything else in it stays about briefings
        {{"muse", "is:hedged", "cites:>1"}, {"muse", "cites:>1"}, "(is \"hedged\")", "hm"},
        {{"muse is:hedged"}, {"muse is:hedged"}, "(everything)", "uhpmb"},
        {{"kind:nonsense", "is:hedged titel:x"},
         {"kind:nonsense", "is:hedged titel:x"},
         "(everything)",
         "uhpmb"},
    }));
    std::vector<std::string> others = filters;
    ClaimConditions conditions;
    CHECK(to_string(take_filters(others, {}, conditions)) == briefings);
    CHECK(others == left);
    CHECK(met_by(conditions) == met);
}

TEST_CASE("conditions tell what they look at", "[searcher][claim_conditions]") {
    struct Case {
        const char* query;
        bool sources;
        bool hedges;
    };
    const auto [query, sources, hedges] = GENERATE(values<Case>({
        {"muse", false, false},
        {"is:uncited", false, false},
        {"is:party-only", true, false},
        {"-kind:press", true, false},
        {"cites:* -is:hedged", true, true},
        {"is:uncited (is:cited OR is:hedged)", false, true},
    }));
    CAPTURE(query);
    ParsedQuery parsed = parse_query(query);
    const ClaimConditions conditions = take_conditions(parsed);
    CHECK(conditions.look_at_sources() == sources);
    CHECK(conditions.look_at_hedges() == hedges);
}

TEST_CASE("notes of conditions stand among the others in order", "[searcher][claim_conditions]") {
    ParsedQuery parsed = parse_query("muse OR cites:a.com titel:x");
    static_cast<void>(take_conditions(parsed));
    REQUIRE(parsed.notes.size() == 2);
    CHECK(parsed.notes.front().offset == 8);
    CHECK(parsed.notes.back().offset == 20);
}

TEST_CASE("any text is a query with conditions", "[searcher][claim_conditions]") {
    const std::string text = GENERATE(std::string("-(-(-is:hedged))"), std::string("((((is:cited"),
                                      std::string("cites: kind:x is:"), repeated("(is:hedged OR ", 500),
                                      repeated("-is:uncited ", 500), std::string("\0is:cited\xFF", 10));
    ParsedQuery parsed = parse_query(text);
    const ClaimConditions conditions = take_conditions(parsed);
    CHECK_NOTHROW(met_by(conditions));
}
