#include "corpus/hedge_words.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace debrief {

namespace {

struct RuledWord {
    std::string_view word;
    HedgeRule rule;
};

constexpr auto ruled_words = [] {
    using enum HedgeRule;
    return std::to_array<RuledWord>({
        {"allegation", always},     {"allegations", always},  {"allege", always},
        {"alleged", always},        {"allegedly", always},    {"alleges", always},
        {"alleging", always},       {"anonymity", always},    {"apparently", always},
        {"arguably", always},       {"conceivably", always},  {"likely", always},
        {"maybe", always},          {"ostensibly", always},   {"perhaps", always},
        {"possibly", always},       {"potentially", always},  {"presumably", always},
        {"probably", always},       {"purported", always},    {"purportedly", always},
        {"reckon", always},         {"reckoned", always},     {"reckons", always},
        {"reportedly", always},     {"rumor", always},        {"rumored", always},
        {"rumors", always},         {"rumour", always},       {"rumoured", always},
        {"rumours", always},        {"seem", always},         {"seemed", always},
        {"seemingly", always},      {"seems", always},        {"speculated", always},
        {"speculates", always},     {"speculating", always},  {"supposedly", always},
        {"suspected", always},      {"unclear", always},      {"unconfirmed", always},
        {"unlikely", always},       {"unverified", always},   {"may", month},
        {"might", strength},        {"could", ability},       {"claim", claim},
        {"claimed", claim},         {"claiming", claim},      {"claims", claim},
        {"appear", appearance},     {"appeared", appearance}, {"appearing", appearance},
        {"appears", appearance},    {"looked", looks},        {"looks", looks},
        {"believe", belief},        {"believed", belief},     {"believes", belief},
        {"believing", belief},      {"suggest", suggestion},  {"suggested", suggestion},
        {"suggesting", suggestion}, {"suggests", suggestion}, {"estimated", passive},
        {"said", passive},          {"thought", passive},     {"understood", passive},
        {"reported", report},       {"expect", expectation},  {"expected", expectation},
        {"expects", expectation},   {"hint", hint},           {"hinted", hint},
        {"hinting", hint},          {"hints", hint},          {"supposed", supposition},
        {"according", attribution}, {"source", unnamed},      {"sources", unnamed},
        {"familiar", acquaintance},
    });
}();

}  // namespace

constexpr WordSieve hedge_sieve(ruled_words, &RuledWord::word);

std::optional<HedgeRule> hedge_rule(std::string_view lower_word) {
    if (!hedge_sieve.may_hold(lower_word)) return std::nullopt;
    const auto found = std::find_if(ruled_words.begin(), ruled_words.end(),
                                    [&](const RuledWord& entry) { return entry.word == lower_word; });
    return found == ruled_words.end() ? std::nullopt : std::optional(found->rule);
}

bool happens(std::string_view lower_word) {
    static const std::unordered_set<std::string_view> verbs{
        "affect",    "become",  "begin",    "be",         "boost",      "bring",  "cause",   "come",
        "cost",      "cut",     "damage",   "deter",      "disrupt",    "double", "drag",    "drive",
        "drop",      "emerge",  "end",      "exceed",     "expose",     "face",   "fail",    "fall",
        "follow",    "force",   "generate", "grow",       "happen",     "harm",   "have",    "help",
        "hit",       "hurt",    "increase", "jeopardise", "jeopardize", "lead",   "lose",    "lower",
        "make",      "mark",    "mean",     "open",       "pave",       "prompt", "prove",   "push",
        "raise",     "reach",   "reduce",   "remain",     "require",    "result", "rise",    "save",
        "signal",    "slow",    "soar",     "spark",      "spell",      "spread", "start",   "stem",
        "suffer",    "surpass", "take",     "threaten",   "top",        "total",  "trigger", "turn",
        "undermine", "weaken",  "weigh",    "widen",      "worsen"};
    return verbs.contains(lower_word);
}

}  // namespace debrief
